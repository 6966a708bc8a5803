package nl.kring.carer;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Ik zie dat je veel doet" (R-D34): one fixed sentence from somebody of the circle to a carer alone. It is no mark on her, and kept nowhere. */
@Service
@Transactional
public class KindWordService {
    private static final String TEMPLATE = "carerSeen";

    private final CircleService circles;
    private final NotifyService notify;
    private final Clock clock;

    KindWordService(CircleService circles, NotifyService notify, Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.clock = clock;
    }

    /** To whom the person signed in may say it: who cares here, but not herself. */
    @Transactional(readOnly = true)
    public List<CirclePerson> carers(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.can(Act.POST) ? carers(seat, circles.viewFor(seat)) : List.of();
    }

    private static List<CirclePerson> carers(Seat me, CircleView view) {
        return view.members().stream()
                .filter(member -> member.relation() == RelationKind.INFORMAL_CARER)
                .map(MemberView::person)
                .filter(person -> !person.account().equals(me.account()))
                .toList();
    }

    /** Says it; once a month, however often it is tapped. */
    public void say(CircleId circle, AccountId carer) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var view = circles.viewFor(seat);
        if (carers(seat, view).stream().noneMatch(person -> person.account().equals(carer))) {
            throw new Refused("carer.seen.not");
        }
        notify.send(new Message(
                carer,
                TEMPLATE,
                List.of(view.nameOf(seat.account()).orElse("")),
                "/circle/" + circle.value() + "/carer",
                Optional.of(circle.value()),
                seat.account().value(),
                TEMPLATE + ":" + circle.value() + ":" + seat.account().value() + ":" + carer.value() + ":"
                        + YearMonth.from(clock.instant().atZone(MovingClock.ZONE)),
                clock.instant()));
    }
}
