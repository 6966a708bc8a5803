package nl.kring.start;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Secrets;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of starts together with a professional, and what is sealed in them. */
@Component
class Directs {
    private static final String PURPOSE = "direct";
    private static final int LONGEST_CARD = 20;
    /** A link on the giver's own screen, whose browser remembers it, is for now. */
    private static final String VALID =
            "l.minted_at > common.kring_now() - case when l.mailed then interval '14 days' else interval '1 hour' end "
                    + "and d.used_at is null and d.sealed is not null and d.expires_at > common.kring_now()";

    private final Keys keys;
    private final NotifyService notify;
    private final JdbcClient jdbc;

    Directs(Keys keys, NotifyService notify, JdbcClient jdbc) {
        this.keys = keys;
        this.notify = notify;
        this.jdbc = jdbc;
    }

    /** Who gave it, and with which template. */
    record Giver(UUID issuer, Optional<String> template) {}

    /** The secret of a link is longer than any code of a card. */
    static boolean isLink(String code) {
        return code.length() > LONGEST_CARD;
    }

    void write(NewDirect given, CardView.Way way, UUID issuer) {
        jdbc.sql("insert into circle.direct_start (id, way, issuer_id, organisation_id, template, sealed) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(given.id())
                .param(way.name())
                .param(issuer)
                .param(given.organisation().value())
                .param(given.template().map(Template::name).orElse(null))
                .param(keys.seal(PURPOSE, given.id(), Sealed.of(given).lines()))
                .update();
    }

    /** A new secret for one that is not used yet. A mailed one proves the mailbox, one for the giver's screen proves nothing. */
    Optional<String> mint(UUID start, boolean mailed) {
        var token = Secrets.token();
        var minted = jdbc.sql("with open as (update circle.direct_start set "
                                + "link_until = least(common.kring_now() + interval '14 days', expires_at) where id = ? "
                                + "and used_at is null and sealed is not null and expires_at > common.kring_now() returning id) "
                                + "insert into circle.direct_link (hash, start_id, mailed) select ?, id, ? from open")
                        .param(start)
                        .param(Secrets.hash(token))
                        .param(mailed)
                        .update()
                == 1;
        return minted ? Optional.of(token) : Optional.empty();
    }

    /** What was sealed; nothing once it is used or too old. */
    Optional<Sealed> sealed(UUID start) {
        return jdbc.sql("select sealed from circle.direct_start where id = ? and sealed is not null")
                .param(start)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(bytes -> open(start, bytes));
    }

    private Sealed open(UUID start, byte[] bytes) {
        return Sealed.from(keys.open(PURPOSE, start, bytes));
    }

    CardSeen look(String token) {
        return jdbc.sql("select d.id, d.sealed, a.first_name, o.name, l.mailed from circle.direct_link l "
                        + "join circle.direct_start d on d.id = l.start_id join common.account a on a.id = d.issuer_id "
                        + "join common.organisation o on o.id = d.organisation_id where l.hash = ? and " + VALID)
                .param(Secrets.hash(token))
                .query((row, _) -> {
                    var who = open(row.getObject(1, UUID.class), row.getBytes(2));
                    return (CardSeen) new CardSeen.Direct(
                            token,
                            row.getString(3),
                            row.getString(4),
                            who.firstName(),
                            who.address(),
                            row.getBoolean(5));
                })
                .optional()
                .orElseGet(() -> new CardSeen.NoLink(used(token)));
    }

    private boolean used(String token) {
        return jdbc.sql(
                        "select exists (select 1 from circle.direct_link l join circle.direct_start d on d.id = l.start_id "
                                + "where l.hash = ? and d.used_at is not null)")
                .param(Secrets.hash(token))
                .query(Boolean.class)
                .single();
    }

    /** Uses it once, and what was sealed goes. */
    Optional<Giver> use(String token) {
        var used = jdbc.sql("update circle.direct_start d set used_at = common.kring_now(), sealed = null, "
                        + "remind_at = null from circle.direct_link l where l.start_id = d.id and l.hash = ? and "
                        + VALID
                        + " returning d.id, d.issuer_id, d.template")
                .param(Secrets.hash(token))
                .query((row, _) -> new Used(
                        row.getObject(1, UUID.class),
                        new Giver(row.getObject(2, UUID.class), Optional.ofNullable(row.getString(3)))))
                .optional();
        used.map(Used::start).ifPresent(notify::forget);
        return used.map(Used::by);
    }

    private record Used(UUID start, Giver by) {}

    /** A reminder on day 3 and on day 10, and never more. A first one that could not go before the tenth day is the second too. */
    List<Reminder> remind() {
        return jdbc.sql("""
                update circle.direct_start set reminded = case when late.so then 2 else reminded + 1 end,
                    remind_at = case when reminded = 0 and not late.so then made_at + interval '10 days' end
                from (select id, made_at + interval '10 days' <= common.kring_now() as so from circle.direct_start
                    where sealed is not null and remind_at <= (select common.kring_now()) for update skip locked) late
                where late.id = direct_start.id returning direct_start.id, reminded
                """)
                .query((row, _) -> new Reminder(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }

    record Reminder(UUID start, int number) {}

    /** Day thirty: what is known of the person goes. */
    void erase() {
        jdbc.sql("update circle.direct_start set sealed = null, remind_at = null where sealed is not null "
                        + "and expires_at <= (select common.kring_now()) returning id")
                .query(UUID.class)
                .list()
                .forEach(notify::forget);
    }
}
