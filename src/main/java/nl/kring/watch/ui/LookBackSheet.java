package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.LookBackService;

/** What helped, and what to do otherwise the next time. */
class LookBackSheet extends Sheet {
    final DraftArea helped;
    final DraftArea otherwise;
    final Button done;
    private final LookBackService lookBack;
    private final CircleId circle;
    private final LookBackService.Asked asked;
    private final Runnable settled;
    private final UUID id = Ids.next();

    LookBackSheet(LookBackService lookBack, CircleId circle, LookBackService.Asked asked, Runnable settled) {
        super("");
        this.lookBack = lookBack;
        this.circle = circle;
        this.asked = asked;
        this.settled = settled;
        helped = new DraftArea("helped:" + asked.alert().value());
        helped.setLabel(getTranslation("lookBack.helped"));
        otherwise = new DraftArea("otherwise:" + asked.alert().value());
        otherwise.setLabel(getTranslation("lookBack.otherwise"));
        done = Buttons.large(Buttons.primary(getTranslation("lookBack.done"), this::say));
        done.setDisableOnClick(true);
        title(getTranslation("lookBack"));
        ask(helped, otherwise);
        act(done);
    }

    private void say() {
        finish(done, helped, () -> {
            lookBack.say(circle, asked.alert(), id, helped.getValue(), otherwise.getValue());
            otherwise.sent();
            settled.run();
        });
    }
}
