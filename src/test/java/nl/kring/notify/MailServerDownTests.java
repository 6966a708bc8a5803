package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.kring.notify.SinkServer.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A mail server that is down for an hour while much is due: nothing is lost, and nothing comes twice. */
@EnabledIfSystemProperty(named = "kring.all", matches = "true", disabledReason = "./kring test --all")
class MailServerDownTests extends ManyMails {
    private static final int MANY = 300;

    @Test
    void afterAnHourAllOfItGoesOnceAndOverFewLines() {
        writes(MANY);
        server.down();
        anHourLater();
        assertThat(server.many()).isZero();
        assertThat(waiting()).isEqualTo(MANY);
        server.up();
        var before = server.connections();
        sendsAll();
        assertThat(waiting()).isZero();
        assertThat(mine()).hasSize(MANY);
        assertThat(mine().stream().map(Mail::id)).doesNotHaveDuplicates();
        assertThat(server.connections() - before)
                .as("a line is kept as long as there is more")
                .isLessThan(MANY / 10);
        sendsAll();
        assertThat(mine()).as("and nothing more").hasSize(MANY);
    }

    /** It goes down again and again while it takes them: what it did not take comes again, and what it took does not. */
    @Test
    void aServerThatGoesEachFewMailsLosesNoneAndDoublesNone() {
        writes(MANY);
        var begun = new AtomicInteger();
        server.hears(word -> {
            if (word.equals("MAIL") && begun.incrementAndGet() % 7 == 0) {
                server.cutAll();
            }
        });
        for (var turn = 0; turn < 60 && waiting() > 0; turn++) {
            later(60);
            sendsSome();
        }
        assertThat(waiting()).isZero();
        assertThat(mine().stream().map(Mail::id)).hasSize(MANY).doesNotHaveDuplicates();
    }

    private List<Mail> mine() {
        var boxes = Stream.of(anna, bram, carla).map(this::mailbox).toList();
        return server.mails().stream().filter(mail -> boxes.contains(mail.to())).toList();
    }
}
