package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.Phase;
import nl.kring.watch.PhaseService;
import nl.kring.watch.PhaseView;

/** It goes better: how it is now, and one line why. Only a human can say so (R-D6). */
class BetterSheet extends Sheet {
    final Options<Phase> to;
    final DraftArea why;
    final Button done;
    private final PhaseService phases;
    private final CircleId circle;
    private final boolean twoNeeded;
    private final Runnable settled;

    BetterSheet(PhaseService phases, CircleId circle, PhaseView now, Runnable settled) {
        super("");
        this.phases = phases;
        this.circle = circle;
        this.settled = settled;
        twoNeeded = now.twoNeeded();
        to = new Options<>(
                        getTranslation("watch.better.to"),
                        Stream.of(Phase.values())
                                .filter(phase -> phase.compareTo(now.phase()) < 0)
                                .toList(),
                        phase -> getTranslation("watch.phase." + phase.name()))
                .asRows();
        why = new DraftArea("better:" + circle.value());
        why.setLabel(getTranslation("watch.better.why"));
        done = Buttons.large(Buttons.primary(getTranslation("watch.better.done"), this::lower));
        done.setDisableOnClick(true);
        title(getTranslation("watch.better"));
        if (twoNeeded) {
            ask(new Note(Icon.INFO, getTranslation("watch.twoNeeded")));
        }
        ask(to, why);
        act(done);
    }

    private void lower() {
        finish(done, why, () -> {
            var chosen = to.getValue();
            if (chosen == null) {
                throw new Refused("watch.lowerWhy");
            }
            if (twoNeeded) {
                phases.sayBetter(circle, chosen, why.getValue());
            } else {
                phases.lower(circle, chosen, why.getValue());
            }
            settled.run();
        });
    }
}
