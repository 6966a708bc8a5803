package nl.kring.notify;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.identity.AccountService;
import nl.kring.identity.RateLimits;
import nl.kring.identity.Secrets;
import nl.kring.notify.ReplyAddresses.Reply;
import nl.kring.notify.received.Contents;
import nl.kring.notify.received.MailFile;
import nl.kring.notify.received.OwnWords;
import nl.kring.notify.received.ReceivedMail;
import nl.kring.notify.received.Vouched;
import nl.kring.platform.Acting;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a mail that came in: an answer, a sentence to its sender, or nothing (R-C5, decision 074). Whoever cannot be told from a
 * forger is not answered; whoever is a stranger reads nothing of any circle.
 */
@Component
class AnswersByMail {
    private static final int MOST_AN_HOUR = 20;

    private static final Logger LOG = LoggerFactory.getLogger(AnswersByMail.class);

    private final MailIn mailIn;
    private final ReplyAddresses addresses;
    private final Returned returned;
    private final AccountService accounts;
    private final TakesAnswers takes;
    private final MailSaid said;
    private final RateLimits limits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AnswersByMail(
            MailIn mailIn,
            ReplyAddresses addresses,
            Returned returned,
            AccountService accounts,
            TakesAnswers takes,
            MailSaid said,
            RateLimits limits,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.mailIn = mailIn;
        this.addresses = addresses;
        this.returned = returned;
        this.accounts = accounts;
        this.takes = takes;
        this.said = said;
        this.limits = limits;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As a job, and never in a transaction. A second time with the same mail changes nothing. */
    void handle(MailFile file) throws MessagingException, IOException {
        if (file.headless()) {
            LOG.info("a mail was left alone: its headers have no end");
            return;
        }
        var mail = ReceivedMail.of(file);
        if (returned.takes(mail)) {
            return; // it came by the address to which mail comes back: a report, or nothing at all
        }
        var from = mail.from();
        if (mail.isAutomatic(MailTransport.OURS) || from.isEmpty()) {
            LOG.info("a mail was left alone: no person sent it");
            return;
        }
        var token =
                mail.cameBy().stream().flatMap(to -> mailIn.token(to).stream()).findFirst();
        var reply = token.flatMap(addresses::find);
        var vouched =
                Vouched.sender(mail.vouchers(), mailIn.authserv(), from.get().domain());
        var key = key(mail, file, token);
        if (reply.filter(to -> accounts.readsMailAt(to.person(), from.get())).isEmpty()) {
            if (vouched) {
                said.toStranger(from.get(), key);
            } else {
                LOG.info("a mail was left alone: nobody vouches for its sender");
            }
        } else if (!vouched) {
            said.no(reply.get(), key, new Said("reply.no.sender"));
        } else if (reply.get().late()) {
            said.no(reply.get(), key, new Said("reply.no.late"));
        } else {
            take(reply.get(), key, mail);
        }
    }

    /** The id of the answer is kept before it is written: killed in between, the same mail becomes the same answer. */
    private void take(Reply reply, byte[] key, ReceivedMail mail) {
        if (!limits.allow("mail-in-answer:" + reply.person().value(), MOST_AN_HOUR, 60)) {
            said.no(reply, key, new Said("reply.no.many")); // two programs that answer each other end here
            return;
        }
        var kept = transaction.execute(_ -> kept(reply, key));
        if (kept == null || kept.done()) {
            return;
        }
        var outcome = outcome(reply, kept.answer(), key, mail);
        transaction.executeWithoutResult(_ -> {
            if (done(key)) {
                outcome.ifPresent(sentence -> said.about(reply, key, sentence));
            }
        });
    }

    private record KeptMail(UUID answer, boolean done) {}

    private KeptMail kept(Reply reply, byte[] key) {
        jdbc.sql("insert into common.mail_in (mail_hash, answer_id, circle_id) values (?, ?, ?) on conflict do nothing")
                .param(key)
                .param(Ids.next())
                .param(reply.circle())
                .update();
        return jdbc.sql("select answer_id, done_at is not null from common.mail_in where mail_hash = ?")
                .param(key)
                .query((row, _) -> new KeptMail(row.getObject(1, UUID.class), row.getBoolean(2)))
                .single();
    }

    private boolean done(byte[] key) {
        return jdbc.sql(
                                "update common.mail_in set done_at = common.kring_now() where mail_hash = ? and done_at is null")
                        .param(key)
                        .update()
                == 1;
    }

    /** What is to be said of it; nothing of an answer that stands there whole. */
    private Optional<Said> outcome(Reply reply, UUID answer, byte[] key, ReceivedMail mail) {
        try {
            var contents = mail.contents();
            var left = new ArrayList<>(contents.others());
            left.addAll(answer(reply, answer, key, contents));
            return left.isEmpty() ? Optional.empty() : Optional.of(Said.of(left));
        } catch (GivesAway gives) {
            return Optional.of(new Said(gives));
        } catch (Refused refused) {
            return Optional.of(new Said(refused.key(), refused.arguments()));
        } catch (NoRight no) {
            return Optional.of(new Said("outbox.noRight"));
        } catch (NotFound gone) {
            return Optional.of(new Said("reply.no.gone"));
        }
    }

    private List<String> answer(Reply reply, UUID answer, byte[] key, Contents contents) {
        var words = OwnWords.of(contents.text());
        if (words.isEmpty() && contents.pictures().isEmpty()) {
            throw new Refused("reply.no.words");
        }
        var pictures = IntStream.range(0, contents.pictures().size())
                .mapToObj(number -> {
                    var picture = contents.pictures().get(number);
                    return new MailedAnswer.Picture(pictureId(answer, key, number), picture.name(), picture::open);
                })
                .toList();
        var person = accounts.principal(reply.person()).orElseThrow(NotFound::new);
        return Acting.inNameOf(
                person, () -> takes.take(new MailedAnswer(reply.circle(), reply.thread(), answer, words, pictures)));
    }

    /** As chance would make it for who knows neither the mail nor its address. */
    private static UUID pictureId(UUID answer, byte[] key, int number) {
        var bytes = ByteBuffer.wrap(
                hash(key, answer.toString().getBytes(StandardCharsets.UTF_8), new byte[] {(byte) number}));
        return new UUID(bytes.getLong() & ~0xF000L | 0x4000L, bytes.getLong() & ~(0xCL << 60) | 0x8L << 60);
    }

    /** Which mail it is: by its own id and by the address, or by all of it where it has no id. */
    private static byte[] key(ReceivedMail mail, MailFile file, Optional<String> token) throws IOException {
        var id = mail.id();
        return id.isEmpty()
                ? hash(Secrets.hash(token.orElse("")), hashOf(file))
                : hash(Secrets.hash(token.orElse("")), Secrets.hash(id));
    }

    private static byte[] hashOf(MailFile file) throws IOException {
        var hash = sha();
        try (var in = file.read()) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hash.update(buffer, 0, n);
            }
        }
        return hash.digest();
    }

    private static byte[] hash(byte[]... parts) {
        var hash = sha();
        Stream.of(parts).forEach(hash::update);
        return hash.digest();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
