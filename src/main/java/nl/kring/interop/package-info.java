/** The outside world's formats, each in a package of its own, and nothing else. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.kring.interop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
