package nl.kring.agenda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.agenda.ReadingAppointments.Row;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.RateLimits;
import nl.kring.identity.Recipient;
import nl.kring.identity.Secrets;
import nl.kring.platform.Acting;
import nl.kring.platform.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is behind a secret address of a calendar. Who may see what is asked anew each time: for somebody who is not in the circle now nothing
 * is in it, so that a telephone forgets what stood there (decision 059).
 */
@Service
public class FeedDoor {
    private static final String ACTOR = "agenda-feed";
    private static final int UNKNOWN_A_MINUTE = 30;
    private static final int AN_HOUR = 60;
    private static final int MOST = 500;
    private static final Duration BACK = Duration.ofDays(30);
    private static final int LONGEST = 100;

    private final CircleJobs circles;
    private final AudienceService audiences;
    private final AccountService accounts;
    private final ReadingAppointments reading;
    private final RateLimits limits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedDoor(
            CircleJobs circles,
            AudienceService audiences,
            AccountService accounts,
            ReadingAppointments reading,
            RateLimits limits,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.accounts = accounts;
        this.reading = reading;
        this.limits = limits;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is behind an address. */
    public sealed interface Behind {
        /** A calendar, maybe an empty one. */
        record Known(List<Fed> appointments, Locale language) implements Behind {}

        record Unknown() implements Behind {}

        /** It was asked too often. */
        record TooMany() implements Behind {}
    }

    /**
     * An appointment as it stands in a calendar elsewhere: no place, no names, no topic.
     *
     * @param words what it is, if the person chose that and it may leave
     */
    public record Fed(UUID id, When when, int version, Instant touched, boolean cancelled, Optional<String> words) {}

    /** Counts after the transaction: counting takes a connection of its own. Of who knows a secret only that is counted. */
    public Behind look(String secret, String remote) {
        if (secret.length() > LONGEST) {
            return new Behind.Unknown();
        }
        return Acting.asSystem(ACTOR, () -> {
            var feed = Objects.requireNonNull(transaction.execute(_ -> find(secret)));
            if (feed.isEmpty()) {
                return limits.allow("agenda-ip:" + remote, UNKNOWN_A_MINUTE, 1)
                        ? new Behind.Unknown()
                        : new Behind.TooMany();
            }
            return limits.allow(
                            "agenda:" + feed.get().circle() + ":" + feed.get().who(), AN_HOUR, 60)
                    ? Objects.requireNonNull(transaction.execute(_ -> read(feed.get())))
                    : new Behind.TooMany();
        });
    }

    /** @param still it was made since this person came into the circle, the last time */
    private record Feed(CircleId circle, AccountId who, boolean ownWords, boolean still) {}

    private Optional<Feed> find(String secret) {
        return jdbc.sql("select f.circle_id, f.account_id, f.own_words, "
                        + "not exists (select 1 from circle.circle_member m where m.circle_id = f.circle_id "
                        + "and m.account_id = f.account_id and m.ended_at is null and m.joined_at > f.made_at) "
                        + "from circle.agenda_feed f where f.secret = ?")
                .param(Secrets.hash(secret))
                .query((row, _) -> new Feed(
                        new CircleId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getBoolean(3),
                        row.getBoolean(4)))
                .optional();
    }

    private Behind read(Feed feed) {
        var language = accounts.recipient(feed.who()).map(Recipient::language).orElse(Texts.LANGUAGES.getFirst());
        var appointments = circles.seatOf(feed.circle(), feed.who())
                .filter(seat -> feed.still()
                        && seat.state() == CircleState.ACTIVE
                        && !circles.rests(feed.circle().value()))
                .map(this::rows)
                .orElse(List.of());
        return new Behind.Known(
                appointments.stream().map(row -> fed(row, feed.ownWords())).toList(), language);
    }

    private List<Row> rows(Seat seat) {
        return reading.from(
                seat.circle(), audiences.audiencesOf(seat), clock.instant().minus(BACK), Optional.empty(), MOST);
    }

    private static Fed fed(Row row, boolean ownWords) {
        var leaves = ownWords && !row.few() && row.topic() != Topic.HEALTH && row.topic() != Topic.MONEY;
        return new Fed(
                row.id().value(),
                row.agreed().when(),
                row.version(),
                row.touched(),
                row.state() == State.CANCELLED,
                Optional.of(row.agreed().what()).filter(_ -> leaves));
    }
}
