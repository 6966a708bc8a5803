package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.NoticeText;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload.OutsideNotice;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.NotifyService;
import nl.kring.notify.OutsideMessage;
import nl.kring.platform.Texts;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantService;
import nl.kring.watch.NewPlan.Told;
import org.springframework.stereotype.Component;

/** What an outside contact hears: the fixed fields that the plan allows, and whom to call. Nothing of what was seen, no way into the circle. */
@Component
class OutsideWords {
    private final CircleJobs circles;
    private final Plans plans;
    private final AccountService accounts;
    private final TenantService tenants;
    private final BridgeService bridge;
    private final NotifyService notify;
    private final NoticeText text;

    OutsideWords(
            CircleJobs circles,
            Plans plans,
            AccountService accounts,
            TenantService tenants,
            BridgeService bridge,
            NotifyService notify,
            NoticeText text) {
        this.circles = circles;
        this.plans = plans;
        this.accounts = accounts;
        this.tenants = tenants;
        this.bridge = bridge;
        this.notify = notify;
        this.text = text;
    }

    /** Tells under this id; false when there is nobody at that end, or nobody in the circle whom they could call. */
    boolean tell(UUID id, AlertRow alert, NewPlan.Contact contact) {
        return whomToCall(alert)
                .filter(call -> contact.navigator().isPresent()
                        ? toNavigator(id, alert, contact, call)
                        : toPractice(id, alert, contact, call))
                .isPresent();
    }

    /** At level 4 the navigator reads it at her own desk: it crosses the bridge. */
    private boolean toNavigator(UUID id, AlertRow alert, NewPlan.Contact contact, CirclePerson call) {
        var navigator = contact.navigator().flatMap(tenants::navigator);
        navigator
                .map(NavigatorView::tenant)
                .ifPresent(tenant -> bridge.notice(
                        id,
                        tenant,
                        new Origin(Optional.of(alert.circle().value()), alert.resident()),
                        notice(alert, contact, call)));
        return navigator.isPresent();
    }

    /** A practice has no desk in Kring: it gets the same sentence as a mail. */
    private boolean toPractice(UUID id, AlertRow alert, NewPlan.Contact contact, CirclePerson call) {
        var sentence = text.of(notice(alert, contact, call), Texts.LANGUAGES.getFirst());
        contact.email()
                .ifPresent(address -> notify.send(
                        new OutsideMessage(address, contact.name(), OutsideMessage.NOTICE, List.of(sentence), id)));
        return contact.email().isPresent();
    }

    /** The sentence as a plan in the making would let it be told (R-D5), so that it is approved as it is. */
    String preview(AccountId resident, Set<Told> mayTell, Phase phase, CirclePerson call, Instant since) {
        return text.of(
                new OutsideNotice(
                        new UUID(0, 0),
                        accounts.initials(resident),
                        mayTell.contains(Told.PHASE) ? phase.name() : "",
                        Optional.of(since).filter(_ -> mayTell.contains(Told.SINCE_WHEN)),
                        call.firstName(),
                        call.phone().orElse("…")),
                Texts.LANGUAGES.getFirst());
    }

    private OutsideNotice notice(AlertRow alert, NewPlan.Contact contact, CirclePerson call) {
        return new OutsideNotice(
                contact.navigator().orElse(new UUID(0, 0)),
                accounts.initials(alert.resident()),
                contact.mayTell().contains(Told.PHASE) ? alert.phase().name() : "",
                Optional.of(alert.phaseSince()).filter(_ -> contact.mayTell().contains(Told.SINCE_WHEN)),
                call.firstName(),
                call.phone().orElseThrow());
    }

    /** The plan holder, else who comes next in the plan and shares a number. */
    private Optional<CirclePerson> whomToCall(AlertRow alert) {
        var plan = plans.find(alert.plan()).orElseThrow();
        var who = new Who(circles.view(alert.circle()));
        return Stream.of(
                        plan.holder().stream(),
                        plan.deputy().stream(),
                        who.coordinators().stream(),
                        plan.line().stream().map(LineEntry::person),
                        Stream.<AccountId>of(alert.resident()))
                .flatMap(persons -> persons)
                .flatMap(person -> who.person(person).stream())
                .filter(person -> person.phone().isPresent())
                .findFirst();
    }
}
