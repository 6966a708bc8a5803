package nl.kring.told;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.notify.PushService;
import nl.kring.platform.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** "Hoe hoor je iets?": each chooses it for oneself, in each circle; and what is told is kept for those whom it is told. */
@Service
@Transactional
public class ToldService {
    /** The words of a mail that somebody sends to oneself, to see that it arrives. */
    static final String TRIAL = "toldTrial";

    private final CircleService circles;
    private final ToldChoices choices;
    private final AccountService accounts;
    private final NotifyService notify;
    private final PushService push;
    private final JdbcClient jdbc;
    private final Clock clock;

    ToldService(
            CircleService circles,
            ToldChoices choices,
            AccountService accounts,
            NotifyService notify,
            PushService push,
            JdbcClient jdbc,
            Clock clock) {
        this.circles = circles;
        this.choices = choices;
        this.accounts = accounts;
        this.notify = notify;
        this.push = push;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How this person is told here now. */
    @Transactional(readOnly = true)
    public ToldHow mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return choices.of(circle, seat.account()).orElseGet(() -> ToldHow.ordinary(seat));
    }

    /** From now on it is so; what waited already waits for the new moment. */
    public void choose(CircleId circle, ToldHow how) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        choices.keep(circle, seat.account(), how);
    }

    /** Mails this person a word, at once, also in quiet hours; asked again within the minute it goes once. */
    public void tryOut(CircleId circle) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        var now = clock.instant();
        notify.send(new Message(
                seat.account(),
                TRIAL,
                List.of(seat.ownerName()),
                "/circle/" + circle.value() + "/told",
                Optional.of(circle.value()),
                seat.account().value(),
                TRIAL + ":" + circle.value() + ":" + seat.account().value() + ":" + now.truncatedTo(ChronoUnit.MINUTES),
                now));
    }

    /** Whether this person hears by mail at all: with an address that was proven, and no no to messages. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean byMail(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return Acting.asSystem("told", () -> accounts.recipient(seat.account()))
                .filter(to -> !to.sms())
                .isPresent();
    }

    /** Whether this person is told on a device of her own; then no mail comes of the same. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean onDevice(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return push.isOn();
    }

    /**
     * Keeps, in the transaction of what is told, that these are to be told; when, and whether at all, is decided for each of them by a job. Who
     * waits to hear of it already hears it once, as it is then.
     *
     * @param people without who tells it
     */
    public void tell(Seat seat, Telling told, Collection<AccountId> people) {
        keep(
                seat.circle(),
                told,
                people.stream().filter(who -> !who.equals(seat.account())).toList());
    }

    /** The same of what shows itself now to these, as a job. */
    public void shown(CircleId circle, UUID thing, Collection<AccountId> people) {
        Acting.requireJob();
        keep(circle, new Telling(thing, null, false), people);
    }

    private void keep(CircleId circle, Telling told, Collection<AccountId> people) {
        if (!people.isEmpty()) {
            jdbc.sql(
                            "insert into circle.to_tell (thing_id, circle_id, account_id, asked, bare) "
                                    + "select ?, ?, who, (who = ?::uuid) is true, ? from unnest(?::uuid[]) as who on conflict do nothing")
                    .param(told.thing())
                    .param(circle.value())
                    .param(told.asked())
                    .param(told.bare())
                    .param(people.stream().map(AccountId::value).distinct().toArray(UUID[]::new))
                    .update();
        }
    }
}
