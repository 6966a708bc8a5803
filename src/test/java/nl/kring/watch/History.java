package nl.kring.watch;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.Fuse;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.PauseService;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.DeliveryMarked.Became;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.BadSqlGrammarException;

/** One random history of a circle, told by its seed; and what must be so after each act of it. */
final class History {
    private static final int ACTS = 30;
    private static final Locale NL = Locale.of("nl");
    private static final List<String> SIGNS =
            List.of(WatchTest.RADIO, WatchTest.LIGHT, WatchTest.ANGRY, WatchTest.JOKE, WatchTest.GONE);
    private static final List<String> TICKS =
            List.of("alerts", "alerts", "alerts", "lines", "later", "outside-notices", "rests", "pauses", "deliveries");

    /** What people do besides what they see. */
    record Services(
            CircleService circles,
            ConsentService consents,
            PauseService pauses,
            RestService rests,
            FarewellService farewell,
            List<DueWork> works) {}

    private record Step(String words, Runnable act, boolean alone) {
        static Step of(String words, Runnable act) {
            return new Step(words, act, true);
        }
    }

    private final WatchTest at;
    private final Services services;
    private final int seed;
    private final Random random;
    private final Map<String, AccountId> persons = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    private final int nodes;

    /** @param nodes how many tick at one instant, as those of one database may */
    History(WatchTest at, int seed, Services services, int nodes) {
        this.at = at;
        this.nodes = nodes;
        this.seed = seed;
        this.services = services;
        random = new Random(seed);
        persons.put("Douwe", at.douwe);
        persons.put("Anke", at.anke);
        persons.put("Bauke", at.bauke);
        persons.put("Henk", at.henk);
        persons.put("Rixt", at.rixt);
        persons.put("Jannie", at.jannie);
        persons.put("Sietske", at.sietske);
    }

    /** What was broken, with all that happened before it; empty where all held. */
    Optional<String> play() {
        begin();
        var before = State.of(at);
        for (var n = 0; n < ACTS; n++) {
            var step =
                    random.nextInt(10) == 0 ? together(step(), step()) : random.nextInt(8) == 0 ? dies(step()) : step();
            told.add(moment() + " " + step.words());
            try {
                step.act().run();
                var now = State.of(at);
                new Held(at, before, now, step.alone()).check();
                before = now;
                if (random.nextInt(4) == 0 || n == ACTS - 1) {
                    told.add(moment() + " all is ticked");
                    settle();
                    now = State.of(at);
                    new Held(at, before, now, true).check().checkSettled();
                    before = now;
                }
            } catch (AssertionError | RuntimeException broken) {
                return Optional.of("history " + seed + " broke: " + broken + where(broken) + "\n  "
                        + String.join("\n  ", told) + "\n  then: " + State.of(at));
            }
        }
        return Optional.empty();
    }

    private static String where(Throwable broken) {
        return broken instanceof AssertionError
                ? ""
                : java.util.Arrays.stream(broken.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("nl.kring"))
                        .limit(6)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }

    private void begin() {
        switch (seed % 4) {
            case 0 -> at.on(DayOfWeek.THURSDAY, "16:10");
            case 1 -> at.on(DayOfWeek.SATURDAY, "23:10");
            case 2 -> at.on(DayOfWeek.TUESDAY, "03:00");
            default -> beforeTheClockIsChanged();
        }
    }

    /** The evening before summer time begins or ends. */
    private void beforeTheClockIsChanged() {
        var change =
                MovingClock.ZONE.getRules().nextTransition(at.clock.instant()).getInstant();
        var evening = LocalDate.ofInstant(change, MovingClock.ZONE)
                .minusDays(1)
                .atTime(LocalTime.of(21, 0))
                .atZone(MovingClock.ZONE)
                .toInstant();
        forward(Duration.between(at.clock.instant(), evening));
    }

    private String moment() {
        var wall = at.clock.instant().atZone(MovingClock.ZONE);
        return wall.getDayOfWeek().name().substring(0, 3) + " "
                + wall.toLocalDateTime().withNano(0);
    }

    private void forward(Duration step) {
        if (step.isPositive()) {
            at.clock.forward(step);
        }
    }

    private AccountId somebody(List<String> names, StringBuilder words) {
        var name = names.get(random.nextInt(names.size()));
        words.append(name);
        return persons.get(name);
    }

    private Step by(List<String> names, String what, java.util.function.Consumer<AccountId> act) {
        var words = new StringBuilder();
        var person = somebody(names, words);
        return Step.of(words + " " + what, () -> tries(() -> People.run(person, () -> act.accept(person))));
    }

    /** Who may not, or comes too late, reads so; anything else is a fault. */
    private void tries(Runnable act) {
        try {
            act.run();
        } catch (Refused | NoRight | NotFound refused) {
            wasRefused(refused.getClass().getSimpleName() + (refused instanceof Refused why ? " " + why.key() : ""));
        }
    }

    private void wasRefused(String how) {
        synchronized (told) {
            told.add("      refused: " + how);
        }
    }

    private List<String> all() {
        return List.copyOf(persons.keySet());
    }

