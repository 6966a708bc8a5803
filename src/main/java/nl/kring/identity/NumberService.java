package nl.kring.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.NumberProven;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The telephone number that somebody proves to be hers, and what comes there by text message (R-C7, decision 082). */
@Service
@Transactional
public class NumberService {
    private static final String ARRIVES = "exists (select 1 from common.channel m where m.account_id = c.account_id "
            + "and m.kind = 'EMAIL' and m.verified_at is not null and m.messages is not false and m.bounced_at is null)";

    private final JdbcClient jdbc;
    private final NumberProofs proofs;
    private final ApplicationEventPublisher events;

    NumberService(JdbcClient jdbc, NumberProofs proofs, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.events = events;
    }

    /** What came of the digits. */
    public enum Proven {
        YES,
        WRONG_CODE,
        TOO_MANY,

        /** It is proven, and is somebody else's already: of one telephone two people cannot be told apart (decision 076). */
        SHARED
    }

    /** The own number. PostgreSQL shows a person only the own one, and none to who looks along. */
    @Transactional(readOnly = true)
    public Optional<OwnNumber> mine() {
        return jdbc.sql("select c.address, c.verified_at, c.messages is false, coalesce(c.texts, 'ALERTS'), " + ARRIVES
                        + " from common.channel c where c.account_id = ? and c.kind = 'SMS' and c.verified_at is not null "
                        + "order by c.verified_at desc limit 1")
                .param(me())
                .query((row, _) -> new OwnNumber(
                        new PhoneNumber(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        row.getBoolean(3),
                        TextsFor.valueOf(row.getString(4)),
                        row.getBoolean(5)))
                .optional();
    }

    /** From now on the person signed in hears this by text message. */
    public void choose(TextsFor what) {
        var me = me();
        mineOnly(jdbc.sql("update common.channel set texts = ? where account_id = ? and kind = 'SMS'")
                .param(what.name())
                .param(me)
                .update());
    }

    /** STOP and START, on a page. */
    public void want(boolean yes) {
        mineOnly(jdbc.sql("update common.channel set messages = ? where account_id = ? and kind = 'SMS'")
                .param(yes)
                .param(me())
                .update());
    }

    /** The number of the person signed in is not known here any more, and nothing comes there. */
    public void remove() {
        jdbc.sql("delete from common.channel where account_id = ? and kind = 'SMS'")
                .param(me())
                .update();
    }

    private static void mineOnly(int rows) {
        if (rows == 0) {
            throw new Refused("phone.gone");
        }
    }

    private static UUID me() {
        return Acting.person().orElseThrow(NotFound::new).personId();
    }

    /** Sends six digits to this number, as a job; empty when it was asked too soon or too often. */
    public Optional<UUID> askCode(AccountId person, PhoneNumber number, String name, Locale language, String browser) {
        Acting.requireJob();
        return proofs.ask(person, number, name, language, browser);
    }

    /** Whether the message with the digits waits, because it could not leave yet; as a job. */
    public boolean codeWaits(UUID code) {
        Acting.requireJob();
        return proofs.waits(code);
    }

    /** Takes the digits, as a job: what they prove is this person's number, in the place of the one before. */
    public Proven prove(AccountId person, String code, String browser, String remote) {
        Acting.requireJob();
        if (!proofs.mayTry(remote)) {
            return Proven.TOO_MANY;
        }
        return proofs.proven(person, code, browser)
                .map(number -> keep(person, number))
                .orElse(Proven.WRONG_CODE);
    }

    /** Whoever holds a telephone that was somebody else's says STOP with it: then it is free. */
    private Proven keep(AccountId person, PhoneNumber number) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 82))")
                .param("number:" + number.value())
                .query(Integer.class)
                .single(); // two who prove one number at a time: one has it
        if (isOfSomebodyElse(person, number)) {
            return Proven.SHARED;
        }
        var chosen = jdbc
                .sql("delete from common.channel where kind = 'SMS' and (account_id = :me or address = :number) "
                        + "returning case when account_id = :me then texts end")
                .param("me", person.value())
                .param("number", number.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at, messages, texts) "
                        + "values (?, ?, 'SMS', ?, common.kring_now(), true, ?)")
                .param(Ids.next())
                .param(person.value())
                .param(number.value())
                .param(chosen.orElse(TextsFor.ALERTS.name()))
                .update();
        events.publishEvent(new NumberProven(person));
        return Proven.YES;
    }

    private boolean isOfSomebodyElse(AccountId person, PhoneNumber number) {
        return jdbc.sql("select exists (select 1 from common.channel where kind = 'SMS' and address = ? "
                        + "and account_id <> ? and verified_at is not null and messages is not false)")
                .param(number.value())
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /** Where somebody gets text messages, for a job that sends; nowhere after STOP. */
    @Transactional(readOnly = true)
    public Optional<ByText> byText(AccountId id) {
        Acting.requireJob();
        return jdbc.sql("select a.first_name, c.address, a.language, c.texts, " + ARRIVES
                        + " from common.channel c join common.account a on a.id = c.account_id "
                        + "where c.account_id = ? and c.kind = 'SMS' and c.verified_at is not null and c.messages is not false "
                        + "order by c.verified_at desc limit 1")
                .param(id.value())
                .query((row, _) -> new ByText(
                        new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), true),
                        Optional.ofNullable(row.getString(4)).map(TextsFor::valueOf),
                        row.getBoolean(5)))
                .optional();
    }
}
