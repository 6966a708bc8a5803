package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class StartTests {
    @Autowired
    private TenantService tenants;

    @Test
    void theContextStarts() {
        assertThat(tenants.named("Nergens")).isEmpty();
    }
}
