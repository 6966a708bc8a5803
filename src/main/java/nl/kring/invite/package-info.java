/** Asking people into a circle: the sketch of who stands round the resident, invitations, and the yes of who was asked. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "identity :: ui",
            "privacy",
            "notify",
            "circle",
            "circle :: ui"
        })
@NullMarked
package nl.kring.invite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
