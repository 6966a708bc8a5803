package nl.kring.circle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done for and about people in a circle, also what is over: for its resident to read and to take along (R-M6). */
@Service
@Transactional(readOnly = true)
public class DoneService {
    private final CircleService circles;
    private final DeedService deedViews;
    private final Speakers speakers;
    private final AccountService accounts;
    private final JdbcClient jdbc;

    DoneService(
            CircleService circles, DeedService deedViews, Speakers speakers, AccountService accounts, JdbcClient jdbc) {
        this.circles = circles;
        this.deedViews = deedViews;
        this.speakers = speakers;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Somebody who speaks or spoke for a resident. */
    public record Spoke(
            String who,
            RepresentationType type,
            Scope scope,
            Optional<String> seenBy,
            Optional<LocalDate> seenOn,
            Instant from,
            Instant until,
            Optional<Instant> ended) {}

    /** A member who had to wait for a while. */
    public record Pause(String who, String by, Instant at, Instant until, Optional<Instant> ended) {}

    /** Who speaks or spoke for a resident, oldest first. */
    public List<Spoke> spoke(CircleId circle) {
        asked(circle);
        var rows = speakers.ever(circle);
        var people = accounts.people(
                rows.stream().map(Speakers.Row::account).distinct().toList());
        return rows.stream()
                .map(row -> new Spoke(
                        name(people, row.account()),
                        row.type(),
                        row.scope(),
                        row.seenBy(),
                        row.seenOn(),
                        row.from(),
                        row.until(),
                        row.ended()))
                .toList();
    }

    /** All that was let happen in the resident's name to which she may or might say no, newest first. */
    public List<DeedView> deeds(CircleId circle) {
        asked(circle);
        return deedViews.all(circle);
    }

    /** Who had to wait for a while, newest first. */
    public List<Pause> pauses(CircleId circle) {
        asked(circle);
        var rows = jdbc.sql(
                        "select account_id, by_id, at, until, ended_at from circle.member_pause where circle_id = ? "
                                + "order by id desc")
                .param(circle.value())
                .query((row, _) -> new Row(
                        new AccountId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant(),
                        Optional.ofNullable(row.getTimestamp(5)).map(java.sql.Timestamp::toInstant)))
                .list();
        var people = accounts.people(rows.stream()
                .flatMap(row -> Stream.of(row.who(), row.by()))
                .distinct()
                .toList());
        return rows.stream()
                .map(row ->
                        new Pause(name(people, row.who()), name(people, row.by()), row.at(), row.until(), row.ended()))
                .toList();
    }

    private record Row(AccountId who, AccountId by, Instant at, Instant until, Optional<Instant> ended) {}

    private void asked(CircleId circle) {
        circles.seat(circle).may(Act.SEE_ACCESS_LOG);
    }

    private static String name(Map<AccountId, PersonView> people, AccountId account) {
        return Optional.ofNullable(people.get(account))
                .map(PersonView::firstName)
                .orElse("");
    }
}
