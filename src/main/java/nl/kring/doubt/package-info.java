/** "Klopt dit niet?": a question about a line of the log, put to the privacy officer, and what comes back. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "privacy",
            "notify",
            "bridge",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.doubt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
