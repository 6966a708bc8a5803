/** The one who cares for another: how it goes with her, for herself alone, and what helps before she breaks. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: ui",
            "tenant",
            "identity",
            "notify",
            "circle",
            "circle :: ui",
            "timeline",
            "timeline :: ui",
            "watch",
            "task",
            "need"
        })
@NullMarked
package nl.kring.carer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
