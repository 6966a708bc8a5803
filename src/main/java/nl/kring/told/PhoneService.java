package nl.kring.told;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.NumberService;
import nl.kring.identity.NumberService.Proven;
import nl.kring.identity.OwnNumber;
import nl.kring.identity.PhoneNumber;
import nl.kring.identity.RateLimits;
import nl.kring.identity.TextsFor;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** "Per sms": the own number, proven by six digits, and what comes there (R-C7, decision 082). Each does it for oneself, and alone (R-C19). */
@Service
@Transactional
public class PhoneService {
    /** The words of a text message that somebody sends to oneself. */
    static final String TRIAL = "textTrial";

    private static final int MOST_TRIALS = 5;
    private static final int A_DAY = 1440;

    private final CircleService circles;
    private final NumberService numbers;
    private final NotifyService notify;
    private final RateLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhoneService(
            CircleService circles,
            NumberService numbers,
            NotifyService notify,
            RateLimits limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.circles = circles;
        this.numbers = numbers;
        this.notify = notify;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether somebody can hear by text message here, and is alone to say so. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean isOpen(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return notify.textsGo() && seat.helper().isEmpty();
    }

    /** The own number, if one was proven. */
    @Transactional(readOnly = true)
    public Optional<OwnNumber> mine(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return numbers.mine();
    }

    /** Sends six digits to this number; empty when one went a minute ago, or five this day. Whose it is, is not looked at. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<UUID> askCode(CircleId circle, PhoneNumber number, Locale language, String browser) {
        var seat = alone(circle);
        if (!notify.textsGo()) {
            throw new Refused("phone.off");
        }
        if (!number.takesTexts()) {
            throw new Refused("phone.wrong");
        }
        return Acting.asSystem(
                "told", () -> numbers.askCode(seat.account(), number, seat.ownerName(), language, browser));
    }

    /** Whether the message with the digits waits, because it could not leave yet. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean codeWaits(CircleId circle, UUID code) {
        alone(circle);
        return Acting.asSystem("told", () -> numbers.codeWaits(code));
    }

    /** Takes the digits: the number is the own one from now on, in the place of the one before. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Proven prove(CircleId circle, String code, String browser, String remote) {
        var seat = alone(circle);
        return Acting.asSystem("told", () -> numbers.prove(seat.account(), code, browser, remote));
    }

    /** What comes by text message from now on, where mail comes as well. */
    public void choose(CircleId circle, TextsFor what) {
        alone(circle);
        numbers.choose(what);
    }

    /** No text messages any more, or again. */
    public void want(CircleId circle, boolean yes) {
        alone(circle);
        numbers.want(yes);
    }

    /** The number goes, and nothing comes there any more. */
    public void remove(CircleId circle) {
        alone(circle);
        numbers.remove();
    }

    /** Sends a text message to oneself, at once, also in quiet hours; within the minute it goes once, and five times a day. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void tryOut(CircleId circle) {
        var seat = alone(circle);
        Acting.asSystem("told", () -> transaction.executeWithoutResult(_ -> text(circle, seat)));
    }

    private void text(CircleId circle, Seat seat) {
        if (!limits.allow("text-trial:" + seat.account().value(), MOST_TRIALS, A_DAY)) {
            throw new Refused("phone.tooMany");
        }
        var now = clock.instant();
        notify.text(new Message(
                seat.account(),
                TRIAL,
                List.of(),
                "/circle/" + circle.value() + "/told",
                Optional.of(circle.value()),
                seat.account().value(),
                TRIAL + ":" + circle.value() + ":" + seat.account().value() + ":" + now.truncatedTo(ChronoUnit.MINUTES),
                now));
    }

    private Seat alone(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.helper().isPresent()) {
            throw new Refused("helper.alone");
        }
        return seat;
    }
}
