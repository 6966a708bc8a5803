/** When a resident moves house: what that means for her circle, what the municipality may know of it, and what is told before it happens. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "identity",
            "privacy",
            "notify",
            "tenant",
            "bridge",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
