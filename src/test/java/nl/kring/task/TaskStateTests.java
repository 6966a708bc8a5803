package nl.kring.task;

import static nl.kring.task.TaskState.DONE;
import static nl.kring.task.TaskState.DONE_UNCONFIRMED;
import static nl.kring.task.TaskState.EXPIRED;
import static nl.kring.task.TaskState.OPEN;
import static nl.kring.task.TaskState.PROPOSED;
import static nl.kring.task.TaskState.TAKEN;
import static nl.kring.task.TaskState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import nl.kring.task.TaskState.Step;
import org.junit.jupiter.api.Test;

class TaskStateTests {
    /** All that may happen; what is not here may not. */
    private static final Map<String, TaskState> MAY = Map.ofEntries(
            Map.entry("PROPOSED PLACE", OPEN),
            Map.entry("PROPOSED WITHDRAW", WITHDRAWN),
            Map.entry("PROPOSED EXPIRE", WITHDRAWN),
            Map.entry("OPEN TAKE", TAKEN),
            Map.entry("OPEN WITHDRAW", WITHDRAWN),
            Map.entry("OPEN EXPIRE", EXPIRED),
            Map.entry("TAKEN HAND_BACK", OPEN),
            Map.entry("TAKEN WITHDRAW", WITHDRAWN),
            Map.entry("TAKEN WORKED_OUT", DONE),
            Map.entry("TAKEN DID_NOT", EXPIRED),
            Map.entry("TAKEN SAID_NOTHING", DONE_UNCONFIRMED));

    @Test
    void r_c10_aTaskGoesOnlyWhereTheTableSays() {
        Stream.of(TaskState.values()).forEach(state -> Stream.of(Step.values())
                .forEach(step -> assertThat(state.after(step).orElse(null))
                        .as(state + " " + step)
                        .isEqualTo(MAY.get(state + " " + step))));
    }

    @Test
    void whatIsOverStaysOver() {
        assertThat(Stream.of(TaskState.values()).filter(TaskState::isOver))
                .containsExactlyInAnyOrder(DONE, DONE_UNCONFIRMED, WITHDRAWN, EXPIRED);
        assertThat(PROPOSED.isOver()).isFalse();
    }
}
