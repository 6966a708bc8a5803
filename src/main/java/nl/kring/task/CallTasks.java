package nl.kring.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountService;
import nl.kring.identity.Recipient;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.task.TaskEvent.TaskMade;
import nl.kring.told.WaitsOnPaper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** "Bel Jan": asked of the circle when something is told to somebody on paper; one at a time, and never of what. */
@Component
class CallTasks {
    private static final LocalTime BEFORE = LocalTime.of(18, 0);

    private final CircleJobs circles;
    private final AudienceService audiences;
    private final AccountService accounts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CallTasks(
            CircleJobs circles,
            AudienceService audiences,
            AccountService accounts,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** In the name of who said that this person hears on paper, or of the resident where that one is gone. */
    @EventListener
    void on(WaitsOnPaper waits) {
        var view = circles.view(waits.circle());
        var maker = Stream.concat(
                        Stream.of(waits.saidBy()), view.residents().stream().map(CirclePerson::account))
                .filter(person -> !person.equals(waits.person()))
                .flatMap(person -> circles.seatOf(waits.circle(), person).stream())
                .filter(seat -> seat.state() == CircleState.ACTIVE && seat.can(Act.PROPOSE_TASK, Topic.PRACTICAL))
                .findFirst()
                .or(() -> anyoneNear(waits));
        maker.ifPresent(seat -> view.nameOf(waits.person()).ifPresent(name -> ask(waits, seat, name)));
    }

    /** Who lives there says of oneself to hear on paper: then the first of who is near asks it. */
    private Optional<Seat> anyoneNear(WaitsOnPaper waits) {
        return circles.view(waits.circle()).members().stream()
                .map(member -> member.person().account())
                .filter(person -> !person.equals(waits.person()))
                .flatMap(person -> circles.seatOf(waits.circle(), person).stream())
                .filter(seat -> seat.state() == CircleState.ACTIVE && seat.can(Act.MAKE_TASK, Topic.PRACTICAL))
                .findFirst();
    }

    private void ask(WaitsOnPaper waits, Seat seat, String name) {
        var id = Ids.next();
        var audience =
                audiences.forTopic(seat, Topic.PRACTICAL, Optional.empty()).id();
        var language =
                accounts.recipient(seat.account()).map(Recipient::language).orElse(Texts.LANGUAGES.getFirst());
        var before = clock.instant()
                .atZone(MovingClock.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(BEFORE)
                .atZone(MovingClock.ZONE)
                .toInstant();
        var made = jdbc.sql(
                        "insert into circle.task (id, circle_id, audience_id, maker_id, state, what, at, before, ends_at, "
                                + "remote, conduct, entry_id, call_for) select :id, :circle, :audience, :maker, 'OPEN', :what, :at, true, :at, "
                                + "true, false, :id, :person where circle.may_ask(:circle) on conflict do nothing")
                .param("id", id)
                .param("circle", waits.circle().value())
                .param("audience", audience)
                .param("maker", seat.account().value())
                .param("what", Texts.of(language, "task.call", name))
                .param("at", Timestamp.from(before))
                .param("person", waits.person().value())
                .update();
        if (made == 1) {
            jdbc.sql(
                            "insert into circle.entry (id, circle_id, audience_id, kind, author_id) values (?, ?, ?, 'TASK', ?)")
                    .param(id)
                    .param(waits.circle().value())
                    .param(audience)
                    .param(seat.account().value())
                    .update();
            events.publishEvent(new TaskMade(waits.circle(), new TaskId(id)));
        }
    }
}
