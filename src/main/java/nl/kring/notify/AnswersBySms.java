package nl.kring.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PhoneNumber;
import nl.kring.identity.RateLimits;
import nl.kring.identity.Texter;
import nl.kring.notify.SmsAsks.Ask;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a text message that came in (R-C7): an answer with the rights of its writer, and one sentence back. Whose number it is not,
 * or of two persons, hears nothing, and nobody can tell which numbers are known here.
 */
@Component
class AnswersBySms {
    private static final Logger LOG = LoggerFactory.getLogger(AnswersBySms.class);
    private static final int DAY = 24 * 60;
    private static final int MOST_AN_HOUR = 30;
    private static final int MOST_SAID_AN_HOUR = 12;
    private static final Duration LATE = Duration.ofHours(24);

    private final AccountService accounts;
    private final SmsAsks asks;
    private final TextMessages texts;
    private final List<DeliveryGuard> guards;
    private final NotifyService notify;
    private final RateLimits limits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnswersBySms(
            AccountService accounts,
            SmsAsks asks,
            TextMessages texts,
            List<DeliveryGuard> guards,
            NotifyService notify,
            RateLimits limits,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.asks = asks;
        this.texts = texts;
        this.guards = guards;
        this.notify = notify;
        this.limits = limits;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What is said to who wrote.
     *
     * @param often whether it is said each time; what explains how to answer is said once a day
     */
    private record Reply(boolean often, String words) {}

    /** As a job, and never in a transaction. A second time with the same message changes nothing. */
    void handle(ReceivedSms sms) {
        var writer = PhoneNumber.of(sms.from()).flatMap(accounts::whoseNumber);
        if (writer.isEmpty()) {
            LOG.info("a text message was left alone: its number is not of one person here");
            return;
        }
        if (!limits.allow("sms-in:" + writer.get().id().value(), MOST_AN_HOUR, 60)) {
            LOG.info("a text message was left alone: there were too many of this person");
            return;
        }
        var key = sms.key();
        var kept = transaction.execute(_ -> kept(key));
        if (kept == null || kept.done()) {
            return;
        }
        var reply = reply(writer.get(), sms, kept.answer());
        transaction.executeWithoutResult(_ -> {
            if (done(key)) {
                reply.filter(words -> may(writer.get().id(), words))
                        .ifPresent(words -> notify.say(
                                writer.get().to(),
                                words.words(),
                                kept.answer(),
                                "smsIn:" + HexFormat.of().formatHex(key)));
            }
        });
    }

    private boolean may(AccountId person, Reply reply) {
        return (reply.often() || limits.allow("sms-help:" + person.value(), 1, DAY))
                && limits.allow("sms-said:" + person.value(), MOST_SAID_AN_HOUR, 60);
    }

    private record Kept(UUID answer, boolean done) {}

    private Kept kept(byte[] key) {
        jdbc.sql("insert into common.sms_in (message_hash, answer_id) values (?, ?) on conflict do nothing")
                .param(key)
                .param(Ids.next())
                .update();
        return jdbc.sql("select answer_id, done_at is not null from common.sms_in where message_hash = ?")
                .param(key)
                .query((row, _) -> new Kept(row.getObject(1, UUID.class), row.getBoolean(2)))
                .single();
    }

    private boolean done(byte[] key) {
        return jdbc.sql(
                                "update common.sms_in set done_at = common.kring_now() where message_hash = ? and done_at is null")
                        .param(key)
                        .update()
                == 1;
    }

    private Optional<Reply> reply(Texter writer, ReceivedSms sms, UUID id) {
        return switch (SmsWords.of(sms.text())) {
            case SmsWords.Stop _ -> wants(writer, false, "sms.stop");
            case SmsWords.Start _ -> wants(writer, true, "sms.start");
            case SmsWords.Other _ -> Optional.of(how(writer));
            case SmsWords.Yes _, SmsWords.No _
            when sms.at().isBefore(clock.instant().minus(LATE)) -> Optional.of(said(writer, "sms.late"));
            case SmsWords.Yes yes -> Optional.of(answer(writer, yes.number(), true, id));
            case SmsWords.No no -> Optional.of(answer(writer, no.number(), false, id));
        };
    }

    /** Told once: whoever says it again hears nothing more. */
    private Optional<Reply> wants(Texter writer, boolean yes, String key) {
        return Boolean.TRUE.equals(transaction.execute(_ -> accounts.wantsSms(writer.id(), yes)))
                ? Optional.of(said(writer, key))
                : Optional.empty();
    }

    private Reply answer(Texter writer, Optional<Integer> number, boolean yes, UUID id) {
        var known = asks.of(writer.id());
        var meant = number.isPresent()
                ? known.stream().filter(ask -> ask.number() == number.get()).toList()
                : known.stream().filter(ask -> isOpen(writer, ask)).toList();
        if (meant.size() > 1) {
            return said(writer, "sms.which", meant.getFirst().number());
        }
        if (meant.isEmpty()) {
            return number.isPresent() ? how(writer) : said(writer, "sms.none");
        }
        return said(writer, meant.getFirst(), yes, id);
    }

    private boolean isOpen(Texter writer, Ask ask) {
        return texts.open(
                        writer.id(),
                        ask.circle(),
                        ask.subject(),
                        ask.template(),
                        writer.to().language())
                .isPresent();
    }

    private Reply said(Texter writer, Ask ask, boolean yes, UUID id) {
        if (guards.stream().anyMatch(guard -> !guard.stillIn(ask.circle(), writer.id()))) {
            return said(writer, "sms.left");
        }
        try {
            var became = texts.answer(writer.id(), ask, yes, id, writer.to().language());
            return said(
                    writer,
                    became.key(),
                    Stream.concat(Stream.of(ask.number()), became.arguments().stream())
                            .toArray());
        } catch (Refused refused) {
            return said(writer, refused.key(), refused.arguments());
        } catch (NoRight | NotFound no) {
            return said(writer, "sms.gone");
        }
    }

    private Reply how(Texter writer) {
        return new Reply(
                false,
                Texts.of(
                        writer.to().language(),
                        "sms.how",
                        asks.of(writer.id()).stream()
                                .findFirst()
                                .map(Ask::number)
                                .orElse(1)));
    }

    private static Reply said(Texter writer, String key, Object... arguments) {
        return new Reply(true, Texts.of(writer.to().language(), key, arguments));
    }
}
