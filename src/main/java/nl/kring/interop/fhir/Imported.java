package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what came in: the name of a thing in its source, the hash of its content, and what it became here. */
@Component
class Imported {
    private final JdbcClient jdbc;

    Imported(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A thing that came in before; the mark of a person's name tells whether it was the same person. */
    record Known(String hash, Optional<String> nameMark, Optional<UUID> ourId) {}

    /** Lets one import at a time into the database; the next waits for its end. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('kring.import'))")
                .query((_, _) -> true)
                .single();
    }

    Optional<Known> find(String source, Origin origin) {
        return find(source, origin.type(), origin.id());
    }

    private Optional<Known> find(String source, String kind, String id) {
        return jdbc.sql(
                        "select hash, name_mark, our_id from circle.imported where source = ? and kind = ? and source_id = ?")
                .param(source)
                .param(kind)
                .param(id)
                .query((row, _) -> new Known(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getObject(3, UUID.class))))
                .optional();
    }

    void add(String source, Origin origin, @Nullable UUID ourId, @Nullable CircleId circle) {
        add(source, origin.type(), origin.id(), origin.hash(), null, ourId, circle);
    }

    void addPerson(String source, Origin origin, String nameMark, AccountId account) {
        add(source, origin.type(), origin.id(), origin.hash(), nameMark, account.value(), null);
    }

    private void add(
            String source,
            String kind,
            String id,
            String hash,
            @Nullable String nameMark,
            @Nullable UUID ourId,
            @Nullable CircleId circle) {
        jdbc.sql("insert into circle.imported (source, kind, source_id, hash, name_mark, our_id, circle_id) "
                        + "values (?, ?, ?, ?, ?, ?, ?)")
                .param(source)
                .param(kind)
                .param(id)
                .param(hash)
                .param(nameMark)
                .param(ourId)
                .param(circle == null ? null : circle.value())
                .update();
    }

    /** The circle that was founded for this resident. */
    Optional<CircleId> circleOf(String source, AccountId resident) {
        return find(source, "circle", resident.value().toString())
                .flatMap(Known::ourId)
                .map(CircleId::new);
    }

    void addCircle(String source, AccountId resident, CircleId circle) {
        add(source, "circle", resident.value().toString(), "", null, circle.value(), circle);
    }

    /** Whether this person was seated here by an import, also when the membership has ended since. */
    boolean wasSeated(String source, CircleId circle, AccountId member) {
        return find(source, "member", circle.value() + "/" + member.value()).isPresent();
    }

    void addMember(String source, CircleId circle, AccountId member) {
        add(source, "member", circle.value() + "/" + member.value(), "", null, member.value(), circle);
    }

    /** The account that one of these numbers stands for, under a like name. */
    Optional<AccountId> byNumber(String source, List<String> numbers, String nameMark) {
        return numbers.stream()
                .flatMap(number -> account(source, number, nameMark).stream())
                .findFirst();
    }

    private Optional<AccountId> account(String source, String number, String nameMark) {
        return jdbc.sql(
                        "select account_id from circle.imported_number where source = ? and number = ? and name_mark = ?")
                .param(source)
                .param(number)
                .param(nameMark)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    void addNumber(String source, String number, String nameMark, AccountId account) {
        jdbc.sql("insert into circle.imported_number (source, number, name_mark, account_id) values (?, ?, ?, ?) "
                        + "on conflict do nothing")
                .param(source)
                .param(number)
                .param(nameMark)
                .param(account.value())
                .update();
    }
}
