package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.kring.browser.BarePage;
import nl.kring.browser.Site;

/** What no browser sends: each is refused, or gives nothing of a circle. */
final class DoorsTricks {
    private static final String ELSEWHERE = "https://elders.example";
    private static final int LISTENS = 3_000;

    private final Site kring;
    private final URI address;
    private final UUID circle;
    private final DoorsVisitor owner;
    private final DoorsVisitor stranger;
    private final DoorsVisitor nobody;
    private final List<String> targets;
    private final List<String> fallen = new ArrayList<>();
    private int refused;

    /** @param photo one of that circle */
    DoorsTricks(Site kring, UUID circle, String photo, DoorsVisitor owner, DoorsVisitor stranger) {
        this.kring = kring;
        address = URI.create(kring.url(""));
        this.circle = circle;
        this.owner = owner;
        this.stranger = stranger;
        nobody = new DoorsVisitor(kring, "nobody");
        targets = List.of("outbox/" + circle, "api/circles/" + circle + "/export", "photo/" + photo + "/thumb");
        for (var target : targets) {
            if (!given(raw(owner, "GET", "/" + target))) {
                throw new AssertionError("its owner is not given " + target + ", so this tries nothing");
            }
        }
    }

    int refused() {
        return refused;
    }

    List<String> fallen() {
        return fallen;
    }

    private void holds(String trick, boolean so) {
        if (so) {
            refused++;
        } else {
            fallen.add(trick);
        }
    }

    /** What came back, as it came. */
    private record Said(int status, String head, String all) {}

    private String host() {
        return address.getHost() + ":" + address.getPort();
    }

    private Said raw(DoorsVisitor who, String method, String path, String... headers) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\nAccept: */*\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: ").append(host()).append("\r\n");
        }
        if (!who.cookies().isEmpty()) {
            request.append("Cookie: ").append(who.cookieLine()).append("\r\n");
        }
        List.of(headers).forEach(header -> request.append(header).append("\r\n"));
        return send(request.append("\r\n").toString(), 20_000);
    }

    private Said send(String request, int patience) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var all = new StringBuilder();
            var part = new byte[8192];
            try {
                for (var read = socket.getInputStream().read(part);
                        read >= 0;
                        read = socket.getInputStream().read(part)) {
                    all.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException enough) {
                // a line that stays open
            }
            var text = all.toString();
            var status = text.matches("(?s)HTTP/1.1 \\d{3}.*") ? Integer.parseInt(text.substring(9, 12)) : 0;
            var end = text.indexOf("\r\n\r\n");
            return new Said(status, end < 0 ? text : text.substring(0, end), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something of a circle: its words, who reads what, a file, a photo. */
    private static boolean given(Said said) {
        return said.status() / 100 == 2
                && (said.head().contains("application/zip")
                        || said.head().contains("image/jpeg")
                        || said.all().contains("\"topics\"")
                        || !Canaries.in(said.all()).isEmpty());
    }

    void all() {
        paths();
        verbs();
        lines();
        handingIn();
        hosts();
        pagesOfAnother();
        names();
    }

    private List<String> variants(String path) {
        var middle = path.replaceFirst("/", "//");
        return List.of(
                "//" + path,
                "/./" + path,
                "/%2e/" + path,
                "/x/../" + path,
                "/x/%2e%2e/" + path,
                "/x/..;/" + path,
                "/weg/../" + path,
                "/weg/..;/" + path,
                "/weg;/../" + path,
                "/faces/../" + path,
                "/faces/%2e%2e/" + path,
                "/faces/..%2f" + path,
                "/still/..%2f" + path,
                "/icons/..%5c" + path,
                "/VAADIN/../" + path,
                "/VAADIN/%2e%2e/" + path,
                "/VAADIN;x/../" + path,
                "/VAADIN/..;/" + path,
                "/vaadinServlet/../" + path,
                "/vaadinServlet/" + path,
                "/actuator/health/../../" + path,
                "/actuator/health/..;/..;/" + path,
                "/agenda/x.ics/../../" + path,
                "/" + path + "/",
                "/" + path + ";x",
                "/" + path + ";.css",
                "/" + path + ".css",
                "/" + path + ".json",
                "/" + path + "/x.css",
                "/" + path + "%00",
                "/" + path + "%00.css",
                "/" + path + "%0a",
                "/" + path + "%20",
                "/" + path + "?x=.css",
                "/" + path + "#/weg",
                "/" + path.toUpperCase(java.util.Locale.ROOT),
                "/" + path.replace("/", "%2f"),
                "/" + path.replace("/", "%5c"),
                "/" + path.replace("/", ";x/"),
                "/" + path.replace("o", "%6f"),
                "/" + path.replace("o", "%256f"),
                "/" + middle,
                "\\" + path,
                "/\\" + path,
                path,
                "http://elders.example/" + path,
                "http://" + host() + "/" + path,
                "/?path=/" + path,
                "/%c0%ae%c0%ae/" + path,
                "/\u00e9/../" + path);
    }

