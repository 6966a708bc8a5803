package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.PauseService;
import nl.kring.circle.RestService;
import nl.kring.farewell.FarewellService;
import nl.kring.platform.DueWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Days of a circle as nobody wrote them down beforehand: random acts of random people, late ticks, mails that fail, two who act at one instant, a
 * process that dies in the middle. After each act what must always be so is so. {@code -Dkring.histories=500} plays more of them, and
 * {@code -Dkring.history=17} that one alone.
 */
@KringTest
class HistoriesTests extends WatchTest {
    private static final int PLAYED_EACH_TIME = 6;
    private static final int PLAYED_WITH_TWO = 3;

    @Autowired
    private CircleService service;

    @Autowired
    private ConsentService consents;

    @Autowired
    private PauseService pauses;

    @Autowired
    private RestService rests;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private List<DueWork> works;

    @Test
    void whateverPeopleDoNoAlertIsSilentAndNothingFallsByItself() {
        play(Integer.getInteger("kring.histories", PLAYED_EACH_TIME), 1);
    }

    /** Each tick on both at one instant: what is due is done once. */
    @Test
    void soItIsWhenTwoNodesTick() {
        play(Integer.getInteger("kring.histories", PLAYED_WITH_TWO), 2);
    }

    private void play(int histories, int nodes) {
        var broken = new ArrayList<String>();
        var only = Integer.getInteger("kring.history");
        var first = only == null ? 1 : only;
        var last = only == null ? histories : only;
        for (var seed = first; seed <= last; seed++) {
            if (seed > first) {
                douwesCircle();
            }
            nobodyElseAsks();
            var history = new History(
                    this, seed, new History.Services(service, consents, pauses, rests, farewell, works), nodes);
            history.play().ifPresent(broken::add);
            if (seed % 50 == 0) {
                System.out.println("histories: " + seed + " played, " + broken.size() + " broke");
            }
        }
        assertThat(broken).as(String.join("\n\n", broken)).isEmpty();
    }
}
