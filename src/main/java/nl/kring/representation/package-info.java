/** Who speaks for a resident: asked for in the circle, seen by the municipality, told to the resident, and over by itself. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "identity :: ui",
            "privacy",
            "notify",
            "bridge",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.representation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
