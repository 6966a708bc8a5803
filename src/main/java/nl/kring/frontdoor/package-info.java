/** Reports that reach a municipality: who has them, until when somebody comes, and who may read them. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "identity :: ui",
            "privacy",
            "notify",
            "bridge"
        })
@NullMarked
package nl.kring.frontdoor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
