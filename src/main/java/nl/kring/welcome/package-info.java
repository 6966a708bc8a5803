/** The first days of a circle: where its resident begins, a few messages that can be stopped, one question, and an offer of help. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "identity :: ui",
            "privacy",
            "notify",
            "circle",
            "circle :: ui",
            "invite",
            "invite :: ui",
            "start",
            "timeline",
            "timeline :: ui",
            "watch",
            "watch :: ui",
            "need"
        })
@NullMarked
package nl.kring.welcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
