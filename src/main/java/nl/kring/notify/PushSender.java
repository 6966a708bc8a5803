package nl.kring.notify;

import com.interaso.webpush.WebPush;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a sealed message to the service of a browser. Whoever runs that service, or whoever claims to: it gets five seconds, and no second
 * chance before it said it wants one. Real time.
 */
@Component
class PushSender implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PushSender.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_HANG = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final PushKeys keys;
    private final PushAddress addresses;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Instant> rests = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();

    PushSender(PushKeys keys, PushAddress addresses, JsonMapper json) {
        this.keys = keys;
        this.addresses = addresses;
        this.json = json;
    }

    /** What became of it at one device. */
    sealed interface Brought {
        /** Its service has it. */
        record There() implements Brought {}

        /** The device is told nothing any more. */
        record Gone() implements Brought {}

        /** Not now; perhaps after a while. */
        record NotNow(Duration rest) implements Brought {}

        /** It never will be, though the device may be told another. */
        record No() implements Brought {}
    }

    /** To all of them at once, answered in their order. */
    List<Brought> bring(PushNote note, List<PushSubscription> devices) {
        var words = words(note);
        List<Future<Brought>> under = devices.stream()
                .map(device -> threads.submit(() -> bring(note, words, device)))
                .toList();
        return under.stream().map(PushSender::answer).toList();
    }

    private static Brought answer(Future<Brought> under) {
        try {
            return under.get(LONGEST.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Brought.NotNow(SOON);
        } catch (Exception late) {
            under.cancel(true);
            LOG.warn("a device was not told: {}", late.toString());
            return new Brought.NotNow(A_HANG);
        }
    }

    private byte[] words(PushNote note) {
        return json.writeValueAsBytes(Map.of(
                "id",
                note.id(),
                "title",
                note.sender(),
                "body",
                note.words(),
                "path",
                note.path(),
                "alert",
                note.alert()));
    }

    private Brought bring(PushNote note, byte[] words, PushSubscription device) {
        var push = keys.push();
        var address = addresses.of(device.endpoint());
        if (push.isEmpty() || address.isEmpty()) {
            return new Brought.No();
        }
        return resting(address.get())
                .<Brought>map(Brought.NotNow::new)
                .orElseGet(() -> bring(push.get(), note, words, device, address.get()));
    }

    private Brought bring(WebPush push, PushNote note, byte[] words, PushSubscription device, URI address) {
        try {
            if (!addresses.leadsOutside(address)) {
                LOG.warn("a service of a browser leads into the own network: {}", address.getHost());
                return new Brought.No();
            }
            var request = HttpRequest.newBuilder(address)
                    .timeout(LONGEST)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(push.getBody(words, device.key(), device.auth())));
            push.getHeaders(address.toString(), (int) note.lasts().toSeconds(), topic(note.id()), note.urgency())
                    .forEach(request::setHeader);
            return read(address, answerTo(request.build()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Brought.NotNow(SOON);
        } catch (Exception failure) {
            LOG.warn("a service of a browser did not answer: {}, {}", address.getHost(), failure.toString());
            return rest(address.getHost(), A_HANG);
        }
    }

    /** Its headers alone are awaited; an answer that drips on for hours is let go. */
    private HttpResponse<Void> answerTo(HttpRequest request) throws Exception {
        var under = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return under.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            under.cancel(true);
            throw late;
        }
    }

    private Brought read(URI address, HttpResponse<?> answer) {
        var status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Brought.There();
        }
        LOG.info("a service of a browser answered {}: {}", status, address.getHost());
        return switch (status) {
            case 404, 410 -> new Brought.Gone();
            case 408, 425, 429 -> rest(address.toString(), asked(answer));
            default -> status >= 500 ? rest(address.toString(), asked(answer)) : new Brought.No();
        };
    }

    /** What a service asks for, in seconds or as a moment. */
    private static Duration asked(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .flatMap(PushSender::rest)
                .filter(rest -> rest.compareTo(SOON) > 0)
                .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
                .orElse(SOON);
    }

    private static Optional<Duration> rest(String asked) {
        try {
            return Optional.of(
                    asked.strip().matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(asked.strip()))
                            : Duration.between(
                                    now(), ZonedDateTime.parse(asked.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private Brought rest(String whom, Duration rest) {
        rests.values().removeIf(until -> until.isBefore(now()));
        rests.put(whom, now().plus(rest));
        return new Brought.NotNow(rest);
    }

    /** One device that a service is asked too much for, or a whole service that does not answer: those after it need not wait as well. */
    private Optional<Duration> resting(URI address) {
        return List.of(address.toString(), address.getHost()).stream()
                .flatMap(whom -> Optional.ofNullable(rests.get(whom)).stream())
                .map(until -> Duration.between(now(), until))
                .filter(rest -> !rest.isNegative())
                .max(Duration::compareTo);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** At most 32 signs: the id without its dashes would just fit, and is shorter so. A second copy takes the place of the first. */
    static String topic(UUID id) {
        var bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public void destroy() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
