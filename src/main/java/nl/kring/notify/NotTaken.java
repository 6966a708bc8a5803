package nl.kring.notify;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.WhyBack;
import nl.kring.notify.received.DeliveryReport;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** The server at the other end said at once, and for good, that it takes no mail for this address: another try would end as this one. */
class NotTaken extends Exception {
    private static final Pattern STATUS = Pattern.compile("\\b5\\.([0-9]{1,3})\\.([0-9]{1,3})\\b");
    private static final int MOST = 20;

    private final String address;
    private final WhyBack why;

    NotTaken(String address, WhyBack why) {
        super(why.name());
        this.address = address;
        this.why = why;
    }

    String address() {
        return address;
    }

    WhyBack why() {
        return why;
    }

    /** What of a mail that did not leave was said of its recipient. What a server says of who sends, as when it relays for nobody, is not. */
    static Optional<NotTaken> in(MessagingException failed) {
        return chain(failed)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .flatMap(refused -> of(refused).stream())
                .findFirst();
    }

    /** What went wrong, for a log: of a mail the kinds and numbers only, as the words of a server name who was to get it. */
    static String kinds(Exception failure) {
        return failure instanceof MessagingException mail
                ? chain(mail).map(NotTaken::kind).collect(Collectors.joining(", "))
                : failure.toString();
    }

    private static String kind(Exception one) {
        var number =
                switch (one) {
                    case SMTPAddressFailedException refused -> " " + refused.getReturnCode();
                    case SMTPSendFailedException refused -> " " + refused.getReturnCode();
                    case SMTPSenderFailedException refused -> " " + refused.getReturnCode();
                    default -> "";
                };
        return one.getClass().getSimpleName() + number;
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.<Exception>iterate(
                        first,
                        each -> each != null,
                        each -> each instanceof MessagingException one ? one.getNextException() : null)
                .limit(MOST);
    }

    private static Optional<NotTaken> of(SMTPAddressFailedException refused) {
        var code = refused.getReturnCode();
        var said = Optional.ofNullable(refused.getMessage()).orElse("");
        var status = STATUS.matcher(said);
        var why = status.find() ? DeliveryReport.why(status.group(1), status.group(2)) : WhyBack.NO_SUCH_ADDRESS;
        var ofTheAddress = why == WhyBack.NO_SUCH_ADDRESS || why == WhyBack.CLOSED || why == WhyBack.FULL;
        return (code == 550 || code == 551 || code == 552 || code == 553)
                        && ofTheAddress
                        && !said.toLowerCase(Locale.ROOT).contains("relay")
                ? Optional.of(new NotTaken(refused.getAddress().getAddress(), why))
                : Optional.empty();
    }
}