    private Step step() {
        var line = List.of("Bauke", "Henk", "Rixt", "Anke");
        return switch (random.nextInt(50)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> sees();
            case 8, 9 -> calls();
            case 10, 11, 12, 13 -> by(line, "claims", _ -> at.alerts.claim(at.circle, alert(), Ids.next()));
            case 14 -> by(all(), "claims", _ -> at.alerts.claim(at.circle, alert(), Ids.next()));
            case 15, 16, 17, 18, 19 -> by(line, "cannot", _ -> at.alerts.cannot(at.circle, alert(), Ids.next()));
            case 20, 21 -> agrees();
            case 22 -> closes();
            case 23, 24 -> handsOver();
            case 25 -> by(line, "is done", _ -> at.alerts.done(at.circle, alert(), Ids.next()));
            case 26, 27 -> lowers();
            case 28 ->
                by(all(), "says that it goes better", _ -> at.phases.sayBetter(at.circle, Phase.GREEN, "Beter."));
            case 29 -> by(all(), "confirms", _ -> at.phases.confirm(at.circle));
            case 30, 31 -> goes();
            case 32, 33 -> rests();
            case 34 -> planChanges();
            case 35, 36 -> health();
            case 37 -> dies();
            case 38, 39, 40, 41 -> mail();
            case 42, 43, 44 -> time();
            default -> ticks();
        };
    }

    private Step sees() {
        var words = new StringBuilder();
        var person = somebody(all(), words);
        var signs = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(_ -> SIGNS.get(Math.min(random.nextInt(SIGNS.size()), random.nextInt(SIGNS.size() + 1))))
                .collect(Collectors.toSet());
        var worried = random.nextBoolean();
        var ago = Duration.ofMinutes(random.nextInt(10) == 0 ? random.nextInt(9000) : random.nextInt(60));
        return Step.of(
                words + (worried ? ", worried," : "") + " saw " + signs + " " + ago.toMinutes() + " minutes ago",
                () -> tries(() -> {
                    var seen = at.seen(person, worried, signs.toArray(String[]::new));
                    var earlier = new NewObservation(
                            seen.id(),
                            seen.signs(),
                            false,
                            "Dit.",
                            at.clock.instant().minus(ago),
                            worried);
                    People.run(person, () -> at.watch.observe(at.circle, earlier));
                }));
    }

    private Step calls() {
        var call = OwnCall.values()[random.nextInt(OwnCall.values().length)];
        return by(List.of("Douwe"), "says " + call, _ -> at.watch.call(at.circle, new ObservationId(Ids.next()), call));
    }

    private Step agrees() {
        var hours = 1 + random.nextInt(30);
        var words = new StringBuilder();
        var doer = somebody(all(), words);
        return by(
                List.of("Bauke", "Henk", "Rixt", "Anke"),
                "agrees that " + words + " does something within " + hours + " hours",
                _ -> at.alerts.agree(
                        at.circle, alert(), "Wandelen", doer, at.clock.instant().plus(Duration.ofHours(hours))));
    }

    private Step closes() {
        var outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        return by(
                List.of("Bauke", "Henk", "Rixt", "Anke"),
                "closes it, " + outcome,
                _ -> at.alerts.close(at.circle, alert(), outcome, "Klaar."));
    }

    private Step handsOver() {
        var words = new StringBuilder();
        var to = somebody(List.of("Bauke", "Henk", "Rixt", "Anke", "Sietske"), words);
        return by(
                List.of("Bauke", "Henk", "Rixt", "Anke"),
                "asks " + words + " to take it over",
                _ -> at.alerts.handOver(at.circle, alert(), to, Ids.next()));
    }

    private Step lowers() {
        var phase = Phase.values()[random.nextInt(3)];
        return by(all(), "lowers to " + phase, _ -> at.phases.lower(at.circle, phase, "Het gaat beter."));
    }

    private Step goes() {
        var words = new StringBuilder();
        var who = somebody(List.of("Anke", "Bauke", "Henk", "Rixt", "Jannie", "Sietske"), words);
        return switch (random.nextInt(3)) {
            case 0 ->
                by(List.of("Douwe"), "takes out " + words, _ -> services.circles()
                        .remove(at.circle, who));
            case 1 ->
                Step.of(
                        words + " leaves",
                        () -> tries(
                                () -> People.run(who, () -> services.circles().leave(at.circle))));
            default -> Step.of(words + " is there again", () -> comes(who));
        };
    }

    private void comes(AccountId who) {
        if (!State.isThere(at, who)) {
            at.seat(who, "bekende", random.nextBoolean() ? Ring.INNER : Ring.HELPERS, false);
        }
    }

    private Step rests() {
        var all = List.of("Anke", "Bauke", "Henk", "Rixt");
        var days = 1 + random.nextInt(4);
        return switch (random.nextInt(3)) {
            case 0, 1 ->
                by(all, "rests for " + days + " days", _ -> services.rests().rest(at.circle, days));
            default -> by(all, "rests no more", _ -> services.rests().end(at.circle));
        };
    }

