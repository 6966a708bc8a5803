package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.kring.notify.SinkServer;
import nl.kring.notify.SinkServer.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code kill -9} of the packed application in the middle of a word with a mail server, which is held up at that word until it is dead: before
 * the server has the mail, when it has it and did not say so, and when an answer was read and is still in its folder.
 */
@Tag("browser")
@Tag("long")
class KilledForRealTests {
    private static final String BOX = "in@kring.example";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
                    new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()})
            .withPerMethodLifecycle(false);

    private static final SinkServer SERVER = new SinkServer();
    private static HeldLine line;
    private static KringJar kring;

    /** Holds up whoever comes by at a word, until what waited for it is dead. */
    private static final class Hold {
        private final String word;
        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        Hold(String word) {
            this.word = word;
        }

        void at(String said) {
            if (said.contains(word) && there.getCount() > 0) {
                there.countDown();
                await(goesOn);
            }
        }

        void killThere() {
            assertThat(await(there)).as("it came to " + word).isTrue();
            kring.kill();
            goesOn.countDown();
        }

        private static boolean await(CountDownLatch latch) {
            try {
                return latch.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** What lies between Kring and the server of its folder; it can be held up at what Kring says. */
    private static final class HeldLine implements Closeable {
        private final ServerSocket server;
        private final int to;
        private volatile Hold hold = new Hold("nothing that is ever said");

        HeldLine(int to) throws IOException {
            this.to = to;
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    var there = new Socket("127.0.0.1", to);
                    Thread.ofVirtual().start(() -> pass(client, there, true));
                    Thread.ofVirtual().start(() -> pass(there, client, false));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket onTo, boolean heard) {
            try (from;
                    onTo) {
                InputStream in = from.getInputStream();
                OutputStream out = onTo.getOutputStream();
                var buffer = new byte[1 << 16];
                for (var many = in.read(buffer); many >= 0; many = in.read(buffer)) {
                    if (heard) {
                        hold.at(new String(buffer, 0, many, StandardCharsets.ISO_8859_1));
                    }
                    out.write(buffer, 0, many);
                    out.flush();
                }
            } catch (IOException gone) {
                // one of them is no more
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        MAIL.setUser(BOX, BOX, "geheim");
        line = new HeldLine(MAIL.getImap().getPort());
        kring = KringJar.start(
                "--kring.demo=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + SERVER.port(),
                "--kring.mail.in.host=127.0.0.1",
                "--kring.mail.in.port=" + line.server.getLocalPort(),
                "--kring.mail.in.tls=false",
                "--kring.mail.in.user=" + BOX,
                "--kring.mail.in.password=geheim",
                "--kring.mail.in.authserv=mx.kring.example",
                "--kring.mail.in.domain=kring.example",
                "--kring.mail.in.every=1s");
    }

    @AfterAll
    static void stop() throws IOException {
        kring.close();
        line.close();
        SERVER.close();
    }

    /** Somebody writes to an address of answers; Kring says that it does not know her here. */
    private static void writes(String from) {
        var raw = "Authentication-Results: mx.kring.example; dmarc=pass header.from=elders.example\r\nMessage-ID: <"
                + from + ">\r\nFrom: " + from + "\r\nTo: antwoord+" + "a".repeat(32)
                + "@kring.example\r\n\r\nLaat mij erin";
        try {
            MAIL.getUserManager()
                    .getUser(BOX)
                    .deliver(new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<Mail> to(String address) {
        return SERVER.mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private static int inFolder() {
        try {
            return MAIL.getManagers()
                    .getImapHostManager()
                    .getInbox(MAIL.getUserManager().getUser(BOX))
                    .getMessageCount();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void soon(BooleanSupplier so) {
        var until = Instant.now().plus(Duration.ofSeconds(60));
        while (!so.getAsBoolean() && Instant.now().isBefore(until)) {
            pause(100);
        }
        assertThat(so.getAsBoolean()).isTrue();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Longer than the first tries lie apart: what would come once more would have come. */
    private static void andNothingMore() {
        pause(8_000);
    }

    @Test
    void killedBetweenLeaseAndSendItIsSentOnce() {
        var hold = new Hold("RCPT");
        SERVER.hears(hold::at);
        writes("een@elders.example");
        hold.killThere();
        assertThat(to("een@elders.example")).isEmpty();
        kring.startAgain();
        soon(() -> !to("een@elders.example").isEmpty());
        andNothingMore();
        assertThat(to("een@elders.example")).hasSize(1);
        assertThat(inFolder()).isZero();
    }

    @Test
    void killedWhenTheServerHasItAndBeforeThatIsWrittenDownItComesTwiceUnderOneId() {
        var hold = new Hold("TAKEN");
        SERVER.hears(hold::at);
        writes("twee@elders.example");
        hold.killThere();
        assertThat(to("twee@elders.example")).hasSize(1);
        kring.startAgain();
        soon(() -> to("twee@elders.example").size() > 1);
        andNothingMore();
        assertThat(to("twee@elders.example")).hasSize(2);
        assertThat(to("twee@elders.example").stream().map(Mail::id).distinct()).hasSize(1);
        assertThat(inFolder()).isZero();
    }

    @Test
    void killedWhenAMailWasHandledAndIsStillInTheFolderItIsHandledOnce() {
        SERVER.hears(_ -> {});
        var hold = new Hold("STORE");
        line.hold = hold;
        writes("drie@elders.example");
        hold.killThere();
        assertThat(inFolder()).as("it lies there still").isEqualTo(1);
        kring.startAgain();
        soon(() -> inFolder() == 0);
        soon(() -> !to("drie@elders.example").isEmpty());
        andNothingMore();
        assertThat(to("drie@elders.example")).hasSize(1);
    }
}