    private void paths() {
        for (var target : targets) {
            for (var path : variants(target)) {
                for (var who : List.of(nobody, stranger)) {
                    holds(who.name() + " GET " + path, !given(raw(who, "GET", path)));
                }
            }
        }
        for (var path : List.of(
                "/VAADIN",
                "/VAADIN/",
                "/VAADIN//",
                "/vaadin",
                "/VAADIN/%2e",
                "/VAADIN;x",
                "/VAADIN?v-r=uidl",
                "/VAADIN?v-r=init",
                "/vaadinServlet",
                "/vaadinServlet/?v-r=init")) {
            holds(
                    "nobody GET " + path,
                    Canaries.in(raw(nobody, "GET", path).all()).isEmpty());
        }
    }

    private void verbs() {
        for (var target : targets) {
            for (var who : List.of(nobody, stranger)) {
                for (var verb : List.of(
                        "HEAD",
                        "POST",
                        "PUT",
                        "DELETE",
                        "PATCH",
                        "TRACE",
                        "TRACK",
                        "OPTIONS",
                        "PROPFIND",
                        "get",
                        "GETX",
                        "CONNECT")) {
                    holds(
                            who.name() + " " + verb + " " + target,
                            !given(raw(who, verb, "/" + target, "Content-Length: 0")));
                }
                for (var header :
                        List.of("X-HTTP-Method-Override: GET", "X-HTTP-Method: GET", "X-Method-Override: GET")) {
                    holds(
                            who.name() + " " + header,
                            !given(raw(who, "POST", "/" + target + "?_method=GET", header, "Content-Length: 0")));
                }
                for (var header : List.of(
                        "X-Original-URL: /",
                        "X-Rewrite-URL: /",
                        "X-Forwarded-Prefix: /",
                        "X-Forwarded-Uri: /",
                        "Forwarded: for=127.0.0.1;host=localhost;path=/")) {
                    holds(who.name() + " " + header + target, !given(raw(who, "GET", "/weg", header + target)));
                }
                for (var header : List.of(
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Real-IP: 127.0.0.1",
                        "X-Remote-User: Douwe",
                        "X-Forwarded-User: Douwe",
                        "Remote-User: Douwe",
                        "Authorization: Basic RG91d2U6RG91d2U=",
                        "Authorization: Bearer x")) {
                    holds(who.name() + " " + header, !given(raw(who, "GET", "/" + target, header)));
                }
            }
        }
        for (var verb : List.of("TRACE", "TRACK")) {
            var echo = raw(owner, verb, "/", "X-Said: terug");
            holds(
                    "owner " + verb,
                    !echo.all().contains("X-Said")
                            && !echo.all().contains(owner.cookies().get("kring-session")));
        }
        for (var verb : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
            holds(
                    "owner " + verb,
                    raw(owner, verb, "/outbox", "Content-Length: 0").status() / 100 == 4);
        }
    }

