/** The demo municipality Veenmeren, poured in through the services, and its entrance. Nobody in it is real. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "identity :: ui",
            "notify",
            "circle",
            "timeline",
            "watch",
            "agenda",
            "told",
            "task",
            "bridge",
            "need",
            "frontdoor",
            "representation",
            "carer"
        })
@NullMarked
package nl.kring.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
