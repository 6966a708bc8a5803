package nl.kring.circle;

import static nl.kring.circle.ConsentSubject.HEALTH;
import static nl.kring.circle.ConsentSubject.KEEP;
import static nl.kring.circle.ConsentSubject.MESSAGES;
import static nl.kring.circle.ConsentSubject.YOUNG_MEMBER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import nl.kring.privacy.PrivacyNotice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what somebody agreed to, in the words that stood there: a yes that cannot be shown later is none. */
@Component
class Consents {
    private final JdbcClient jdbc;
    private final PrivacyNotice notice;

    Consents(JdbcClient jdbc, PrivacyNotice notice) {
        this.jdbc = jdbc;
        this.notice = notice;
    }

    void keep(CircleId circle, AccountId resident, GivenYes yes, YesHeard heard) {
        var keep = wording(yes.language(), yes.asked() ? "start.keep" : "circle.begin.keep");
        write(circle, resident, heard, KEEP, true, keep);
        write(circle, resident, heard, HEALTH, yes.health(), wording(yes.language(), "circle.begin.health"));
        yes.messages().ifPresent(wanted -> {
            write(circle, resident, heard, MESSAGES, wanted, wording(yes.language(), "circle.begin.messages"));
        });
    }

    /** What somebody who is not the resident agreed to, for her own part. */
    void keepOwn(CircleId circle, AccountId who, boolean messages, Locale language) {
        write(circle, who, YesHeard.OWN, KEEP, true, wording(language, "start.keep"));
        write(circle, who, YesHeard.OWN, MESSAGES, messages, wording(language, "start.messages"));
    }

    /** Somebody answers a question anew, on her own device. */
    void answer(CircleId circle, AccountId who, ConsentSubject subject, boolean given, Locale language) {
        write(circle, who, YesHeard.OWN, subject, given, wording(language, question(subject)));
    }

    private static String question(ConsentSubject subject) {
        return switch (subject) {
            case KEEP -> "start.keep";
            case HEALTH -> "start.health";
            case MESSAGES -> "start.messages";
            case YOUNG_MEMBER -> "invite.young.agree";
        };
    }

    /** A parent agrees that a child takes part. */
    void keepForChild(CircleId circle, AccountId parent, AccountId child, Locale language) {
        write(
                circle,
                parent,
                YesHeard.OWN,
                YOUNG_MEMBER,
                Optional.of(child),
                true,
                wording(language, question(YOUNG_MEMBER)));
    }

    /** Takes back the yes that somebody gave last; false if there is none that stands. */
    boolean takeBack(CircleId circle, AccountId who, ConsentSubject subject, Locale language) {
        return takeBack(circle, who, subject, Optional.empty(), language);
    }

    /** The same of a yes that is about another. */
    boolean takeBack(
            CircleId circle, AccountId who, ConsentSubject subject, Optional<AccountId> about, Locale language) {
        var words = wording(language, "consent.stop." + subject);
        return jdbc.sql(
                                "insert into circle.consent (id, circle_id, account_id, subject, about_id, given, wording, version, language, takes_back, notice) "
                                        + "select :id, circle_id, account_id, subject, about_id, false, :wording, :version, :language, last.id, :notice "
                                        + "from (select * from circle.consent where circle_id = :circle and account_id = :who "
                                        + "and subject = :subject and about_id is not distinct from cast(:about as uuid) order by at desc, id desc limit 1) last where given on conflict do nothing")
                        .param("id", Ids.next())
                        .param("notice", notice.version())
                        .param("wording", words.text())
                        .param("version", words.version())
                        .param("language", words.language())
                        .param("circle", circle.value())
                        .param("who", who.value())
                        .param("subject", subject.name())
                        .param("about", about.map(AccountId::value).orElse(null), Types.OTHER)
                        .update()
                == 1;
    }

    /** All answers that somebody gave in a circle, newest first. */
    List<ConsentView> of(CircleId circle, AccountId who, Function<AccountId, Optional<String>> name) {
        return jdbc.sql(
                        "select c.subject, c.given, c.wording, c.version, c.language, c.how, c.given_by, c.at, back.at, "
                                + "row_number() over (partition by c.subject, c.about_id order by c.at desc, c.id desc) = 1, c.about_id, c.notice "
                                + "from circle.consent c left join circle.consent back on back.takes_back = c.id "
                                + "where c.circle_id = ? and c.account_id = ? and c.takes_back is null order by c.at desc, c.id desc")
                .param(circle.value())
                .param(who.value())
                .query((row, _) -> new ConsentView(
                        ConsentSubject.valueOf(row.getString(1)),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getString(5)),
                        YesHeard.How.valueOf(row.getString(6)),
                        Optional.ofNullable(row.getObject(7, UUID.class))
                                .map(AccountId::new)
                                .flatMap(name),
                        row.getTimestamp(8).toInstant(),
                        Optional.ofNullable(row.getTimestamp(9)).map(Timestamp::toInstant),
                        row.getBoolean(10),
                        Optional.ofNullable(row.getObject(11, UUID.class)).map(AccountId::new),
                        Optional.ofNullable(row.getString(12))))
                .list();
    }

    /** What somebody answered last; no where it was never asked. */
    boolean given(CircleId circle, AccountId who, ConsentSubject subject) {
        return jdbc.sql("select given from circle.consent where circle_id = ? and account_id = ? and subject = ? "
                        + "order by at desc, id desc limit 1")
                .param(circle.value())
                .param(who.value())
                .param(subject.name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Wording wording(Locale language, String key) {
        var spoken = Locale.of(language.getLanguage());
        return new Wording(Texts.of(spoken, key), spoken.getLanguage());
    }

    /** The words that stood there. Their version is made of them, so that nobody forgets to raise it. */
    private record Wording(String text, String language) {
        String version() {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, 6);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void write(
            CircleId circle, AccountId who, YesHeard heard, ConsentSubject subject, boolean given, Wording wording) {
        write(circle, who, heard, subject, Optional.empty(), given, wording);
    }

    private void write(
            CircleId circle,
            AccountId who,
            YesHeard heard,
            ConsentSubject subject,
            Optional<AccountId> about,
            boolean given,
            Wording wording) {
        jdbc.sql(
                        "insert into circle.consent (id, circle_id, account_id, subject, given, wording, version, language, how, given_by, seen_on, about_id, notice) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(who.value())
                .param(subject.name())
                .param(given)
                .param(wording.text())
                .param(wording.version())
                .param(wording.language())
                .param(heard.how().name())
                .param(heard.by().map(AccountId::value).orElse(null))
                .param(heard.seenOn().orElse(null))
                .param(about.map(AccountId::value).orElse(null))
                .param(notice.version())
                .update();
    }
}
