package nl.kring;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void aModuleUsesOnlyWhatItSaysItUses() {
        ApplicationModules.of(Application.class).verify();
    }
}
