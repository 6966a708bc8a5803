package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.watch.AlertView.Outside;
import nl.kring.watch.AlertView.OutsideState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds what is said of outside contacts: who was told, who will be, and whom one can only call. */
@Component
class ReadingOutside {
    private final JdbcClient jdbc;

    ReadingOutside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notice as its row has it. */
    private record Row(
            UUID contact,
            Instant tellFrom,
            Optional<Instant> told,
            Optional<Instant> failed,
            Optional<Instant> read,
            boolean dropped) {}

    /** In the order of the levels; the last ones are those of the next level. */
    List<Outside> of(AlertRow alert, Plan plan) {
        var asked = alert.isOpen() && alert.asking();
        var noted = rows(alert);
        var now = noted.stream().flatMap(row -> plan.outside().stream()
                .filter(contact -> contact.id().equals(row.contact()))
                .flatMap(contact ->
                        noted(contact.given(), row, asked && contact.given().phase() == alert.phase())));
        var next = alert.nextDueAt().filter(_ -> asked && alert.owner().isEmpty()).stream()
                .flatMap(at -> Asking.contacts(alert.phase(), plan, alert.level() + 1).stream()
                        .filter(contact ->
                                noted.stream().noneMatch(row -> row.contact().equals(contact.id())))
                        .flatMap(contact -> next(contact.given(), at)));
        return Stream.concat(now, next).toList();
    }

    private static Stream<Outside> noted(NewPlan.Contact contact, Row row, boolean asked) {
        if (row.read().isPresent()) {
            return row.read().map(at -> new Outside(contact.name(), OutsideState.READ, at)).stream();
        }
        if (row.told().isPresent()) {
            return row.told().map(at -> new Outside(contact.name(), OutsideState.TOLD, at)).stream();
        }
        if (row.dropped() || !asked) {
            return Stream.empty();
        }
        var state = row.failed().isPresent()
                ? OutsideState.FAILED
                : contact.canBeTold() ? OutsideState.WILL_BE : OutsideState.CALL;
        return Stream.of(new Outside(contact.name(), state, row.tellFrom()));
    }

    private static Stream<Outside> next(NewPlan.Contact contact, Instant at) {
        return AlertLevels.outsideFrom(contact.hours(), at)
                .map(from -> new Outside(
                        contact.name(), contact.canBeTold() ? OutsideState.IF_NOBODY : OutsideState.CALL, from))
                .stream();
    }

    private List<Row> rows(AlertRow alert) {
        return jdbc.sql("select * from circle.outside_notice where alert_id = ? order by level, tell_from, id")
                .param(alert.id().value())
                .query((row, _) -> new Row(
                        Rows.id(row, "contact_id"),
                        Rows.at(row, "tell_from"),
                        Rows.instant(row, "told_at"),
                        Rows.instant(row, "failed_at"),
                        Rows.instant(row, "read_at"),
                        Rows.instant(row, "dropped_at").isPresent()))
                .list();
    }
}
