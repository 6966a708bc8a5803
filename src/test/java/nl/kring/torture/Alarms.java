package nl.kring.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.kring.platform.Ids;
import nl.kring.torture.Journal.Kind;

/**
 * The alerts of one circle, one after another: somebody sees a sign, who is asked answers on her page, who has it says that it is over. Each
 * looks at a page drawn anew before she takes it for done.
 */
final class Alarms {
    private static final String TAKE = "Ik pak dit op";
    private static final String CANNOT = "Ik kan nu niet";
    private static final String OVER = "Het is klaar";
    private static final String SOLVED = "Het is opgelost.";
    private static final String IS_OVER = "Dit is klaar.";
    private static final int PASSED_ON = 3;

    private final KillableDatabase database;
    private final Circles.Made circle;
    private final Person sees;
    private final List<Person> asked;
    private final Journal journal;
    private final BooleanSupplier goesOn;
    private final Random chance = new Random();
    private boolean passedOn;

    /** @param asked the first two of the line, whom each alert asks at once */
    Alarms(Cluster cluster, Circles.Made circle, Journal journal, BooleanSupplier goesOn) {
        database = cluster.database();
        this.circle = circle;
        this.journal = journal;
        this.goesOn = goesOn;
        sees = cluster.person(circle, circle.people().getLast());
        asked = circle.people().stream()
                .limit(2)
                .map(account -> cluster.person(circle, account))
                .toList();
    }

    void goOn() {
        while (goesOn.getAsBoolean()) {
            var id = Ids.next();
            if (sees.saw(id, "Gezien " + id, circle.sign(), goesOn)) {
                journal.keep(Kind.SAW, id, sees);
                open().ifPresent(this::answered);
            }
        }
    }

    private void answered(UUID alert) {
        var drawn = passedOn ? chance.nextInt(10) : PASSED_ON;
        if (drawn < 2) {
            Signals.pause(4_000 + chance.nextInt(8_000)); // the next level comes, as the clock is moved on
        } else if (drawn < 4 && until(asked.getFirst(), this::passes)) {
            passedOn = true; // the first one always, so that each run has some
            journal.keep(Kind.CANNOT, alert, asked.getFirst());
        }
        var owner = drawn < 4 ? asked.getLast() : asked.get(chance.nextInt(2));
        if (until(owner, this::takes)) {
            journal.keep(Kind.CLAIM, alert, owner);
            if (until(owner, this::ends)) {
                journal.keep(Kind.CLOSE, alert, owner);
            }
        }
    }

    /** True once a page that was drawn anew shows that it is so; else does what she does, and looks again. */
    private interface Doing {
        boolean isDone(Page page) throws IOException;
    }

    private boolean until(Person person, Doing doing) {
        while (goesOn.getAsBoolean()) {
            try {
                if (doing.isDone(new Page(person, "circle/" + circle.circle() + "/alert"))) {
                    return true;
                }
            } catch (IOException notNow) {
                person.elsewhere();
                Signals.pause(250);
            }
        }
        return false;
    }

    private boolean takes(Page page) throws IOException {
        if (page.has(OVER)) {
            return true;
        }
        return page.does(TAKE) && page.comes(() -> page.has(OVER));
    }

    private boolean passes(Page page) throws IOException {
        if (page.hasDisabled(CANNOT)) {
            return true;
        }
        page.does(CANNOT);
        return false;
    }

    private boolean ends(Page page) throws IOException {
        if (page.has(OVER)) {
            page.click(OVER);
            page.tick(SOLVED);
            page.click(OVER);
            return false;
        }
        return page.words().contains(IS_OVER);
    }

    /** The alert of this circle that is open, when the tick has raised it at the latest. */
    private Optional<UUID> open() {
        while (goesOn.getAsBoolean()) {
            try (var all = database.connect();
                    var query = all.prepareStatement(
                            "select id from circle.alert where circle_id = ? and state <> 'CLOSED'")) {
                query.setObject(1, circle.circle());
                var answer = query.executeQuery();
                if (answer.next()) {
                    return Optional.of(answer.getObject(1, UUID.class));
                }
            } catch (SQLException notNow) {
                // it is down
            }
            Signals.pause(200);
        }
        return Optional.empty();
    }
}
