package nl.kring.welcome;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.OrganisationKind;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.start.CardService;
import nl.kring.start.NewStart;
import nl.kring.start.NewStart.Whom;
import nl.kring.start.StartDoor;
import nl.kring.start.Template;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Griet starts a circle, Anke joins, days go by. */
public class FirstDays {
    private static final Pattern STOP = Pattern.compile("welkom/stop\\?link=([\\w-]+)");

    private final People people;
    private final StartDoor door;
    private final CardService cards;
    private final CircleJobs circles;
    private final AccountService accounts;
    private final TimelineService timeline;
    private final List<DueWork> due;
    private final MovingClock clock;
    private final JdbcClient jdbc;

    FirstDays(
            People people,
            StartDoor door,
            CardService cards,
            CircleJobs circles,
            AccountService accounts,
            TimelineService timeline,
            List<DueWork> due,
            MovingClock clock,
            JdbcClient jdbc) {
        this.people = people;
        this.door = door;
        this.cards = cards;
        this.circles = circles;
        this.accounts = accounts;
        this.timeline = timeline;
        this.due = due;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** A resident, the circle, and the first other one. */
    public record Begun(CircleId circle, AccountId griet, AccountId anke) {}

    /** It is ten in the morning. */
    public void morning() {
        var now = clock.instant().atZone(MovingClock.ZONE);
        var ten = now.with(LocalTime.of(10, 0));
        clock.forward(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
    }

    /** Her yes, and nobody else in it yet. */
    public CircleId forming(TenantId tenant, AccountId griet, boolean messages, Optional<String> card) {
        var start = new NewStart(
                new CircleId(Ids.next()),
                tenant,
                Optional.empty(),
                "Griet",
                Locale.of("nl"),
                messages,
                card,
                new Whom.Me(true));
        return People.as(griet, () -> door.beginAsMe(start)).circle();
    }

    /** The first other one joins. */
    public void joins(CircleId circle, AccountId anke) {
        people.seat(circle, anke, Ring.INNER);
        people.job(() -> {
            circles.beginIfConfirmed(circle);
            return true;
        });
    }

    public Begun begin(boolean messages, Optional<Template> template) {
        var tenant = people.tenant();
        var griet = people.person("Griet");
        var anke = people.person("Anke");
        var circle = forming(tenant, griet, messages, template.map(given -> card(tenant, given)));
        joins(circle, anke);
        return new Begun(circle, griet, anke);
    }

    private String card(TenantId tenant, Template template) {
        var elske = people.person("Elske");
        var practice = people.organisation(
                tenant, "praktijk " + Ids.next(), OrganisationKind.GP, Ids.next() + ".veenmeren.example");
        people.decidesAt(practice, elske);
        return People.as(elske, () -> cards.make(practice, Optional.of(template)))
                .code();
    }

    public void tick() {
        due.stream()
                .filter(work -> List.of("welcome", "deliveries", "letters").contains(work.name()))
                .forEach(work -> IntStream.range(0, 10).forEach(_ -> Acting.asSystem(work.name(), work::doWhatIsDue)));
    }

    public void later(Duration step) {
        clock.forward(step);
        tick();
    }

    public void tell(Begun begun) {
        People.run(
                begun.griet(),
                () -> timeline.post(
                        begun.circle(),
                        new NewPost(new PostId(Ids.next()), "De soep is op.", Topic.PRACTICAL, Optional.empty())));
    }

    public String address(AccountId person) {
        return people.job(() -> accounts.recipient(person)).orElseThrow().address();
    }

    /** Subjects of the mails to this person, oldest first. */
    public List<String> subjects(AccountId person) {
        return mails(person, "subject");
    }

    public List<String> bodies(AccountId person) {
        return mails(person, "body");
    }

    private List<String> mails(AccountId person, String what) {
        return people.job(() -> jdbc.sql(
                        "select " + what + " from common.demo_post p join common.channel c on c.address = p.address "
                                + "where c.account_id = ? order by p.delivery_id")
                .param(person.value())
                .query(String.class)
                .list());
    }

    /** The secret of the newest mail. */
    public String stopLink(AccountId person) {
        var found = STOP.matcher(bodies(person).getLast());
        if (!found.find()) {
            throw new AssertionError("no way to stop in " + bodies(person).getLast());
        }
        return found.group(1);
    }
}
