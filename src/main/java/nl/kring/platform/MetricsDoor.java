package nl.kring.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where Prometheus asks for the figures: a port of its own, on this machine only unless told otherwise, with nothing else behind it. What people
 * reach has no such address, so no mistake in a proxy opens it (decision 097).
 */
@Component
@ConditionalOnExpression(MetricsDoor.OPEN)
class MetricsDoor implements SmartLifecycle {
    static final String OPEN = "!'${kring.metrics.port:}'.isEmpty()";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsDoor.class);
    private static final String PATH = "/metrics";
    private static final String AS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Measuring measuring;
    private final PrometheusMeterRegistry figures;
    private final InetAddress address;
    private final int port;
    private final boolean looks;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("figures").daemon().factory());
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;

    MetricsDoor(
            Measuring measuring,
            PrometheusMeterRegistry figures,
            @Value("${kring.metrics.address}") InetAddress address,
            @Value("${kring.metrics.port}") int port,
            @Value("${db-scheduler.enabled:true}") boolean looks) {
        this.measuring = measuring;
        this.figures = figures;
        this.address = address;
        this.port = port;
        this.looks = looks;
    }

    /** A port that is taken is told of, and Kring goes on: nobody should wait for help because nobody can count. */
    @Override
    public void start() {
        try {
            var door = HttpServer.create(new InetSocketAddress(address, port), 0);
            door.createContext(PATH, this::answer);
            door.setExecutor(answering);
            door.start();
            server = door;
            LOG.info("Figures at http://{}:{}{}", address.getHostAddress(), port(), PATH);
        } catch (IOException taken) {
            LOG.error("No figures are told: {} port {}: {}", address.getHostAddress(), port, taken.toString());
        }
        if (looks) {
            looking.scheduleWithFixedDelay(measuring::look, 0, 15, TimeUnit.SECONDS);
        }
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            if (!asked.getRequestURI().getPath().equals(PATH)) {
                asked.sendResponseHeaders(404, -1);
            } else if (!asked.getRequestMethod().equals("GET")) {
                asked.sendResponseHeaders(405, -1);
            } else {
                var text = figures.scrape().getBytes(StandardCharsets.UTF_8);
                asked.getResponseHeaders().set("Content-Type", AS_TEXT);
                asked.sendResponseHeaders(200, text.length);
                asked.getResponseBody().write(text);
            }
        }
    }

    /** The one that it has, or -1 if it has none. */
    int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        looking.shutdownNow();
        if (server != null) {
            server.stop(0);
            server = null;
        }
        answering.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !looking.isShutdown() && server != null;
    }
}
