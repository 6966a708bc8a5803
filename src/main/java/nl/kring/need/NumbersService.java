package nl.kring.need;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleSummary;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a resident can call, away from her circle (R-B19). Nobody in it reads that she looked: no log of a circle says so. */
@Service
@Transactional(readOnly = true)
public class NumbersService {
    private final CircleService circles;
    private final TenantService tenants;

    NumbersService(CircleService circles, TenantService tenants) {
        this.circles = circles;
        this.tenants = tenants;
    }

    /** Who supports the person signed in, and who helps where she lives; nothing of circles that are of others. */
    public NumbersView mine() {
        var own = circles.mine().stream()
                .filter(circle -> circle.state() != CircleState.IN_MEMORIAM)
                .map(CircleSummary::id)
                .map(circles::seat)
                .filter(Seat::isResident)
                .toList();
        return new NumbersView(
                own.stream().flatMap(this::supporters).distinct().toList(),
                own.stream().flatMap(this::navigators).distinct().toList(),
                own.stream()
                        .map(circles::viewFor)
                        .map(CircleView::tenant)
                        .flatMap(tenant -> tenants.find(tenant).stream())
                        .findFirst());
    }

    private Stream<NumbersView.Supporter> supporters(Seat seat) {
        return circles.viewFor(seat).members().stream()
                .filter(MemberView::clientSupporter)
                .map(MemberView::person)
                .flatMap(person -> person.phone().stream()
                        .map(phone -> new NumbersView.Supporter(person.firstName(), person.face(), phone)));
    }

    private Stream<NavigatorView> navigators(Seat seat) {
        var tenant = circles.viewFor(seat).tenant();
        return Optional.of(seat.circle()).flatMap(circles::address).stream()
                .flatMap(address -> tenants.zoneOf(tenant, address.postcode()).stream())
                .map(zone -> tenants.navigatorsOf(zone.id()))
                .flatMap(List::stream);
    }
}
