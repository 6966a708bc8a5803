package nl.kring.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.agenda.AppointmentView.Mine;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.agenda.ReadingAppointments.Row;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.told.News;
import nl.kring.told.Tells;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What appointments tell somebody, for a letter that leaves now: of what is still to come, what this person did not see here since. */
@Component
class NewsOfAppointments implements Tells {
    /**
     * Asks PostgreSQL's own rules too. Who was here saw what was made, on top of the timeline; what is changed or off stands further down.
     */
    private static final String READS = """
            select a.id from circle.appointment a where a.id = any (:things::uuid[]) and a.circle_id = :circle
            and a.audience_id = any ((select circle.my_audiences())::uuid[])
            and not (a.changed_at is null and circle.i_was_here_since(a.circle_id, a.made_at))
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
                .filter(row -> isToCome(row.agreed().when()))
                .filter(row -> row.state() != State.ERASED)
                .toList();
        var views = reading.describe(seat, circles.view(seat.circle()), rows).iterator();
        return rows.stream().map(row -> news(seat, row, views.next(), language)).toList();
    }

    private News news(Seat seat, Row row, AppointmentView view, Locale language) {
        var kind = kind(view);
        return new News(
                row.id().value(),
                kind,
                kind.ofItsMaker() ? view.maker().map(CirclePerson::firstName).orElse("") : "",
                News.isBare(row.topic(), row.few()),
                row.agreed().what() + ", " + words(row.agreed().when(), language),
                "/circle/" + seat.circle().value() + "/timeline?post="
                        + row.id().value(),
                Optional.empty());
    }

    private static News.Kind kind(AppointmentView view) {
        if (view.state() == State.CANCELLED) {
            return News.Kind.CALLED_OFF;
        }
        if (view.mine() == Mine.ASKED) {
            return News.Kind.COME_ALONG;
        }
        return view.state() == State.CHANGED ? News.Kind.CHANGED : News.Kind.AGREED;
    }

    /** All day is until its end. */
    private boolean isToCome(When when) {
        var over = when.allDay()
                ? when.day().plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant()
                : when.starts();
        return over.isAfter(clock.instant());
    }

    private String words(When when, Locale language) {
        var thisYear = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).getYear()
                == when.day().getYear();
        var day = DateTimeFormatter.ofPattern(thisYear ? "EEEE d MMMM" : "EEEE d MMMM yyyy", language)
                .format(when.day());
        return when.from().map(time -> day + " " + time).orElse(day);
    }
}
