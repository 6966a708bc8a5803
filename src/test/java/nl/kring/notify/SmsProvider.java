package nl.kring.notify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A provider of text messages, as CM.com stands in its documentation, on a port of its own. */
final class SmsProvider implements AutoCloseable {
    static final String KEY = "a1b2-product-token";
    static final String SENDER = "0031970000001";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> references = new CopyOnWriteArrayList<>();
    private int status = 200;
    private int code;
    private String says = "Accepted";
    private Duration slow = Duration.ZERO;

    /** A message that the provider took. */
    record Sent(String to, String text, String reference, String key, String from) {}

    SmsProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1.0/message", exchange -> {
            try (exchange) {
                var message = JSON.readTree(exchange.getRequestBody().readAllBytes())
                        .path("messages")
                        .path("msg")
                        .path(0);
                sleep(slow);
                var one = new Sent(
                        message.path("to").path(0).path("number").asString(""),
                        message.path("body").path("content").asString(""),
                        message.path("reference").asString(""),
                        exchange.getRequestHeaders().getFirst("X-CM-PRODUCTTOKEN"),
                        message.path("from").asString(""));
                references.add(one.reference());
                if (status == 200 && says.equals("Accepted")) {
                    sent.add(one);
                }
                var body = """
                        {"details":"…","errorCode":%d,"messages":[{"to":"%s","status":"%s","reference":"%s","parts":1,"messageErrorCode":0}]}""".formatted(code, one.to(), says, one.reference()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    SmsProvider says(int httpStatus, int errorCode, String word) {
        status = httpStatus;
        code = errorCode;
        says = word;
        return this;
    }

    SmsProvider takesItsTime(Duration time) {
        slow = time;
        return this;
    }

    SmsTransport transport() {
        return new SmsTransport(
                new SmsSettings("http://127.0.0.1:" + server.getAddress().getPort() + "/v1.0/message", KEY, SENDER, ""),
                JSON);
    }

    List<Sent> to(String number) {
        return sent.stream()
                .filter(one -> one.to().equals(number.replace("+", "00")))
                .toList();
    }

    Optional<Sent> last(String number) {
        return Optional.of(to(number)).filter(all -> !all.isEmpty()).map(List::getLast);
    }

    List<String> references() {
        return references;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
