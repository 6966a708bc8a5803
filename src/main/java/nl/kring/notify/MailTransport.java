package nl.kring.notify;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP. The delivery's id is the message's, so a second copy can be recognised. */
@Component
@ConditionalOnBooleanProperty(value = "kring.demo", havingValue = false, matchIfMissing = true)
class MailTransport implements Transport {
    /** How the id of each mail of Kring ends. */
    static final String OURS = "@kring>";

    private final JavaMailSender sender;
    private final ReturnAddresses returns;
    private final String from;

    MailTransport(JavaMailSender sender, ReturnAddresses returns, @Value("${kring.mail.from}") String from) {
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
        try {
            sender.send(message);
        } catch (MailSendException failed) {
            throw NotTaken.in(failed).orElseThrow(() -> failed);
        }
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
