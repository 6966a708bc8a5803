package nl.kring.agenda;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.agenda.AppointmentView.Mine;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.agenda.ReadingAppointments.Row;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.told.News;
import nl.kring.told.Tells;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What appointments tell somebody, for a letter that leaves now: of what is still to come, what this person did not see here since. */
@Component
class NewsOfAppointments implements Tells {
    private static final Set<Topic> NEVER_IN_A_MAIL = Set.of(Topic.HEALTH, Topic.MONEY);

    /** Asks PostgreSQL's own rules too. */
    private static final String READS = """
            select a.id from circle.appointment a where a.id = any (:things::uuid[]) and a.circle_id = :circle
            and a.audience_id = any ((select circle.my_audiences())::uuid[])
            and not circle.i_was_here_since(a.circle_id, coalesce(a.changed_at, a.made_at))
            """;

    private final CircleJobs circles;
    private final AudienceService audiences;
    private final ReadingAppointments reading;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewsOfAppointments(
            CircleJobs circles, AudienceService audiences, ReadingAppointments reading, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.reading = reading;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<News> news(CircleId circle, AccountId reader, Collection<UUID> things, Locale language) {
        return circles.seatOf(circle, reader)
                .map(seat -> news(seat, things, language))
                .orElse(List.of());
    }

    private List<News> news(Seat seat, Collection<UUID> things, Locale language) {
        var read = jdbc.sql(READS)
                .param("things", ReadingAppointments.array(things))
                .param("circle", seat.circle().value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (read.isEmpty()) {
            return List.of();
        }
        var rows = reading.byIds(seat.circle(), audiences.audiencesOf(seat), read).stream()
                .filter(row -> row.agreed().when().starts().isAfter(clock.instant()))
                .filter(row -> row.state() != State.ERASED)
                .toList();
        var views = reading.describe(seat, circles.view(seat.circle()), rows).iterator();
        return rows.stream().map(row -> news(seat, row, views.next(), language)).toList();
    }

    private static News news(Seat seat, Row row, AppointmentView view, Locale language) {
        return new News(
                row.id().value(),
                kind(view),
                view.maker().map(maker -> maker.firstName()).orElse(""),
                NEVER_IN_A_MAIL.contains(row.topic()) || row.few(),
                row.agreed().what() + ", " + words(row.agreed().when(), language),
                "/circle/" + seat.circle().value() + "/agenda",
                Optional.empty());
    }

    private static News.Kind kind(AppointmentView view) {
        return switch (view.state()) {
            case CANCELLED -> News.Kind.CALLED_OFF;
            case CHANGED -> News.Kind.CHANGED;
            default -> view.mine() == Mine.ASKED ? News.Kind.COME_ALONG : News.Kind.AGREED;
        };
    }

    private static String words(When when, Locale language) {
        var day = DateTimeFormatter.ofPattern("EEEE d MMMM", language).format(when.day());
        return when.from().map(time -> day + " " + time).orElse(day);
    }
}
