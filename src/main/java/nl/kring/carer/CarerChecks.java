package nl.kring.carer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DataKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sealed answers. Their rows are read and written in the name of the carer alone; what a job does for her is to turn the key, on bytes
 * that it is given and keeps no copy of (decision 081).
 */
@Component
class CarerChecks {
    /** What a row is about. */
    enum Kind {
        LOAD,
        PERSEVERANCE,
        /** She put the suggestion away: for thirty days it does not come back. */
        PUT_AWAY
    }

    private static final String JOB = "carer-key";
    private static final int MOST = 200;

    /** Each word is sealed as long as the longest, so that its length says nothing. */
    private static final String AS_LONG = "%-24s";

    private final DataKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CarerChecks(DataKeys keys, JdbcClient jdbc, TransactionTemplate transaction) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Row(UUID id, Kind kind, byte[] answer, Instant at) {}

    /** Her own, the newest first. Never inside a transaction. */
    List<CarerAnswer> of(Seat me) {
        List<Row> rows = transaction.execute(_ -> jdbc.sql("select id, kind, answer, at from circle.carer_check "
                        + "where circle_id = ? and account_id = ? and kind <> 'PUT_AWAY' order by at desc, id desc limit "
                        + MOST)
                .param(me.circle().value())
                .param(me.account().value())
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        Kind.valueOf(row.getString(2)),
                        row.getBytes(3),
                        row.getTimestamp(4).toInstant()))
                .list());
        return Acting.asSystem(JOB, () -> transaction.execute(_ -> open(rows)));
    }

    private List<CarerAnswer> open(List<Row> rows) {
        keys.prepare(rows.stream().map(Row::answer).toList());
        var answers = new ArrayList<CarerAnswer>();
        rows.forEach(row -> keys.openIfPossible(place(row.id()), row.answer())
                .map(String::strip)
                .ifPresent(word -> answers.add(new CarerAnswer(
                        row.id(),
                        row.at(),
                        Optional.of(word).filter(_ -> row.kind() == Kind.LOAD).map(Load::valueOf),
                        Optional.of(word)
                                .filter(_ -> row.kind() == Kind.PERSEVERANCE)
                                .map(PerseveranceTime::valueOf)))));
        return List.copyOf(answers);
    }

    /** Seals the word with her own key; sent twice with one id, it is one answer. Never inside a transaction. */
    void write(Seat me, UUID id, Kind kind, String word) {
        var sealed = Acting.asSystem(
                JOB,
                () -> transaction.execute(_ -> keys.seal(me.account().value(), place(id), AS_LONG.formatted(word))));
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into circle.carer_check (id, circle_id, account_id, kind, answer) "
                                + "values (?, ?, ?, ?, ?) on conflict do nothing")
                        .param(id)
                        .param(me.circle().value())
                        .param(me.account().value())
                        .param(kind.name())
                        .param(sealed)
                        .update());
    }

    /** One that was given before, for a demo, by a job that adds and reads nothing. */
    void pour(CircleId circle, AccountId carer, UUID id, Kind kind, String word, Instant at) {
        jdbc.sql(
                        "insert into circle.carer_check (id, circle_id, account_id, kind, answer, at) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(circle.value())
                .param(carer.value())
                .param(kind.name())
                .param(keys.seal(carer.value(), place(id), AS_LONG.formatted(word)))
                .param(Timestamp.from(at))
                .update();
    }

    private static DataKeys.Place place(UUID id) {
        return new DataKeys.Place("carer_check", "answer", id);
    }
}
