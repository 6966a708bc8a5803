/** Accounts, their channels and devices, organisations, and how one signs in. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: ui", "tenant"})
@NullMarked
package nl.kring.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
