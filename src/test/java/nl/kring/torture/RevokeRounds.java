package nl.kring.torture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import nl.kring.browser.Site;

/** A member with an open page is removed while four others write as fast as they may: what she still hears, and when her page is empty. */
final class RevokeRounds implements AutoCloseable {
    private static final String RESIDENT = "Douwe";
    private static final String MEMBER = "Henk";
    private static final List<String> WRITERS = List.of("Anke", "Rixt", "Bauke", "Sietske");
    private static final long PATIENCE = 30_000_000_000L;
    private static final long BREATH = 100;
    private static final long LISTENS = 1_500;
    private static final String SECRET = "geheim-van-een-agenda-die-er-niet-meer-toe-doet";

    private final Site kring;
    private final Canaries canaries;
    private final UUID circle;
    private final String member;
    private final DoorsVisitor resident;
    /** What was told, and when that began. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    private final List<Thread> writers = new ArrayList<>();
    private final List<Long> emptied = new ArrayList<>();
    private final List<Long> removing = new ArrayList<>();
    private final List<Long> closed = new ArrayList<>();
    private final List<String> leaked = new ArrayList<>();
    private int never;
    private int stillOpen;
    private int inCalendar;
    private int heardBefore;
    private int framesAfter;
    private int toldAfter;
    private volatile boolean over;

    RevokeRounds(Site kring, Canaries canaries, UUID circle) {
        this.kring = kring;
        this.canaries = canaries;
        this.circle = circle;
        member = canaries.peopleOfTheDemo().get(MEMBER).account().orElseThrow().toString();
        resident = DoorsVisitor.entering(kring, RESIDENT);
        for (var name : WRITERS) {
            var writer = DoorsVisitor.entering(kring, name);
            writers.add(Thread.ofVirtual().start(() -> {
                while (!over) {
                    write(writer);
                }
            }));
        }
    }

    private void write(DoorsVisitor writer) {
        var canary = canaries.another(circle);
        told.put(canary, System.nanoTime());
        if (!writer.tell(circle.toString(), "Er is soep " + canary).contains("KEPT")) {
            told.remove(canary);
            sleep(500); // sixty a minute
        }
        sleep(BREATH);
    }

    private void seated() {
        canaries.run("update circle.circle_member set ended_at = null where account_id = '" + member
                + "' and circle_id = '" + circle + "'");
        canaries.run("delete from common.rate_limit");
        canaries.run("insert into circle.agenda_feed (circle_id, account_id, secret) values ('" + circle + "', '"
                + member + "', '\\x" + hash(SECRET)
                + "') on conflict (circle_id, account_id) do update set secret = excluded.secret");
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How much is in her calendar; whoever is out gets an empty one. */
    private int feed() {
        var calendar = new DoorsVisitor(kring, "a calendar").ask("GET", "agenda/" + SECRET + ".ics");
        return DoorsVisitor.words(calendar).split("BEGIN:VEVENT", -1).length - 1;
    }

    void all(int rounds) {
        var henk = DoorsVisitor.entering(kring, MEMBER);
        for (var round = 0; round < rounds; round++) {
            seated();
            one(henk);
        }
    }

    private void one(DoorsVisitor henk) {
        try (var page = new DoorsPage(henk, "circle/" + circle + "/timeline").listening()) {
            if (!until(() -> page.heard().stream()
                    .anyMatch(frame -> !Canaries.in(frame.words()).isEmpty()))) {
                throw new AssertionError("she hears nothing before, so this shows nothing");
            }
            inCalendar += feed();
            heardBefore++;
            var from = System.nanoTime();
            DoorsTests.removes(resident, circle, MEMBER);
            var removed = System.nanoTime();
            removing.add(removed - from);
            var empty = until(() -> Canaries.in(page.seen()).isEmpty());
            var at = System.nanoTime();
            if (empty) {
                emptied.add(Math.max(0, at - removed));
            } else {
                never++;
            }
            if (feed() > 0) {
                leaked.add("by her calendar");
            }
            var before = page.heard().size();
            sleep(LISTENS);
            framesAfter += page.heard().size() - before;
            toldAfter += (int)
                    told.values().stream().filter(began -> began > removed).count();
            leaks(page, removed);
            for (var place : List.of("timeline", "people", "tasks")) {
                leaks("by going to " + place, page.go("circle/" + circle + "/" + place), 0);
            }
            leaks("by asking", DoorsVisitor.words(henk.ask("GET", "outbox/" + circle)), 0);
            if (henk.ask("GET", "outbox/" + circle).statusCode() != 404
                    || henk.tell(circle.toString(), "Mag ik nog?").contains("KEPT")) {
                leaked.add("she is let in still");
            }
            if (page.closedAt() == 0) {
                stillOpen++;
            }
        }
    }

