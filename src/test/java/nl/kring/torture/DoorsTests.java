package nl.kring.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kring.browser.KringJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Everybody at every door, with a canary in every text: nobody hears one that is not hers ({@code ./kring torture doors}). */
@Tag("torture")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoorsTests {
    private static final boolean QUICK = Boolean.getBoolean("kring.quick");
    private static final int ROUNDS = Integer.getInteger("kring.rounds", QUICK ? 10 : 200);
    private static final int AT_ONCE = 3;
    private static final String REMOVED = "Ype";
    private static final String RETURNS = "Sietske";

    /**
     * Texts that a page shows to who cannot read the row: by a job, and on purpose.
     */
    private static final Set<String> SHOWN_ALL_THE_SAME = Set.of();

    private static KringJar kring;
    private static Canaries canaries;
    private static final DoorsReport REPORT = new DoorsReport();

    /** Somebody at the doors, what she may read, and where she is in. */
    record Role(String name, DoorsVisitor visitor, Canaries.Person person, Set<String> readable, Set<UUID> circles) {
        boolean may(String canary) {
            return readable.contains(canary);
        }
    }

    @BeforeAll
    static void start() {
        kring = KringJar.start("--management.endpoints.web.exposure.include=health,mappings");
        canaries = new Canaries(kring.data());
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        REPORT.write();
        canaries.close();
        kring.close();
    }

    private static Role role(String name, DoorsVisitor visitor, Canaries.Person person) {
        return new Role(name, visitor, person, canaries.readableBy(person), canaries.circlesOf(person));
    }

    private List<Role> everybody() {
        var roles = new ArrayList<Role>();
        var nobody = new DoorsVisitor(kring, "nobody");
        roles.add(role("nobody", nobody, Canaries.Person.NOBODY));
        canaries.peopleOfTheDemo()
                .forEach((name, person) -> roles.add(role(name, DoorsVisitor.entering(kring, name), person)));
        roles.add(role("a device that is over", deviceThatIsOver(), Canaries.Person.NOBODY));
        return roles;
    }

    /** A member who was removed a moment ago, by the door that a resident has, and whose visit goes on. */
    static void removes(DoorsVisitor resident, UUID circle, String member) {
        try (var page = new DoorsPage(resident, "circle/" + circle + "/people")) {
            page.press(member);
            page.press("Laat " + member + " stoppen");
            page.press("Ja, uit mijn kring");
        }
    }

    private DoorsVisitor deviceThatIsOver() {
        var before = DoorsVisitor.entering(kring, RETURNS);
        var device = before.cookies().get("kring-device");
        canaries.run("update common.device_token set expires_at = clock_timestamp() - interval '1 minute' "
                + "where id = (select id from common.device_token order by created_at desc, id desc limit 1)");
        var after = new DoorsVisitor(kring, "a device that is over");
        after.cookies().put("kring-device", device);
        return after;
    }

    private static UUID circleOf(Canaries.Person person) {
        return canaries.circlesOf(person).iterator().next();
    }

    @Test
    @Order(1)
    void nobodyHearsACanaryThatIsNotHers() throws Exception {
        var people = canaries.peopleOfTheDemo();
        var removed = DoorsVisitor.entering(kring, REMOVED);
        removes(DoorsVisitor.entering(kring, "Bram"), circleOf(people.get("Bram")), REMOVED);
        assertThat(canaries.circlesOf(people.get(REMOVED))).isEmpty();
        canaries.plant();
        var roles = everybody();
        roles.removeIf(role -> role.name().equals(REMOVED));
        roles.add(role("removed", removed, people.get(REMOVED)));
        var doors = new DoorsKnown(canaries, roles.get(1).visitor());
        var circles = canaries.rows("select id::text from circle.circle order by 1").stream()
                .map(row -> UUID.fromString(row.getFirst()))
                .toList();
        REPORT.say("canaries planted", canaries.count() + " in " + canaries.columnsWithSome() + " columns");
        REPORT.say("roles", roles.size());
        REPORT.say("doors that the application has", doors.count());
        var began = System.nanoTime();
        var photos = photos();
        var crawl = new DoorsCrawl(canaries, photos);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var visits = new ArrayList<Future<?>>();
            for (var role : roles) {
                visits.add(threads.submit(() -> crawl.by(role, doors, circlesFor(role, circles))));
            }
            for (var visit : visits) {
                visit.get();
            }
        }
        REPORT.say("visits", crawl.visits());
        REPORT.say("minutes of crawling", (System.nanoTime() - began) / 60_000_000_000L);
        REPORT.say("canaries heard by who may", crawl.heard());
        REPORT.say("answers that did not come", crawl.silent());
        pushed(roles, crawl);
        letters(crawl);
        var logged = Canaries.in(kring.log());
        REPORT.say("canaries in the log", logged.size());
        REPORT.say("canaries heard by who may not", crawl.foreign().size());
        REPORT.list("heard by who may not", crawl.foreign());
        assertThat(logged).isEmpty();
        assertThat(crawl.foreign()).isEmpty();
        roles.stream()
                .filter(role -> role.circles().size() > 0 && role.readable().size() > 20)
                .forEach(role -> assertThat(crawl.heardBy(role.name()))
                        .as(role.name() + " hears what is hers, or this crawl is deaf")
                        .isGreaterThan(5));
        assertThat(crawl.heardBy("Baukje")).as("a file is read by whose it is").isPositive();
        assertThat(crawl.silent()).isZero();
    }

    /** Of some circles that are not hers, or of all. */
    private static List<UUID> circlesFor(Role role, List<UUID> all) {
        if (!QUICK) {
            return all;
        }
        var some = new ArrayList<>(role.circles());
        all.stream()
                .filter(circle -> !role.circles().contains(circle))
                .skip(Math.floorMod(role.name().hashCode(), 7))
                .limit(2)
                .forEach(some::add);
        return some;
    }

    private static Map<String, String> photos() {
        var photos = new TreeMap<String, String>();
        canaries.rows("select id::text, alt from circle.photo")
                .forEach(row -> Canaries.in(row.get(1)).forEach(canary -> photos.put(row.getFirst(), canary)));
        return photos;
    }

    /** Pages of everybody are open while in each circle somebody tells something. */
    private void pushed(List<Role> roles, DoorsCrawl crawl) throws InterruptedException {
        var pages = new LinkedHashMap<Role, DoorsPage>();
        for (var role : roles) {
            var home = role.circles().stream()
                    .findFirst()
                    .map(circle -> "circle/" + circle + "/timeline")
                    .orElse("");
            pages.put(role, new DoorsPage(role.visitor(), home).listening());
        }
        var told = new ArrayList<String>();
        var silent = new TreeSet<UUID>();
        for (var circle : canaries.rows("select id::text from circle.circle where state = 'ACTIVE'")) {
            var id = UUID.fromString(circle.getFirst());
            var canary = canaries.another(id);
            var teller = roles.stream()
                    .filter(role -> role.circles().contains(id))
                    .filter(role -> role.visitor()
                            .tell(id.toString(), "Er is soep. " + canary)
                            .contains("KEPT"))
                    .findFirst();
            if (teller.isPresent()) {
                told.add(canary);
            } else {
                silent.add(id);
            }
        }
        Thread.sleep(5_000);
        var heard = new AtomicInteger();
        pages.forEach((role, page) -> {
            var may = role(role.name(), role.visitor(), role.person());
            page.heard().forEach(frame -> {
                crawl.judge(may, "what is pushed", Canaries.in(frame.words()));
                heard.addAndGet((int) Canaries.in(frame.words()).stream()
                        .filter(told::contains)
                        .count());
            });
            page.close();
        });
        REPORT.say("told while pages were open", told.size() + ", heard " + heard + " times");
        assertThat(told).hasSizeGreaterThan(6);
        assertThat(heard.get()).as("open pages hear it").isGreaterThan(told.size());
    }

    /** Each letter that went is read by who got it. */
    private void letters(DoorsCrawl crawl) throws InterruptedException {
        var letters = 0;
        for (var letter : canaries.rows(
                "select coalesce(d.recipient_id::text, ''), p.subject || ' ' || p.body, coalesce(a.tenant_id::text, '') "
                        + "from common.demo_post p join common.delivery d on d.id = p.delivery_id "
                        + "left join (select id, case when is_staff then tenant_id end as tenant_id from common.account) a on a.id = d.recipient_id")) {
            letters++;
            var person = new Canaries.Person(
                    Optional.of(letter.get(0)).filter(id -> !id.isEmpty()).map(UUID::fromString),
                    Optional.of(letter.get(2)).filter(id -> !id.isEmpty()).map(UUID::fromString));
            var inside = Canaries.in(letter.get(1));
            if (!inside.isEmpty()) {
                crawl.judge(role("who got a letter", new DoorsVisitor(kring, "post"), person), "a letter", inside);
            }
        }
        REPORT.say("letters read", letters);
    }

    @Test
    @Order(2)
    void noTrickOpensADoor() {
        var circle = circleOf(canaries.peopleOfTheDemo().get("Douwe"));
        var photo = canaries.rows(
                        "select id::text from circle.photo where circle_id = '" + circle + "' order by id limit 1")
                .getFirst()
                .getFirst();
        var tricks = new DoorsTricks(
                kring, circle, photo, DoorsVisitor.entering(kring, "Douwe"), DoorsVisitor.entering(kring, "Stan"));
        tricks.all();
        REPORT.say("tricks refused", tricks.refused());
        REPORT.list("tricks that opened something", tricks.fallen());
        assertThat(tricks.fallen()).isEmpty();
        assertThat(Canaries.in(kring.log())).isEmpty();
    }

    @Test
    @Order(3)
    void whoIsRemovedHearsNothingOfWhatIsToldAfter() throws Exception {
        var circle = circleOf(canaries.peopleOfTheDemo().get("Douwe"));
        try (var rounds = new RevokeRounds(kring, canaries, circle)) {
            rounds.all(ROUNDS);
            rounds.say(REPORT);
            assertThat(rounds.leaked()).isEmpty();
            assertThat(rounds.heardBefore()).as("she hears what is told before").isPositive();
            assertThat(rounds.inCalendar())
                    .as("her calendar held something before")
                    .isPositive();
            assertThat(rounds.toldAfter())
                    .as("something was told after she was removed")
                    .isPositive();
            assertThat(rounds.never()).as("pages that never emptied").isZero();
        }
    }

    @Test
    @Order(4)
    void whoLogsOutADeviceElsewhereEmptiesItsPages() throws Exception {
        var circle = circleOf(canaries.peopleOfTheDemo().get("Douwe"));
        try (var rounds = new RevokeRounds(kring, canaries, circle)) {
            rounds.devices(Math.max(3, ROUNDS / 10), REPORT);
            assertThat(rounds.leaked()).isEmpty();
            assertThat(rounds.never()).as("lines that never closed").isZero();
        }
    }
}
