/** The few things that may cross between a circle and a municipal file: shown first, then sent, then logged. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: ui", "tenant", "identity", "privacy", "notify"})
@NullMarked
package nl.kring.bridge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
