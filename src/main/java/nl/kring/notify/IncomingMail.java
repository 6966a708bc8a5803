package nl.kring.notify;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import nl.kring.notify.received.MailFile;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the folder where mail comes in, one mail after the other. What was handled is taken out of it; what cannot be handled is tried
 * again, and after a while left there with a flag, so that it keeps nobody else waiting.
 */
@Component
class IncomingMail implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingMail.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_TRIES = 10;

    private final MailIn mailIn;
    private final AnswersByMail answers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<Long, Integer> tries = new HashMap<>();
    private long next = System.nanoTime();
    private int failures;

    IncomingMail(MailIn mailIn, AnswersByMail answers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.mailIn = mailIn;
        this.answers = answers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "mail-in";
    }

    /** A mail server may let wait. */
    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        if (!mailIn.on() || System.nanoTime() - next < 0) {
            return;
        }
        try {
            empty();
            failures = 0;
        } catch (Exception failure) {
            failures = Math.min(failures + 1, 20);
            LOG.warn(
                    "mail could not be fetched and is tried again: {}",
                    failure.getClass().getName()); // and not its words: they may be of a mail
        }
        var wait = mailIn.every().multipliedBy(1L << Math.min(failures, 5));
        next = System.nanoTime() + (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos();
    }

    private void empty() throws Exception {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("select 1").query(Integer.class).single()); // before any mail is blamed
        try (var store = store()) {
            store.connect(mailIn.host(), mailIn.port(), mailIn.user(), mailIn.password());
            try (var folder = store.getFolder(mailIn.folder())) {
                folder.open(Folder.READ_WRITE);
                for (var message : waiting(folder)) {
                    handle(folder, message);
                }
            }
        }
    }

    private static Message[] waiting(Folder folder) throws MessagingException {
        var many = folder.getMessageCount();
        return Arrays.stream(many == 0 ? new Message[0] : folder.getMessages(1, Math.min(many, MOST_LOOKED_AT)))
                .filter(message -> !isLeft(message))
                .limit(MOST_AT_ONCE)
                .toArray(Message[]::new);
    }

    private static boolean isLeft(Message message) {
        try {
            return message.isSet(Flags.Flag.DELETED) || message.isSet(Flags.Flag.FLAGGED);
        } catch (MessagingException gone) {
            return true;
        }
    }

    private void handle(Folder folder, Message message) throws MessagingException {
        var uid = ((UIDFolder) folder).getUID(message);
        if (tries.getOrDefault(uid, 0) >= MOST_TRIES) {
            message.setFlag(Flags.Flag.FLAGGED, true); // it is left, before anything of it is read again
            tries.remove(uid);
            return;
        }
        tries.merge(uid, 1, Integer::sum); // counted before: what ends this thread, or the connection, counts too
        try (var file = MailFile.of(message::writeTo, message.getSize())) {
            answers.handle(file);
            tries.remove(uid);
            message.setFlag(Flags.Flag.DELETED, true);
        } catch (FolderClosedException closed) {
            throw closed;
        } catch (Exception | OutOfMemoryError | StackOverflowError failure) {
            LOG.warn(
                    "a mail could not be handled, {} times now: {}",
                    tries.get(uid),
                    failure.getClass().getName());
        }
    }

    private Store store() throws MessagingException {
        var protocol = mailIn.tls() ? "imaps" : "imap";
        var properties = new Properties();
        properties.putAll(Map.of(
                "mail.store.protocol",
                protocol,
                "mail." + protocol + ".connectiontimeout",
                "5000",
                "mail." + protocol + ".timeout",
                "20000",
                "mail." + protocol + ".writetimeout",
                "20000",
                "mail." + protocol + ".ssl.checkserveridentity",
                "true",
                "mail." + protocol + ".peek",
                "true",
                "mail." + protocol + ".partialfetch",
                "true",
                "mail." + protocol + ".fetchsize",
                "1048576"));
        return Session.getInstance(properties).getStore(protocol);
    }
}
