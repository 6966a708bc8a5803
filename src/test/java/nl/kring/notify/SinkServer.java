package nl.kring.notify;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A mail server that keeps what it gets in memory, says no where it is told to, can be held up at a word, and can be down. */
public class SinkServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("<([^>]*)>");
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID: *<([^>]+)>");

    /** What came in. */
    public record Mail(String from, String to, String id, String raw) {}

    private final int port;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Consumer<String> hears = _ -> {};
    private final ServerSocket server;
    private volatile boolean down;

    public SinkServer() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getLocalPort();
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return port;
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** How many came in. */
    public int many() {
        return mails.size();
    }

    int connections() {
        return connections.get();
    }

    /** What it answers to this recipient. */
    void refuses(String address, String answer) {
        refusals.put(address, answer);
    }

    void takes(String address) {
        refusals.remove(address);
    }

    /** Told of each word before it is answered: MAIL, RCPT, DATA, of a whole mail TAKEN, and QUIT. */
    public void hears(Consumer<String> each) {
        hears = each;
    }

    public void up() {
        down = false;
    }

    /** Nobody answers, and who talked hears no more. */
    public void down() {
        down = true;
        cutAll();
    }

    /** Who talks hears no more; the next may. */
    void cutAll() {
        open.forEach(SinkServer::end);
    }

    private static void end(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is what was wanted
        }
    }

    @Override
    public void close() {
        down();
        end(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                if (down) {
                    end(client);
                    continue;
                }
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = new BufferedWriter(
                        new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1))) {
            say(out, "220 sink.example");
            var from = "";
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                if (!word.equals("DATA")) {
                    hears.accept(word);
                }
                switch (word) {
                    case "EHLO", "HELO" -> say(out, "250 sink.example");
                    case "MAIL" -> {
                        from = address(line);
                        say(out, "250 2.1.0 ok");
                    }
                    case "RCPT" -> {
                        to = address(line);
                        say(out, refusals.getOrDefault(to, "250 2.1.5 ok"));
                    }
                    case "DATA" -> {
                        hears.accept(word);
                        say(out, "354 go on");
                        take(from, to, in);
                        hears.accept("TAKEN");
                        say(out, "250 2.0.0 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 2.0.0 bye");
                        return;
                    }
                    default -> say(out, "250 2.0.0 ok");
                }
            }
        } catch (IOException gone) {
            // whoever it was died, or it is down
        } finally {
            open.remove(client);
        }
    }

    private void take(String from, String to, BufferedReader in) throws IOException {
        var raw = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        var id = ID.matcher(raw);
        mails.add(new Mail(from, to, id.find() ? id.group(1) : "", raw.toString()));
    }

    private static String address(String line) {
        var found = ADDRESS.matcher(line);
        return found.find() ? found.group(1) : "";
    }

    private static void say(BufferedWriter out, String answer) throws IOException {
        out.write(answer);
        out.write("\r\n");
        out.flush();
    }
}
