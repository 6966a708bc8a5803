package nl.kring.told;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.notify.Mails;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Douwe's circle on a Thursday at two in the afternoon: Rixt and Bauke close by, Sietse helps, Elske comes for the work. */
@KringTest
abstract class ToldTest {
    @Autowired
    People people;

    @Autowired
    TimelineService timeline;

    @Autowired
    ToldService told;

    @Autowired
    ToldTick tick;

    @Autowired
    List<DueWork> works;

    @Autowired
    Mails mails;

    @Autowired
    MovingClock clock;

    @Autowired
    JdbcClient jdbc;

    AccountId douwe;
    AccountId rixt;
    AccountId bauke;
    AccountId sietse;
    AccountId elske;
    CircleId circle;

    @BeforeEach
    void douwesCircle() {
        douwe = people.person("Douwe");
        rixt = people.person("Rixt");
        bauke = people.person("Bauke");
        sietse = people.person("Sietse");
        elske = people.person("Elske");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, bauke, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
        people.seat(circle, elske, Ring.PROFESSIONALS);
        until(DayOfWeek.THURSDAY, "14:00");
    }

    /** Goes on to the next such moment. */
    void until(DayOfWeek day, String time) {
        var now = clock.instant().atZone(MovingClock.ZONE);
        var moment = now.with(TemporalAdjusters.nextOrSame(day)).with(LocalTime.parse(time));
        clock.forward(Duration.between(now, moment.isAfter(now) ? moment : moment.with(TemporalAdjusters.next(day)))
                .plusSeconds(1)); // the clock is moved by milliseconds
    }

    /** Lets the jobs do what is due, and sends all that may leave. */
    void mails() {
        mails.putTogether();
        var send = works.stream()
                .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                .toList();
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            send.forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        }
    }

    /** What somebody was mailed about this circle: subject and words, the oldest first. */
    List<String> mailed(AccountId who) {
        return people.job(() -> jdbc.sql("select p.subject || e'\n' || p.body from common.demo_post p "
                        + "join common.delivery d on d.id = p.delivery_id where d.recipient_id = ? and d.circle_id = ? "
                        + "order by p.sent_at, d.id")
                .param(who.value())
                .param(circle.value())
                .query(String.class)
                .list());
    }

    long waiting(AccountId who) {
        return people.job(() -> jdbc.sql("select count(*) from circle.to_tell "
                        + "where account_id = ? and circle_id = ? and letter_id is null")
                .param(who.value())
                .param(circle.value())
                .query(Long.class)
                .single());
    }

    PostId tell(AccountId who, Topic topic, String text) {
        return tell(who, topic, text, Optional.empty(), PostKind.ORDINARY);
    }

    PostId tell(AccountId who, Topic topic, String text, Optional<Set<AccountId>> only, PostKind kind) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.post(circle, post(id, topic, text, only, kind)));
        return id;
    }

    private static NewPost post(PostId id, Topic topic, String text, Optional<Set<AccountId>> only, PostKind kind) {
        return new NewPost(id, text, topic, Optional.empty(), only, Set.of(), kind);
    }

    PostId answer(AccountId who, PostId first, String text) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.answer(circle, first, id, text));
        return id;
    }

    void chooses(AccountId who, HowOften often, HowMuch shows) {
        People.run(who, () -> told.choose(circle, new ToldHow(often, shows, QuietHours.ORDINARY)));
    }
}
