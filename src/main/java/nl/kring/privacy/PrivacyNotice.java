package nl.kring.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.platform.Acting;
import nl.kring.platform.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Kring does with people's data, in plain words (R-M14): made from the configuration and from one part for each processing of the
 * register. Its version is made of its words, so that nobody forgets to raise it; each one that ever stood there is kept.
 */
@Component
public class PrivacyNotice {
    /** The processings of the register that hold people's data, in the order in which they are read. */
    static final List<String> PROCESSINGS = List.of(
            "kring", "begin", "account", "werk", "brug", "dossier", "berichten", "logboek", "veiligheid", "nooit");

    private static final List<String> RIGHTS =
            List.of("read", "take", "mend", "erase", "stop", "consequences", "complain");
    private static final List<String> SAFE = List.of("nobody", "outside", "trackers", "sealed");
    private static final String JOB = "notice";

    private final Terms terms;
    private final String holder;
    private final String contact;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String version;

    PrivacyNotice(
            Terms terms,
            @Value("${kring.privacy.holder}") String holder,
            @Value("${kring.privacy.contact}") String contact,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.terms = terms;
        this.holder = holder;
        this.contact = contact;
        this.jdbc = jdbc;
        this.transaction = transaction;
        version = hash(Texts.LANGUAGES.stream().map(this::words).collect(Collectors.joining("\n")));
    }

    /** A part of it: what it is about, and a sentence a line. */
    public record Part(String title, List<String> lines) {}

    /** It as it stood there since a moment. */
    public record Stood(String version, Instant since, List<Part> parts) {}

    /** Which one stands there now. */
    public String version() {
        return version;
    }

    /** What it says now. */
    public List<Part> parts(Locale locale) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                Texts.of(locale, "notice.who"),
                List.of(
                        holder.isEmpty()
                                ? Texts.of(locale, "notice.who.unknown")
                                : Texts.of(locale, "notice.who.holder", holder),
                        Texts.of(locale, "notice.who.municipality"),
                        contact.isEmpty()
                                ? Texts.of(locale, "notice.who.noContact")
                                : Texts.of(locale, "notice.who.contact", contact))));
        for (var one : PROCESSINGS) {
            parts.add(new Part(
                    Texts.of(locale, "notice." + one),
                    Stream.of("what", "why", "readers")
                            .map(line -> Texts.of(locale, "notice." + one + "." + line))
                            .toList()));
        }
        parts.add(new Part(Texts.of(locale, "keep.title"), TermLines.of(terms, locale)));
        parts.add(new Part(Texts.of(locale, "notice.rights"), lines(locale, "notice.rights.", RIGHTS)));
        parts.add(new Part(Texts.of(locale, "notice.safe"), lines(locale, "notice.safe.", SAFE)));
        return List.copyOf(parts);
    }

    private static List<String> lines(Locale locale, String key, List<String> lines) {
        return lines.stream().map(line -> Texts.of(locale, key + line)).toList();
    }

    /** One that stands or stood there, in a language; nothing for a version that never was. */
    public Optional<Stood> stood(String asked, Locale locale) {
        Optional<Stood> found = Acting.asSystem(
                JOB,
                () -> transaction.execute(_ -> jdbc.sql(
                                "select version, at, body from common.privacy_notice where version = ? and language = ?")
                        .param(asked)
                        .param(locale.getLanguage())
                        .query((row, _) ->
                                new Stood(row.getString(1), row.getTimestamp(2).toInstant(), parts(row.getString(3))))
                        .optional()));
        return found == null ? Optional.empty() : found;
    }

    /** Keeps what stands there now, the first time that it does. */
    @EventListener(ApplicationReadyEvent.class)
    void keep() {
        Acting.asSystem(
                JOB,
                () -> transaction.executeWithoutResult(_ -> Texts.LANGUAGES.forEach(language -> jdbc.sql(
                                "insert into common.privacy_notice (version, language, body) values (?, ?, ?) on conflict do nothing")
                        .param(version)
                        .param(language.getLanguage())
                        .param(words(language))
                        .update())));
    }

    /** As it is kept: a part after an empty line, its title first. */
    private String words(Locale locale) {
        return parts(locale).stream()
                .map(part -> part.title() + "\n" + String.join("\n", part.lines()))
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Part> parts(String body) {
        return Stream.of(body.split("\n\n"))
                .map(part -> part.split("\n"))
                .map(lines -> new Part(lines[0], List.of(lines).subList(1, lines.length)))
                .toList();
    }

    private static String hash(String words) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
