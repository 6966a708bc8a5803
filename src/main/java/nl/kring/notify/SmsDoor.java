package nl.kring.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;
import nl.kring.platform.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the provider hands over text messages. It signs nothing, so it knows a secret; who does not know it finds no door. */
@Component
public class SmsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SmsDoor.class);

    private final SmsSettings settings;
    private final AnswersBySms answers;
    private final JsonMapper json;
    private final Clock clock;

    SmsDoor(SmsSettings settings, AnswersBySms answers, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        this.answers = answers;
        this.json = json;
    }

    /** Whether this is the secret; how long that takes says nothing of how much of it is right. */
    public boolean knows(String secret) {
        return !settings.secret().isBlank() && MessageDigest.isEqual(bytes(settings.secret()), bytes(secret));
    }

    /** As if this was sent from that number now, as a job: a demo has no provider, and no telephones. */
    public void inADemo(String number, String text) {
        Acting.requireJob();
        answers.handle(new ReceivedSms(number, "", text, UUID.randomUUID().toString(), clock.instant()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Does what a message asks. What is none is left alone: the provider would hand it over for a month. */
    public void take(String secret, byte[] body) {
        if (!knows(secret)) {
            return;
        }
        try {
            var sms = ReceivedSms.of(json.readTree(body));
            sms.ifPresentOrElse(
                    one -> Acting.asSystem("sms-in", () -> answers.handle(one)),
                    () -> LOG.info("something was handed over that is no text message"));
        } catch (JacksonException broken) {
            LOG.info("something was handed over that cannot be read");
        }
    }
}
