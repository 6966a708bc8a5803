/** Early signs round a resident, and who picks them up. */
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
            "circle :: ui",
            "timeline",
            "timeline :: ui"
        })
@NullMarked
package nl.kring.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