    private String[] line(String... origin) {
        var headers = new ArrayList<>(List.of(
                "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        headers.addAll(List.of(origin));
        return headers.toArray(String[]::new);
    }

    private Said handshake(DoorsVisitor who, DoorsPage page, String path, String... origin) {
        var push = BarePage.pushAddress(who.kring(), page.number(), page.pushId());
        return connected(who, path + "?" + push.getRawQuery(), LISTENS, origin);
    }

    private Said connected(DoorsVisitor who, String path, int patience, String... origin) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: Upgrade\r\n");
        if (List.of(origin).stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: ").append(host()).append("\r\n");
        }
        if (!who.cookies().isEmpty()) {
            request.append("Cookie: ").append(who.cookieLine()).append("\r\n");
        }
        for (var header : line(origin)) {
            request.append(header).append("\r\n");
        }
        return send(request.append("\r\n").toString(), patience);
    }

    /** A line of a page of somebody else's site, with the cookies of who looks at that site. */
    private void lines() {
        try (var page = new DoorsPage(owner, "circle/" + circle + "/timeline")) {
            var own = "Origin: http://" + host();
            if (handshake(owner, page, "/VAADIN/push", own).status() != 101) {
                throw new AssertionError("her own page gets no line, so this tries nothing");
            }
            for (var origin : List.of(
                    "Origin: " + ELSEWHERE,
                    "Origin: null",
                    "Origin:",
                    "X-Nothing: said",
                    own + ".elders.example",
                    "Origin: https://" + host(),
                    "Origin: http://" + address.getHost(),
                    own + ", " + ELSEWHERE)) {
                holds(
                        "a line with " + origin,
                        handshake(owner, page, "/VAADIN/push", origin).status() == 403);
            }
            holds(
                    "a line with a host that is said",
                    handshake(
                                            owner,
                                            page,
                                            "/VAADIN/push",
                                            "Origin: " + ELSEWHERE,
                                            "X-Forwarded-Host: elders.example",
                                            "X-Forwarded-Proto: https",
                                            "X-Forwarded-Port: 443")
                                    .status()
                            == 403);
            for (var path : List.of(
                    "//VAADIN/push",
                    "/VAADIN/push/",
                    "/VAADIN//push",
                    "/VAADIN/push;x",
                    "/vaadinServlet/push",
                    "/vaadinServlet/VAADIN/push",
                    "/VAADIN/%70ush",
                    "/push",
                    "/")) {
                holds(
                        "a line by " + path,
                        handshake(owner, page, path, "Origin: " + ELSEWHERE).status() != 101);
            }
        }
    }

    /** What is handed in from a page of somebody else's site, or without the token of a page. */
    private void handingIn() {
        var body = "{}";
        for (var path : List.of(
                "/?v-r=uidl&v-uiId=0",
                "/outbox",
                "/passkeys",
                "/passkeys/new",
                "/passkeys/ask",
                "/passkeys/enter",
                "/sms/x",
                "/logout",
                "/logout/connect/back-channel/x",
                "/login/oauth2/code/x",
                "/VAADIN/dynamic/resource/0/0/upload")) {
            for (var origin : List.of(ELSEWHERE, "http://localhost", "http://" + host() + ".elders.example")) {
                var said = owner.send(
                        "POST", path.substring(1), body, "Content-Type", "application/json", "Origin", origin);
                holds("POST " + path + " from " + origin, said.statusCode() == 403);
            }
        }
        var here = DoorsVisitor.JSON.readTree(DoorsVisitor.words(stranger.ask("GET", "outbox")));
        holds(
                "outbox without a token",
                owner.send("POST", "outbox", body, "Content-Type", "application/json")
                                .statusCode()
                        == 403);
        holds(
                "outbox with the token of another",
                owner.send(
                                        "POST",
                                        "outbox",
                                        body,
                                        "Content-Type",
                                        "application/json",
                                        here.path("header").asString(),
                                        here.path("token").asString())
                                .statusCode()
                        == 403);
        holds(
                "sign out without a token",
                owner.send("POST", "logout", "x=y", "Content-Type", "application/x-www-form-urlencoded")
                                        .statusCode()
                                == 403
                        && owner.ask("GET", "outbox").statusCode() == 200);
    }

    private void hosts() {
        for (var header : List.of(
                "X-Forwarded-Host: elders.example",
                "Forwarded: host=elders.example;proto=https",
                "X-Host: elders.example",
                "X-Forwarded-Server: elders.example")) {
            holds(header, !raw(nobody, "GET", "/apparaten", header).all().contains("elders.example"));
        }
        holds(
                "two hosts",
                raw(nobody, "GET", "/apparaten", "Host: " + host(), "Host: elders.example")
                                .status()
                        == 400);
        holds(
                "no host",
                send("GET /apparaten HTTP/1.1\r\nConnection: close\r\n\r\n", 5_000)
                                .status()
                        == 400);
        for (var target : targets) {
            holds("another host for " + target, !given(raw(stranger, "GET", "/" + target, "Host: elders.example")));
        }
    }

    /** With her own cookies and what another page is known by. */
    private void pagesOfAnother() {
        try (var page = new DoorsPage(owner, "circle/" + circle + "/timeline")) {
            var said = stranger.send(
                    "POST",
                    "?v-r=uidl&v-uiId=" + page.number(),
                    page.wouldGo("circle/" + circle + "/people"),
                    "Content-Type",
                    "application/json");
            holds("a message to the page of another", Canaries.in(said.body()).isEmpty());
            var told = Thread.ofVirtual().start(() -> {
                pause();
                owner.tell(circle.toString(), "Stil");
            });
            var listened = handshake(stranger, page, "/VAADIN/push", "Origin: http://" + host());
            holds("the line of the page of another", !listened.all().contains("\"changes\":[{"));
            listened = handshake(nobody, page, "/VAADIN/push", "Origin: http://" + host());
            holds("the line of another without cookies", !listened.all().contains("\"changes\":[{"));
            join(told);
        }
        try (var own = new DoorsPage(stranger, "")) {
            var forged =
                    own.wouldGo("kringen").replace(own.key(), UUID.randomUUID().toString());
            var said = DoorsVisitor.words(stranger.send(
                    "POST", "?v-r=uidl&v-uiId=" + own.number(), forged, "Content-Type", "application/json"));
            holds("a message with a key of chance", !said.contains("\"changes\":[{"));
            var other = BarePage.pushAddress(
                    stranger.kring(), own.number(), UUID.randomUUID().toString());
            holds(
                    "a line with a name of chance",
                    !connected(stranger, "/VAADIN/push?" + other.getRawQuery(), LISTENS, "Origin: http://" + host())
                            .all()
                            .contains("\"changes\":[{"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(800);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name of a visit: in an address, given by somebody else before, and after it ended. */
    private void names() {
        var name = owner.cookies().get("kring-session");
        for (var target : targets) {
            for (var in :
                    List.of(";jsessionid=", ";kring-session=", ";JSESSIONID=", "?jsessionid=", "?kring-session=")) {
                holds("the name of a visit in an address", !given(raw(nobody, "GET", "/" + target + in + name)));
            }
            holds("as another cookie", !given(raw(nobody, "GET", "/" + target, "Cookie: JSESSIONID=" + name)));
        }
        var giver = new DoorsVisitor(kring, "who gives a name");
        try (var page = new DoorsPage(giver, "")) {
            var given = giver.cookies().get("kring-session");
            var taker = new DoorsVisitor(kring, "who takes it");
            taker.cookies().put("kring-session", given);
            try (var door = new DoorsPage(taker, "")) {
                door.press("Henk");
            }
            holds(
                    "a name that was given before",
                    taker.ask("GET", "outbox").statusCode() == 200
                            && !given.equals(taker.cookies().get("kring-session")));
            holds("who gave it is nobody", giver.ask("GET", "outbox").statusCode() == 401);
            ended(taker);
        }
        var chosen = new DoorsVisitor(kring, "who chose a name");
        chosen.cookies().put("kring-session", "0123456789ABCDEF0123456789ABCDEF");
        try (var door = new DoorsPage(chosen, "")) {
            door.press("Henk");
            holds(
                    "a name that was chosen",
                    !"0123456789ABCDEF0123456789ABCDEF".equals(chosen.cookies().get("kring-session")));
        }
    }

    private void ended(DoorsVisitor leaves) {
        try (var page = new DoorsPage(leaves, "circle/" + circle + "/timeline").listening()) {
            var message = page.wouldGo("circle/" + circle + "/people");
            var after = new DoorsVisitor(kring, "who replays");
            after.cookies().putAll(leaves.cookies());
            var here = DoorsVisitor.JSON.readTree(DoorsVisitor.words(leaves.ask("GET", "outbox")));
            leaves.send(
                    "POST",
                    "logout",
                    "x=y",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    here.path("header").asString(),
                    here.path("token").asString());
            holds("a visit that ended", after.ask("GET", "outbox").statusCode() == 401);
            for (var target : targets) {
                holds("a visit that ended, " + target, !given(raw(after, "GET", "/" + target)));
            }
            var said = DoorsVisitor.words(after.send(
                    "POST", "?v-r=uidl&v-uiId=" + page.number(), message, "Content-Type", "application/json"));
            holds("a message of a visit that ended", Canaries.in(said).isEmpty() && !said.contains("\"changes\":[{"));
            holds(
                    "a line of a visit that ended",
                    !handshake(after, page, "/VAADIN/push", "Origin: http://" + host())
                            .all()
                            .contains("\"changes\":[{"));
            holds("its open line", page.closedAt() > 0);
        }
    }
}