    private void leaks(DoorsPage page, long removed) {
        page.heard().forEach(frame -> leaks("by what was pushed", frame.words(), removed));
    }

    /** What was begun after that moment, of what was told. */
    private void leaks(String how, String words, long since) {
        Canaries.in(words).stream()
                .filter(canary -> since == 0 || told.getOrDefault(canary, 0L) > since)
                .forEach(canary -> leaked.add(how + ": " + canary + " of " + canaries.column(canary)));
    }

    /** Another device of the same person says "Log uit". */
    void devices(int rounds, DoorsReport report) {
        for (var round = 0; round < rounds; round++) {
            seated();
            canaries.run(
                    "update common.device_token set ended_at = clock_timestamp() where account_id = (select account_id "
                            + "from common.demo_person where name = '" + MEMBER + "') and ended_at is null");
            var lost = DoorsVisitor.entering(kring, MEMBER);
            try (var page = new DoorsPage(lost, "circle/" + circle + "/timeline").listening()) {
                if (!until(() -> page.heard().stream()
                        .anyMatch(frame -> !Canaries.in(frame.words()).isEmpty()))) {
                    throw new AssertionError("she hears nothing before, so this shows nothing");
                }
                var device = lost.cookies().get("kring-device");
                var here = DoorsVisitor.entering(kring, MEMBER);
                try (var devices = new DoorsPage(here, "apparaten")) {
                    devices.press("Log uit", 1); // the newest first: this one, and the one before it
                }
                var ended = System.nanoTime();
                if (until(() -> page.closedAt() > 0)) {
                    closed.add(Math.max(0, page.closedAt() - ended));
                } else {
                    never++;
                }
                sleep(LISTENS);
                leaks(page, ended);
                if (lost.ask("GET", "outbox").statusCode() != 401) {
                    leaked.add("her visit goes on");
                }
                var back = new DoorsVisitor(kring, "the device");
                back.cookies().put("kring-device", device == null ? "" : device);
                if (back.ask("GET", "outbox").statusCode() != 401) {
                    leaked.add("her device comes back");
                }
            }
        }
        report.say(
                "devices logged out elsewhere", rounds + ", socket closed after " + times(closed) + ", never " + never);
    }

    List<String> leaked() {
        return leaked;
    }

    int heardBefore() {
        return heardBefore;
    }

    /** Pages that were not empty, and lines that were not closed, after half a minute. */
    int never() {
        return never;
    }

    /** What was told after a removal while that page was open still. */
    int toldAfter() {
        return toldAfter;
    }

    /** Appointments that the calendar of who was removed held before. */
    int inCalendar() {
        return inCalendar;
    }

    void say(DoorsReport report) {
        report.say("rounds of a member who is removed", removing.size());
        report.say(
                "told meanwhile",
                told.size() + ", of which " + toldAfter + " after a removal while her page was still open");
        report.say("messages told after the removal that she heard", leaked.size());
        report.list("heard after the removal", leaked);
        report.say("page emptied after", times(emptied) + ", never " + never);
        report.say("appointments in her calendar before, and none after", inCalendar);
        report.say("frames on her line after it was empty", framesAfter);
        report.say("lines still open then", stillOpen);
        report.say("removing took", times(removing));
    }

    private static String times(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty()
                ? "never"
                : "median " + sorted.get(sorted.size() / 2) / 1_000_000 + " ms, most " + sorted.getLast() / 1_000_000
                        + " ms";
    }

    private static boolean until(BooleanSupplier so) {
        var end = System.nanoTime() + PATIENCE;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            sleep(20);
        }
        return true;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (var writer : writers) {
            writer.join();
        }
    }
}
