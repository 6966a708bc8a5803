/** What leaves the process: deliveries by mail and phone, tried until they are done. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform :: ui", "tenant", "identity", "identity :: ui", "privacy"})
@NullMarked
package nl.kring.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
