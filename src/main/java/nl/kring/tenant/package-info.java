/** A municipality: its name, its zones and the public part of its navigators. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: ui"})
@NullMarked
package nl.kring.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
