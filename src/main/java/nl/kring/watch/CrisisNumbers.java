package nl.kring.watch;

import java.util.List;
import java.util.Optional;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import org.springframework.stereotype.Component;

/** The numbers that a municipality confirmed for danger (R-D20): one a line, name and number with a tab between. */
@Component
class CrisisNumbers {
    private final TenantService tenants;

    CrisisNumbers(TenantService tenants) {
        this.tenants = tenants;
    }

    List<AlertView.Number> numbers(TenantId tenant) {
        return tenants.find(tenant).map(TenantView::numbersForDanger).stream()
                .flatMap(List::stream)
                .map(number -> new AlertView.Number(number.name(), false, number.phone(), Optional.empty()))
                .toList();
    }
}
