package nl.kring.need;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.Act;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.need.NeedEvent.NeedForwarded;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking for help, and taking it straight to the municipality (journey e). */
@Service
@Transactional
public class NeedService {
    private final Needs needs;
    private final CircleService circles;
    private final AccountService accounts;
    private final TenantService tenants;
    private final BridgeService bridge;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NeedService(
            Needs needs,
            CircleService circles,
            AccountService accounts,
            TenantService tenants,
            BridgeService bridge,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.needs = needs;
        this.circles = circles;
        this.accounts = accounts;
        this.tenants = tenants;
        this.bridge = bridge;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the person signed in may ask for help here; somebody outside the circle is told nothing. */
    @Transactional(readOnly = true)
    public boolean mayAsk(CircleId circle) {
        return circles.seat(circle).can(Act.FORWARD_NEED);
    }

    /** The newest need, with what came back about it. */
    @Transactional(readOnly = true)
    public Optional<NeedView> newest(CircleId circle) {
        var asking = asking(circle, Act.ASK_FOR_HELP);
        return needs.newest(asking.resident(), circle).map(this::view);
    }

    /** All of them, newest first. */
    @Transactional(readOnly = true)
    public List<NeedView> all(CircleId circle) {
        var asking = asking(circle, Act.ASK_FOR_HELP);
        return needs.all(asking.resident(), circle).stream().map(this::view).toList();
    }

    private NeedView view(HelpNeed need) {
        var answers = need.bridge()
                .map(crossing -> bridge.answers(crossing, need.account()))
                .orElse(List.of());
        return new NeedView(
                need.id(),
                need.ownWords(),
                need.theme(),
                need.tried(),
                need.state(),
                need.forwardedAt(),
                answers.stream()
                        .filter(answer -> answer.kind() == Kind.PROMISE)
                        .reduce((_, last) -> last)
                        .map(Crossing::payload)
                        .map(payload -> bridge.read(payload, Payload.Promise.class)),
                answers.stream().anyMatch(answer -> answer.kind() == Kind.STATUS));
    }

    /** Keeps what is being written, so that it is there again later. */
    public void write(CircleId circle, NeedDraft draft) {
        var asking = asking(circle, Act.ASK_FOR_HELP);
        asking.seat().mayWrite(Act.ASK_FOR_HELP);
        // what may go on needs no question here: it is shown before it goes, and nobody in the circle reads it (R-C14)
        Giveaway.refuse(draft.ownWords() + "\n" + draft.tried(), Giveaway.ALLOWED);
        needs.write(draft, asking.circle().tenant(), asking.resident(), circle);
    }

    /** Who helps where the resident lives, as far as the address is known. */
    @Transactional(readOnly = true)
    public HelpersView helpers(CircleId circle) {
        var asking = asking(circle, Act.ASK_FOR_HELP);
        var tenant = tenants.find(asking.circle().tenant()).orElseThrow(NotFound::new);
        var address = circles.address(circle);
        var zone = address.flatMap(known -> tenants.zoneOf(tenant.id(), known.postcode()));
        return new HelpersView(
                tenant,
                address,
                zone,
                zone.map(here -> tenants.navigatorsOf(here.id())).orElse(List.of()));
    }

    /** Keeps where the resident lives, asked once; it stays in the circle. */
    public void livesAt(CircleId circle, Address address) {
        asking(circle, Act.FORWARD_NEED).seat().mayWrite(Act.FORWARD_NEED);
        circles.livesAt(circle, address);
    }

    /** Exactly what would go to the municipality under this id; nothing is sent. */
    @Transactional(readOnly = true)
    public Preview preview(CircleId circle, NeedId need, UUID crossing) {
        var asking = asking(circle, Act.FORWARD_NEED);
        return preview(
                asking,
                needs.newest(asking.resident(), circle)
                        .filter(found -> found.id().equals(need))
                        .orElseThrow(() -> new NotFound(need.value())),
                crossing);
    }

    private Preview preview(Asking asking, HelpNeed need, UUID crossing) {
        var address = circles.address(asking.circle().id()).orElseThrow(() -> new Refused("need.address.first"));
        var resident = person(asking.resident());
        return bridge.preview(
                crossing,
                need.tenant(),
                new Payload.Need(
                        accounts.fullName(asking.resident()),
                        asking.seat().isResident()
                                ? ""
                                : accounts.fullName(asking.seat().account()),
                        address.street(),
                        address.postcode().spoken(),
                        address.place(),
                        resident.phone().orElse(""),
                        need.theme().map(Theme::name).orElse(""),
                        need.ownWords(),
                        need.tried()));
    }

    /** What a preview says; the screen shows this and nothing else. */
    public Payload.Need shown(Preview preview) {
        return bridge.read(preview.payload(), Payload.Need.class);
    }

    /** Sends what was shown. Sent twice, it goes once; if anything changed since it was shown, it does not go. */
    public void forward(CircleId circle, NeedId id, Preview shown) {
        var asking = asking(circle, Act.FORWARD_NEED);
        asking.seat().mayWrite(Act.FORWARD_NEED);
        var need = needs.held(id, asking.resident(), circle);
        if (need.bridge().isPresent()) {
            if (need.bridge().get().equals(shown.id())) {
                return;
            }
            throw new Refused("need.sentBefore");
        }
        if (!need.state().canBecome(NeedState.AT_ACCESS)) {
            throw new Refused("need.sentBefore");
        }
        if (!preview(asking, need, shown.id()).equals(shown)) {
            throw new Refused("need.changed");
        }
        bridge.send(shown, new Origin(Optional.of(circle.value()), asking.resident()));
        needs.forwarded(id, shown.id(), clock.instant());
        log.write(circle.value(), asking.resident(), "FORWARDED", "NEED", id.value());
        events.publishEvent(new NeedForwarded(circle, id));
    }

    private PersonView person(AccountId id) {
        return Optional.ofNullable(accounts.people(Set.of(id)).get(id)).orElseThrow(NotFound::new);
    }

    private Asking asking(CircleId circle, Act act) {
        var seat = circles.seat(circle);
        seat.may(act);
        var view = circles.view(circle);
        return new Asking(seat, view, seat.resident().orElseGet(view.resident()::account));
    }

    /** Who asks, and for which resident. */
    private record Asking(Seat seat, CircleView circle, AccountId resident) {}
}
