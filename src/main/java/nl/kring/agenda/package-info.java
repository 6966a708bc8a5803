/** Appointments of a circle, its agenda, and what of that a person has in a calendar elsewhere. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "identity",
            "privacy",
            "circle",
            "circle :: ui",
            "timeline",
            "timeline :: ui",
            "told"
        })
@NullMarked
package nl.kring.agenda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
