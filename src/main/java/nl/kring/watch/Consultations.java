package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.watch.ConsultationView.Became;
import nl.kring.watch.ConsultationView.Choice;
import nl.kring.watch.ConsultationView.Ended;
import nl.kring.watch.ConsultationView.Voice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is decided together, as far as the database shows it to who asks. */
@Component
class Consultations {
    private final JdbcClient jdbc;

    Consultations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question as it stands in its row. */
    record Row(
            UUID id,
            CircleId circle,
            AlertId alert,
            AccountId by,
            String question,
            List<String> options,
            boolean municipality,
            Instant at,
            Instant closesAt,
            Optional<Ended> ended,
            Optional<String> outcome,
            Optional<Integer> outcomeChoice,
            Optional<AccountId> outcomeBy,
            Optional<Instant> outcomeAt) {
        boolean isOpen(Instant now) {
            return ended.isEmpty() && closesAt.isAfter(now);
        }

        boolean isTakenBack() {
            return ended.filter(how -> how == Ended.TAKEN_BACK).isPresent();
        }

        /** Who is to write what it became: who has the alert; where nobody has it, who asked. */
        AccountId concludes(AlertRow alert) {
            return alert.owner().orElse(by);
        }

        List<Choice> choices() {
            var choices = new ArrayList<>(IntStream.rangeClosed(1, options.size())
                    .mapToObj(this::choice)
                    .toList());
            if (municipality) {
                choices.add(choice(Choice.MUNICIPALITY));
            }
            return List.copyOf(choices);
        }

        boolean has(int choice) {
            return choices().stream().anyMatch(each -> each.number() == choice);
        }

        Choice choice(int number) {
            return new Choice(number, number == Choice.MUNICIPALITY ? "" : options.get(number - 1));
        }
    }

    /** What somebody said to a question. */
    record Said(UUID to, AccountId by, int choice, String why, Instant at) {}

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from circle.consultation where id = ?")
                .param(id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** The questions of an alert, newest first. */
    List<Row> of(AlertRow alert) {
        return jdbc.sql("select * from circle.consultation where alert_id = ? order by at desc, id desc")
                .param(alert.id().value())
                .query((row, _) -> row(row))
                .list();
    }

    /** All questions of a circle, newest first. */
    List<Row> of(CircleId circle) {
        return jdbc.sql("select * from circle.consultation where circle_id = ? order by at desc, id desc")
                .param(circle.value())
                .query((row, _) -> row(row))
                .list();
    }

    Map<UUID, List<Said>> said(Collection<Row> questions) {
        return jdbc
                .sql("select * from circle.consultation_voice where consultation_id = any (?) order by at, account_id")
                .param(questions.stream().map(Row::id).toArray(UUID[]::new))
                .query((row, _) -> new Said(
                        Rows.id(row, "consultation_id"),
                        new AccountId(Rows.id(row, "account_id")),
                        row.getInt("choice"),
                        row.getString("why"),
                        Rows.at(row, "at")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Said::to));
    }

    /** Who asks a question that is open and to which this reader said nothing yet. */
    Optional<AccountId> waitsFor(AlertRow alert, Seat reader) {
        return jdbc.sql(
                        "select c.opened_by from circle.consultation c where c.alert_id = :alert and c.ended_at is null "
                                + "and c.closes_at > common.kring_now() and c.opened_by <> :me and circle.health_ok(c.circle_id, :resident) "
                                + "and not exists (select 1 from circle.consultation_voice v where v.consultation_id = c.id and v.account_id = :me)")
                .param("alert", alert.id().value())
                .param("me", reader.account().value())
                .param("resident", alert.resident().value())
                .query((row, _) -> new AccountId(Rows.id(row, "opened_by")))
                .optional();
    }

    /** As this reader may see them. */
    List<ConsultationView> seen(ReadingAlerts.Standing standing, boolean shared, Who who, Instant now) {
        var questions = of(standing.alert());
        var said = said(questions);
        return questions.stream()
                .map(row -> view(row, said.getOrDefault(row.id(), List.of()), standing, shared, who, now))
                .toList();
    }

    private static ConsultationView view(
            Row row, List<Said> said, ReadingAlerts.Standing standing, boolean shared, Who who, Instant now) {
        var alert = standing.alert();
        var me = standing.seat().account();
        var goesOn = shared && alert.isOpen();
        var open = goesOn && row.isOpen(now);
        var concludes = row.concludes(alert);
        var toWrite = goesOn && row.outcome().isEmpty() && !row.isTakenBack();
        return new ConsultationView(
                row.id(),
                row.question(),
                who.anybody(row.by()),
                row.by().equals(me),
                row.at(),
                row.closesAt(),
                row.choices(),
                said.stream()
                        .map(one -> voice(row, one, alert, me, who))
                        .sorted(Comparator.comparing(voice -> !voice.resident()))
                        .toList(),
                row.ended().or(() -> open ? Optional.empty() : Optional.of(endsHow(alert, shared))),
                row.outcome()
                        .map(words -> new Became(
                                words,
                                row.outcomeChoice().map(row::choice),
                                row.outcomeBy().flatMap(who::anybody),
                                row.outcomeAt().orElseThrow())),
                open,
                open
                        && row.by().equals(me)
                        && said.stream().allMatch(one -> one.by().equals(me)),
                toWrite && concludes.equals(me),
                who.anybody(concludes).filter(_ -> toWrite));
    }

    /** Until the job wrote down how. */
    private static Ended endsHow(AlertRow alert, boolean shared) {
        return !shared ? Ended.NOT_SHARED : alert.isOpen() ? Ended.TIME : Ended.ALERT_OVER;
    }

    private static Voice voice(Row row, Said said, AlertRow alert, AccountId me, Who who) {
        return new Voice(
                who.anybody(said.by()),
                said.by().equals(me),
                said.by().equals(alert.resident()),
                row.choice(said.choice()),
                said.why(),
                said.at());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Rows.id(row, "id"),
                new CircleId(Rows.id(row, "circle_id")),
                new AlertId(Rows.id(row, "alert_id")),
                new AccountId(Rows.id(row, "opened_by")),
                row.getString("question"),
                Rows.texts(row, "options"),
                row.getBoolean("municipality"),
                Rows.at(row, "at"),
                Rows.at(row, "closes_at"),
                Optional.ofNullable(row.getString("ended_how")).map(Ended::valueOf),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getObject("outcome_choice", Integer.class)),
                Rows.account(row, "outcome_by"),
                Rows.instant(row, "outcome_at"));
    }
}
