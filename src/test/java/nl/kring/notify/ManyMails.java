package nl.kring.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Much mail of one circle that is due in one moment, and a mail server that takes it. */
abstract class ManyMails extends MailTest {
    final SinkServer server = new SinkServer();
    private Dispatcher dispatcher;

    @BeforeEach
    void nothingElseWaits() {
        mails.putTogether();
        dispatch();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        dispatcher = mails.by(new MailTransport(sender, returns(), "kring@" + DOMAIN));
    }

    @AfterEach
    void noServer() {
        server.close();
    }

    /** All due now, to three people by turns. */
    void writes(int many) {
        var readers = List.of(anna, bram, carla);
        people.job(() -> {
            IntStream.range(0, many).forEach(number -> notify.send(mail(readers.get(number % readers.size()))));
            return true;
        });
    }

    private Message mail(AccountId to) {
        return new Message(
                to,
                "photo",
                List.of(),
                "/circle/" + circle.value() + "/timeline",
                Optional.of(circle.value()),
                thread.value(),
                UUID.randomUUID().toString(),
                clock.instant());
    }

    int waiting() {
        return people.job(
                () -> jdbc.sql("select count(*) from common.delivery where circle_id = ? and state = 'PENDING'")
                        .param(circle.value())
                        .query(Integer.class)
                        .single());
    }

    void later(int seconds) {
        clock.forward(Duration.ofSeconds(seconds));
    }

    /** One tick. */
    void sendsSome() {
        Acting.asSystem("letters", dispatcher::sendLetters);
    }

    /** An hour in which each tick tries what is due. */
    void anHourLater() {
        for (var tenMinutes = 0; tenMinutes < 6; tenMinutes++) {
            sendsSome();
            later(600);
        }
    }

    /** Tick after tick until nothing is left; what was tried before is due within the minute. */
    void sendsAll() {
        later(61);
        for (var turn = 0; turn < 2_000 && waiting() > 0; turn++) {
            sendsSome();
        }
    }
}
