package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import nl.kring.platform.Scraped;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What whoever runs Kring sees of messages that do not leave; and that the log names nobody to whom they were to go. */
class DeliveryFiguresTests extends ManyMails {
    @Autowired
    private ApplicationContext kring;

    private double figure(String name) {
        return Scraped.of(kring, "kring_deliveries_" + name).orElseThrow();
    }

    @Test
    void whatIsDueWhatIsTriedAgainAndWhatNeverLeavesAreCounted() {
        var due = figure("due");
        var retrying = figure("retrying");
        var failed = figure("failed");
        writes(3);
        assertThat(figure("due")).isEqualTo(due + 3);
        server.down();
        sendsSome();
        assertThat(figure("retrying")).as("tried once so far").isEqualTo(retrying);
        later(60);
        assertThat(figure("due")).isEqualTo(due + 3);
        assertThat(figure("due_seconds")).isPositive();
        sendsSome();
        assertThat(figure("retrying")).isEqualTo(retrying + 3);
        people.job(
                () -> jdbc.sql("update common.delivery set state = 'FAILED' where circle_id = ? and state = 'PENDING'")
                        .param(circle.value())
                        .update());
        assertThat(figure("failed")).isEqualTo(failed + 3);
        assertThat(figure("due")).isEqualTo(due);
    }

    @Test
    void whatIsTakenAgainAndAgainAsItsCircleStandsStillIsNothingThatFails() {
        var retrying = figure("retrying");
        writes(2);
        people.job(() -> jdbc.sql("update common.delivery set tries = 3 where circle_id = ? and state = 'PENDING'")
                .param(circle.value())
                .update());
        assertThat(figure("retrying")).isEqualTo(retrying);
        sendsSome();
    }

    @Test
    void whetherTheMailServerIsThere() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        assertThat(new MailTransport(sender, returns(), "kring@" + DOMAIN).look())
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isOne());
        server.down();
        assertThat(new MailTransport(sender, returns(), "kring@" + DOMAIN).look())
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isZero());
    }

    /** A server says of each address what is wrong with it, by that address. */
    @Test
    void whatAServerSaysOfAnAddressIsNotInTheLog() {
        var log = (Logger) LoggerFactory.getLogger(Dispatcher.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            server.refuses(mailbox(anna), "450 4.2.2 <" + mailbox(anna) + ">: the mailbox of Anna is full");
            writes(1);
            sendsSome();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).isNotEmpty().allSatisfy(line -> assertThat(line.getFormattedMessage())
                .contains("450")
                .doesNotContain("Anna", mailbox(anna)));
    }
}
