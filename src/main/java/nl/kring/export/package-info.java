/** What a person may take along of a circle: all that its resident may read, or the own part of somebody else. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "privacy",
            "bridge",
            "circle",
            "circle :: ui",
            "invite",
            "invite :: ui",
            "told",
            "timeline",
            "agenda",
            "watch",
            "task",
            "need",
            "representation",
            "farewell",
            "moving",
            "doubt",
            "carer"
        })
@NullMarked
package nl.kring.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
