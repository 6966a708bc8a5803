package nl.kring.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages by the Business Messaging API of CM.com, as it stands at developers.cm.com/messaging. The delivery's id is the reference, so
 * a second copy can be recognised. What the provider refuses of a message is never tried again; what is wrong with us or with it, is.
 */
@Component
@ConditionalOnBooleanProperty(value = "kring.demo", havingValue = false, matchIfMissing = true)
class SmsTransport implements Transport {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int MOST_PARTS = 3;

    /** No such token, no money: that is no fault of the message, and somebody may mend it. */
    private static final Set<Integer> OURS = Set.of(101, 102, 103);

    /** Come back later, or with another key. */
    private static final Set<Integer> LATER = Set.of(401, 402, 403, 407, 408, 425, 429);

    private final SmsSettings settings;
    private final JsonMapper json;
    private final HttpClient http;

    SmsTransport(SmsSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }

    @Override
    public boolean reaches(Letter letter) {
        return letter.sms() && settings.sends();
    }

    @Override
    public void send(Letter letter) throws Exception {
        var request = HttpRequest.newBuilder(settings.gateway())
                .timeout(ANSWER)
                .header("X-CM-PRODUCTTOKEN", settings.key())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(said(letter))))
                .build();
        var response = answer(http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER)));
        judge(response.statusCode(), read(response.body()));
    }

    /** The limit of a request ends where its answer begins; one that drips would hold up all that is to be sent. */
    private static HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked)
            throws IOException, InterruptedException {
        try {
            return asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            asked.cancel(true);
            throw new IOException("text messages do not go now", failed);
        }
    }

    private Map<String, Object> said(Letter letter) {
        return Map.of(
                "messages",
                Map.of(
                        "msg",
                        List.of(Map.of(
                                "allowedChannels",
                                List.of("SMS"),
                                "from",
                                settings.sender(),
                                "to",
                                List.of(Map.of("number", letter.address().replace("+", "00"))),
                                "body",
                                Map.of("type", "auto", "content", letter.plain()),
                                "minimumNumberOfMessageParts",
                                1,
                                "maximumNumberOfMessageParts",
                                MOST_PARTS,
                                "reference",
                                letter.id().toString().replace("-", "")))));
    }

    /** Of an answer only its numbers are kept: its words may hold the telephone number. */
    private static void judge(int status, JsonNode answer) throws NeverTaken, IOException {
        var code = answer.path("errorCode").asInt(0);
        var first = answer.path("messages").path(0);
        var why = "status " + status + ", error " + code + "/"
                + first.path("messageErrorCode").asInt(0);
        if (status / 100 == 2) {
            if (first.path("status").asString("").equalsIgnoreCase("Rejected")) {
                throw new NeverTaken("the text message was refused: " + why);
            }
        } else if (status / 100 == 4 && !LATER.contains(status) && !OURS.contains(code)) {
            throw new NeverTaken("the text message was refused: " + why);
        } else {
            throw new IOException("text messages do not go now: " + why);
        }
    }

    private JsonNode read(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            return json.readTree(text);
        } catch (JacksonException other) { // a proxy in between may say anything; the status decides
            return json.createObjectNode();
        }
    }
}
