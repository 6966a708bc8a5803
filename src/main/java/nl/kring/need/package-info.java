/** What somebody needs, in own words, and the way from there to help. */
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
            "timeline"
        })
@NullMarked
package nl.kring.need;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