    private Step planChanges() {
        var names = new ArrayList<>(List.of("Bauke", "Henk", "Rixt", "Sietske", "Anke"));
        java.util.Collections.shuffle(names, random);
        var line = names.subList(0, 2 + random.nextInt(3));
        var woken = random.nextBoolean();
        return Step.of(
                "the plan is another, with in the line " + line + (woken ? ", who may be woken" : ""),
                () -> tries(() -> {
                    at.approve(at.anew(line.stream()
                            .map(name ->
                                    new NewPlan.Place(persons.get(name), Hours.daily("07:00", "23:00"), woken, false))
                            .toList()));
                }));
    }

    private Step health() {
        return random.nextInt(3) == 0
                ? by(List.of("Douwe"), "shares his health no more", _ -> services.consents()
                        .stopHealth(at.circle, NL))
                : by(List.of("Douwe"), "shares his health", _ -> services.consents()
                        .allowHealth(at.circle, NL));
    }

    private Step dies() {
        var today = LocalDate.ofInstant(at.clock.instant(), MovingClock.ZONE);
        return random.nextBoolean()
                ? by(List.of("Rixt", "Anke"), "says that Douwe died", _ -> services.farewell()
                        .report(at.circle, at.douwe, today))
                : by(List.of("Henk", "Bauke", "Anke"), "says that Douwe did not die", _ -> services.farewell()
                        .mistake(at.circle, at.douwe));
    }

    private Step mail() {
        var became = Became.values()[random.nextInt(Became.values().length)];
        var words = new StringBuilder();
        var to = somebody(List.of("Bauke", "Henk", "Rixt", "Anke"), words);
        return Step.of("the question to " + words + " is " + became, () -> {
            var alert = alert().value();
            if (State.asked(at, to)) {
                at.people.job(() -> {
                    at.events.publishEvent(new DeliveryMarked("alert", alert, Optional.of(to), became));
                    return true;
                });
            }
        });
    }

    private Step time() {
        var minutes =
                switch (random.nextInt(6)) {
                    case 0 -> 1 + random.nextInt(3);
                    case 1, 2 -> 10 + random.nextInt(50);
                    case 3 -> 60 * (1 + random.nextInt(9));
                    case 4 -> 60 * (10 + random.nextInt(20));
                    default -> -1;
                };
        if (minutes > 0) {
            return new Step(minutes + " minutes go by", () -> forward(Duration.ofMinutes(minutes)), true);
        }
        return Step.of("until the next is due", () -> State.due(at)
                .ifPresent(
                        due -> forward(Duration.between(at.clock.instant(), due).plusSeconds(1))));
    }

    private Step ticks() {
        var name = TICKS.get(random.nextInt(TICKS.size()));
        return Step.of("ticks: " + name, () -> tick(name));
    }

    private void tick(String name) {
        services.works().stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> atOnce(nodes, () -> Acting.asSystem(name, work::doWhatIsDue)));
    }

    private static void atOnce(int times, Runnable work) {
        if (times == 1) {
            work.run();
            return;
        }
        var barrier = new CyclicBarrier(times);
        try (var nodes = Executors.newFixedThreadPool(times)) {
            var each = Collections.nCopies(times, (Callable<Boolean>) () -> {
                barrier.await();
                work.run();
                return true;
            });
            for (var done : nodes.invokeAll(each)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private Step together(Step one, Step other) {
        return new Step(
                "at one instant: " + one.words() + " | " + other.words(),
                () -> {
                    var barrier = new CyclicBarrier(2);
                    try (var two = Executors.newFixedThreadPool(2)) {
                        for (var done : two.invokeAll(List.of(waiting(barrier, one), waiting(barrier, other)))) {
                            done.get();
                        }
                    } catch (InterruptedException | ExecutionException broken) {
                        throw new IllegalStateException(broken.getCause());
                    }
                },
                false);
    }

    /** Between what Java asked and what is written another may take a right away, or write the same row: then PostgreSQL refuses, and nothing is written. */
    private static boolean isRefused(DataAccessException failure) {
        return failure instanceof OptimisticLockingFailureException
                || failure.getRootCause() instanceof SQLException denied && "42501".equals(denied.getSQLState());
    }

    private Callable<Boolean> waiting(CyclicBarrier barrier, Step step) {
        return () -> {
            barrier.await();
            try {
                step.act().run();
            } catch (BadSqlGrammarException | OptimisticLockingFailureException inThisMoment) {
                if (!isRefused(inThisMoment)) {
                    throw inThisMoment;
                }
                wasRefused("by PostgreSQL");
            }
            return true;
        };
    }

    private Step dies(Step step) {
        var words = 1 + random.nextInt(60);
        return new Step(
                "dies before its word " + words + ": " + step.words(), () -> Fuse.survives(words, step.act()), false);
    }

    private void settle() {
        for (var turn = 0; turn < 2; turn++) {
            Set.of("rests", "pauses").forEach(this::tick);
            List.of("lines", "alerts", "outside-notices").forEach(this::tick);
        }
    }

    private AlertId alert() {
        return new AlertId(State.alert(at).orElseGet(UUID::randomUUID));
    }
}
