/** A copy of everything, encrypted, that another machine can go on from: made beside a Kring that runs, proven, and put back. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package nl.kring.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
