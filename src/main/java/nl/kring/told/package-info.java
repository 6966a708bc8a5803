/** Who is told what outside the app, how often, how much of it, and when not. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "identity",
            "identity :: ui",
            "privacy",
            "notify",
            "notify :: ui",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.told;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
