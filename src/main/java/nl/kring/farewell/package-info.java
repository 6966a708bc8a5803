/** When a resident dies: at the first word nothing goes out any more; a second person confirms it, or it was a mistake. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "identity",
            "privacy",
            "tenant",
            "bridge",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.farewell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
