/** What a circle puts on paper for who reads no screen: the page for the fridge. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "identity",
            "circle",
            "circle :: ui",
            "timeline",
            "told",
            "agenda",
            "task"
        })
@NullMarked
package nl.kring.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
