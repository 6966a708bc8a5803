/** The access log: who saw or did what, for the resident to read. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: ui", "tenant", "identity", "identity :: ui"})
@NullMarked
package nl.kring.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
