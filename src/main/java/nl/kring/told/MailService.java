package nl.kring.told;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AddressService;
import nl.kring.identity.AddressService.Mended;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.IdentityEvent.MailArrives;
import nl.kring.identity.OwnAddress;
import nl.kring.identity.WhyBack;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of somebody's mail, for oneself; that mail does not come, for who can tell that person; and the way to mend it (decision 077). */
@Service
@Transactional
public class MailService {
    private static final String WHERE_ONE_IS =
            "select circle_id from circle.circle_member where account_id = :who and ended_at is null "
                    + "union select circle_id from circle.circle_resident where account_id = :who and ended_at is null "
                    + "union select circle_id from circle.representation where account_id = :who and ended_at is null";

    private final CircleService circles;
    private final AddressService addresses;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MailService(CircleService circles, AddressService addresses, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What was mailed last to the person who looks, out of this circle. */
    @Transactional(readOnly = true)
    public Optional<LastMail> last(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select template, left_at, shown, why, put_off_at is not null from common.mail_out "
                                + "where account_id = ? and circle_id = ? and left_at is not null order by left_at desc limit 1")
                .param(seat.account().value())
                .param(circle.value())
                .query((row, _) -> new LastMail(
                        kind(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)).map(WhyBack::valueOf),
                        row.getBoolean(5)))
                .optional();
    }

    private static LastMail.Kind kind(String template) {
        if (template.startsWith(ToldLetters.ALERT)) {
            return LastMail.Kind.ALERT;
        }
        return switch (template) {
            case ToldMail.TEMPLATE -> LastMail.Kind.TOLD;
            case ToldService.TRIAL -> LastMail.Kind.TRIAL;
            default -> LastMail.Kind.OTHER;
        };
    }

    /** The own address, if mail to it comes back; nobody else's. */
    @Transactional(readOnly = true)
    public Optional<OwnAddress> trouble(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return addresses.mine();
    }

    /** The first names of those in this circle to whom mail does not come, for who lives there and who helps to organise. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<String> unreached(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_UNREACHED);
        var view = circles.view(circle);
        var unreached = Acting.asSystem(
                "told",
                () -> addresses.unreached(view.members().stream()
                        .map(member -> member.person().account())
                        .filter(account -> !account.equals(seat.account()))
                        .toList()));
        return view.members().stream()
                .map(member -> member.person())
                .filter(person -> unreached.contains(person.account()))
                .map(person -> person.firstName())
                .toList();
    }

    /** Sends six digits to the address at which the person who looks wants mail; empty when it was asked too often. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<UUID> askCode(
            CircleId circle, EmailAddress address, Locale language, String browser, String remote) {
        var seat = alone(circle);
        return Acting.asSystem(
                "told", () -> addresses.askCode(seat.account(), address, seat.ownerName(), language, browser, remote));
    }

    /** Whether the mail with the digits waits, because it could not leave yet. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean codeWaits(CircleId circle, UUID code) {
        alone(circle);
        return Acting.asSystem("told", () -> addresses.mailWaits(code));
    }

    /** Takes the digits: mail goes there from now on, and what waited goes at once. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Mended mend(CircleId circle, String code, String browser, String remote) {
        var seat = alone(circle);
        return Acting.asSystem("told", () -> addresses.mend(seat.account(), code, browser, remote));
    }

    /** Who looks along with somebody changes no address by which that person comes in (R-C19). */
    private Seat alone(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.helper().isPresent()) {
            throw new Refused("helper.alone");
        }
        return seat;
    }

    /** Open pages of every circle in which that person is show it. */
    @EventListener
    void on(MailArrives mail) {
        jdbc.sql(WHERE_ONE_IS)
                .param("who", mail.account().value())
                .query(UUID.class)
                .list()
                .forEach(circle ->
                        events.publishEvent(new MailTroubleChanged(new CircleId(Objects.requireNonNull(circle)))));
    }
}
