package nl.kring.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.kring.torture.Cluster.Node;

/** What falls, by chance from a seed: the same seed is the same row of faults, though not at the same moment of what people do. */
final class Faults {
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1");
    private static final int MOST_WRONG = 45;
    private static final int MOST_AGAIN = 5;

    /** A kind, and how often of a hundred it comes. */
    enum Kind {
        DATABASE(34, false),
        NODE(30, true),
        CUT(8, false),
        RESET(8, false),
        STALL(6, false),
        FULL(2, false),
        FREEZE(4, true),
        CLOCK(4, true),
        EVERYTHING(4, true);

        private final int often;
        private final boolean ofNodes;

        Kind(int often, boolean ofNodes) {
            this.often = often;
            this.ofNodes = ofNodes;
        }
    }

    private final Cluster cluster;
    private final Random chance;
    private final Map<Kind, Integer> done = Collections.synchronizedMap(new EnumMap<>(Kind.class));
    private final Deque<Kind> row;
    private int again;

    Faults(Cluster cluster, Random chance) {
        this.cluster = cluster;
        this.chance = chance;
        row = new ArrayDeque<>(available());
    }

    /** What this machine can let fall. */
    List<Kind> available() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.FULL || cluster.disk().isPresent())
                .filter(kind -> kind != Kind.CLOCK || library().isPresent())
                .toList();
    }

    /** Whether one of each kind fell, or that was tried for long enough. */
    boolean rowIsOver() {
        return row.isEmpty();
    }

    /** One of each kind, then any; what nobody felt comes once more. */
    void next() {
        var kind = row.poll();
        if (kind == null) {
            any();
        } else if (!falls(kind) && again++ < MOST_AGAIN) {
            row.add(kind);
        }
    }

    Map<Kind, Integer> done() {
        return done;
    }

    /** Where a clock of one process can be made wrong. */
    static Optional<String> library() {
        return LIBRARIES.stream().filter(file -> Files.exists(Path.of(file))).findFirst();
    }

    /** One by chance; while a node is on its way up it is the database that falls, or a line, and the other node serves. */
    private void any() {
        var kind = drawn();
        falls(kind.ofNodes && !cluster.nodes().stream().allMatch(Node::isUp) ? Kind.DATABASE : kind);
    }

    private Kind drawn() {
        var drawn = chance.nextInt(
                Stream.of(Kind.values()).mapToInt(kind -> kind.often).sum());
        for (var kind : Kind.values()) {
            drawn -= kind.often;
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    private boolean falls(Kind kind) {
        var felt = of(kind);
        if (felt) {
            done.merge(kind, 1, Integer::sum);
        }
        return felt;
    }

    /** One of a kind; the other node serves meanwhile, but where everything falls. False where nothing was there to fall. */
    private boolean of(Kind kind) {
        var node = standing(chance.nextInt(2));
        var wrong = chance.nextInt(2 * MOST_WRONG) - MOST_WRONG;
        var span = chance.nextInt(3_000);
        switch (kind) {
            case DATABASE -> database(span / 3);
            case NODE -> node(node, span, Map.of());
            case EVERYTHING -> {
                cluster.nodes().forEach(one -> {
                    one.stands();
                    one.kill();
                });
                cluster.database().kill();
                cluster.database().startAgain();
                cluster.nodes().forEach(one -> one.startAgain(span, Map.of()));
            }
            case CUT -> {
                return node.line().cut() > 0;
            }
            case RESET -> {
                return node.line().reset() > 0;
            }
            case STALL -> {
                return node.line().stall(2_000L + 2 * span) > 0;
            }
            case FREEZE -> {
                cluster.nodes().forEach(Node::stands);
                Signals.send("STOP", node.kring().handle());
                Signals.pause(3_000L + 3 * span);
                Signals.send("CONT", node.kring().handle());
            }
            case FULL -> {
                return cluster.disk().isPresent() && full(cluster.disk().get(), 2_000 + span);
            }
            case CLOCK -> {
                if (library().isEmpty()) {
                    return false;
                }
                node(
                        node,
                        span,
                        Map.of(
                                "LD_PRELOAD", library().get(),
                                "FAKETIME", "%+ds".formatted(wrong),
                                "DONT_FAKE_MONOTONIC", "1"));
            }
        }
        return true;
    }

    private Node standing(int number) {
        var node = cluster.nodes().get(number);
        return node.isUp() ? node : cluster.nodes().get(1 - number);
    }

    private boolean full(SmallDisk disk, long millis) {
        try {
            return disk.full(millis, cluster.database()::refusesMore);
        } finally {
            cluster.database().withoutMore();
            cluster.stands();
        }
    }

    private void database(long down) {
        cluster.database().kill();
        Signals.pause(down);
        cluster.database().startAgain();
    }

    private void node(Node node, long down, Map<String, String> environment) {
        cluster.nodes().forEach(Node::stands); // one goes on
        node.kill();
        node.startAgain(down, environment);
    }
}
