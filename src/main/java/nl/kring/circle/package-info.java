/** Residents, members, seats, rings and who sees what. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: ui", "tenant", "identity", "identity :: ui", "privacy", "notify"
        })
@NullMarked
package nl.kring.circle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
