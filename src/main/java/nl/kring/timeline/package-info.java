/** Posts of a circle and their answers. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "privacy",
            "notify",
            "told",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
