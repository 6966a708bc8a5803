package nl.kring.torture;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a node and PostgreSQL: it can be cut, be reset, and say nothing for a while. */
final class FaultLine implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket server;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long silentUntil = System.nanoTime();
    private volatile long disturbed = System.nanoTime();

    FaultLine(int to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Each connection ends in the middle of whatever is said; how many ends there were. */
    int cut() {
        disturbed = System.nanoTime();
        var all = List.copyOf(open);
        all.forEach(FaultLine::end);
        return all.size();
    }

    /** The same without a goodbye. */
    int reset() {
        open.forEach(one -> {
            try {
                one.setSoLinger(true, 0);
            } catch (IOException gone) {
                // it ended by itself
            }
        });
        return cut();
    }

    /** Nothing comes through; what was said comes after it. How many ends are silent. */
    int stall(long millis) {
        silentUntil = System.nanoTime() + millis * 1_000_000;
        return open.size();
    }

    /** Whether something happened to it since that {@link System#nanoTime}. */
    boolean wasDisturbedSince(long then) {
        return disturbed - then >= 0 || silentUntil - then >= 0;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var node = server.accept();
                Thread.ofVirtual().start(() -> connect(node));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket node) {
        try {
            waitWhileSilent();
            var database = new Socket("127.0.0.1", to);
            open.add(node);
            open.add(database);
            Thread.ofVirtual().start(() -> pass(node, database));
            Thread.ofVirtual().start(() -> pass(database, node));
        } catch (IOException notThere) {
            end(node);
        }
    }

    private void pass(Socket from, Socket onTo) {
        try (from;
                onTo) {
            from.setTcpNoDelay(true);
            var in = from.getInputStream();
            var out = onTo.getOutputStream();
            var buffer = new byte[BUFFER];
            for (var many = in.read(buffer); many >= 0; many = in.read(buffer)) {
                waitWhileSilent();
                out.write(buffer, 0, many);
            }
        } catch (IOException gone) {
            // one of them is no more
        } finally {
            open.remove(from);
            open.remove(onTo);
        }
    }

    private void waitWhileSilent() {
        while (System.nanoTime() - silentUntil < 0) {
            Signals.pause(20);
        }
    }

    private static void end(Socket one) {
        try {
            one.close();
        } catch (IOException gone) {
            // it ended by itself
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
