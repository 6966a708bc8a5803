package nl.kring.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import nl.kring.platform.Figures;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP. The delivery's id is the message's, so a second copy can be recognised. */
@Component
@ConditionalOnExpression("!(" + DemoTransport.KEEPS + ")")
class MailTransport implements nl.kring.notify.Transport, Figures {
    private static final Logger LOG = LoggerFactory.getLogger(MailTransport.class);

    /** How the id of each mail of Kring ends. */
    static final String OURS = "@kring>";

    private static final Duration BETWEEN_KNOCKS = Duration.ofMinutes(1);

    private final JavaMailSenderImpl sender;
    private final ReturnAddresses returns;
    private final String from;

    /** The line to the mail server that this thread keeps open as long as there is more to send: opening one takes longer than a mail. */
    private final ThreadLocal<Transport> open = new ThreadLocal<>();

    private long knocks = System.nanoTime();
    private boolean answers;

    MailTransport(JavaMailSenderImpl sender, ReturnAddresses returns, @Value("${kring.mail.from}") String from) {
        this.sender = sender;
        this.returns = returns;
        this.from = from;
    }

    @Override
    public boolean reaches(Letter letter) {
        return !letter.sms();
    }

    @Override
    public void send(Letter letter) throws Exception {
        var message = message(letter);
        message.setSentDate(new Date());
        message.saveChanges();
        try {
            line().sendMessage(message, message.getAllRecipients());
        } catch (MessagingException failed) {
            done(); // whatever this line is in the middle of, the next mail takes another
            throw NotTaken.in(failed).<Exception>map(it -> it).orElse(failed);
        }
    }

    private Transport line() throws MessagingException {
        var line = open.get();
        if (line == null) {
            line = sender.getSession()
                    .getTransport(
                            Optional.ofNullable(sender.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL));
            line.connect(sender.getHost(), sender.getPort(), given(sender.getUsername()), given(sender.getPassword()));
            open.set(line);
        }
        return line;
    }

    private static @Nullable String given(@Nullable String setting) {
        return setting == null || setting.isEmpty() ? null : setting;
    }

    /** Asked each minute at most: nobody is to find a mail server that is knocked at all day. */
    @Override
    public List<Figure> look() {
        if (System.nanoTime() - knocks >= 0) {
            knocks = System.nanoTime() + BETWEEN_KNOCKS.toNanos();
            answers = knock();
        }
        return List.of(new Figure(
                "kring.mail.up",
                "1 if the mail server let this node in at the last try, which is each minute, else 0.",
                answers ? 1 : 0));
    }

    private boolean knock() {
        try {
            sender.testConnection();
            return true;
        } catch (MessagingException no) {
            return false;
        }
    }

    @Override
    public void done() {
        var line = open.get();
        open.remove();
        if (line != null) {
            try {
                line.close();
            } catch (MessagingException gone) {
                LOG.debug("the line to the mail server was gone already", gone);
            }
        }
    }

    MimeMessage message(Letter letter) throws Exception {
        var message = new Identified(sender.createMimeMessage(), letter);
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(from, letter.sender(), StandardCharsets.UTF_8.name()));
        helper.setTo(new InternetAddress(letter.address(), letter.name(), StandardCharsets.UTF_8.name()));
        helper.setSubject(letter.subject());
        if (letter.replyTo().isPresent()) {
            helper.setReplyTo(new InternetAddress(letter.replyTo().get(), "Kring", StandardCharsets.UTF_8.name()));
        }
        helper.setText(letter.plain(), letter.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        returns.of(letter).ifPresent(message::setEnvelopeFrom);
        message.setReturnOption(SMTPMessage.RETURN_HDRS); // what comes back says that it did, and not what stood in it
        return message;
    }

    /** Keeps the delivery's own message id, which the mail library would replace. */
    private static final class Identified extends SMTPMessage {
        private final Letter letter;

        Identified(MimeMessage template, Letter letter) {
            super(
                    template.getSession() == null
                            ? jakarta.mail.Session.getInstance(new Properties())
                            : template.getSession());
            this.letter = letter;
        }

        @Override
        protected void updateMessageID() throws jakarta.mail.MessagingException {
            setHeader("Message-ID", "<" + letter.id() + OURS);
        }
    }
}
