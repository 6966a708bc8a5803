/** Tasks of a circle: what somebody asks, and who does it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "privacy",
            "notify",
            "circle",
            "circle :: ui",
            "timeline",
            "timeline :: ui",
            "watch",
            "told",
            "agenda"
        })
@NullMarked
package nl.kring.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
