/** The outside world's formats, each in a package of its own, and nothing else. */
@ApplicationModule(allowedDependencies = {"platform", "tenant", "identity", "privacy", "circle", "timeline"})
@NullMarked
package nl.kring.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
