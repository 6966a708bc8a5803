package nl.kring.invite;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inviting as a test does it: ask, let the mail go, read the link in it, let days go by. */
@TestComponent
public class InviteTest {
    private static final Pattern LINK = Pattern.compile("uitnodiging\\?link=([\\w-]+)");
    private static final Locale NL = Locale.of("nl");

    private final InvitationService invitations;
    private final LetterDoor letters;
    private final List<DueWork> due;
    private final MovingClock clock;
    private final JdbcClient jdbc;
    private final People people;

    InviteTest(
            InvitationService invitations,
            LetterDoor letters,
            List<DueWork> due,
            MovingClock clock,
            JdbcClient jdbc,
            People people) {
        this.invitations = invitations;
        this.letters = letters;
        this.due = due;
        this.clock = clock;
        this.jdbc = jdbc;
        this.people = people;
    }

    public static EmailAddress fresh(String name) {
        return new EmailAddress(name + "-" + Ids.next() + "@elders.example");
    }

    public static NewInvitation asking(String name, EmailAddress address, Ring ring) {
        return new NewInvitation(
                Ids.next(),
                new FirstName(name),
                Optional.of(address),
                RelationKind.NEIGHBOUR,
                "buurman",
                ring,
                Optional.empty());
    }

    /** Somebody who has no mailbox. */
    public static NewInvitation onPaper(String name) {
        return new NewInvitation(
                Ids.next(),
                new FirstName(name),
                Optional.empty(),
                RelationKind.NEIGHBOUR,
                "buurman",
                Ring.INNER,
                Optional.empty());
    }

    /** Somebody who takes over for a while, up to and with a day. */
    public static NewInvitation guest(String name, EmailAddress address, LocalDate until) {
        return new NewInvitation(
                Ids.next(),
                new FirstName(name),
                Optional.of(address),
                RelationKind.GUEST,
                "oppas",
                Ring.HELPERS,
                Optional.of(until));
    }

    /** Asks somebody on paper, and answers with the letter. */
    public NewLetter letter(CircleId circle, AccountId by, String name) {
        var asked = onPaper(name);
        People.run(by, () -> invitations.invite(circle, List.of(asked), NL));
        return People.as(by, () -> letters.write(circle, asked.id(), NL));
    }

    /** Asks somebody to sit near, and answers with the id. */
    public UUID invite(CircleId circle, AccountId by, String name, EmailAddress address) {
        var asked = asking(name, address, Ring.INNER);
        People.run(by, () -> invitations.invite(circle, List.of(asked), NL));
        return asked.id();
    }

    /** What is due, as the ticks do it: invitations and the mail. */
    public void tick() {
        due.stream()
                .filter(work -> List.of("invitations", "deliveries", "letters").contains(work.name()))
                .forEach(work -> {
                    Acting.asSystem(work.name(), work::doWhatIsDue);
                    for (int turn = 0; turn < 500 && people.mailWaits(); turn++) {
                        Acting.asSystem(work.name(), work::doWhatIsDue);
                    }
                });
    }

    public void later(Duration step) {
        clock.forward(step);
        tick();
    }

    /** The mails to this address, oldest first: subject and text. */
    public List<String> mails(EmailAddress address) {
        return people.job(() -> jdbc.sql(
                        "select subject || e'\\n' || body from common.demo_post where address = ? order by delivery_id")
                .param(address.value())
                .query(String.class)
                .list());
    }

    /** The secret in the newest mail to this address. */
    public Optional<String> token(EmailAddress address) {
        tick();
        return mails(address).reversed().stream()
                .map(LINK::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    public String tokenFor(CircleId circle, AccountId by, String name) {
        var address = fresh(name.toLowerCase(Locale.ROOT));
        invite(circle, by, name, address);
        return token(address).orElseThrow();
    }

    public InvitationView only(CircleId circle, AccountId reader) {
        var all = People.as(reader, () -> invitations.all(circle));
        if (all.size() != 1) {
            throw new AssertionError("not one invitation: " + all);
        }
        return all.getFirst();
    }
}
