/** How a circle starts: by its resident, or by somebody else until the resident says yes. */
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
            "circle :: ui"
        })
@NullMarked
package nl.kring.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
