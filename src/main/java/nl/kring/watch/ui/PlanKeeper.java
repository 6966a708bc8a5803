package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.MemberView;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Steps;
import nl.kring.watch.DraftPart;
import nl.kring.watch.LineService;
import nl.kring.watch.PlanDraft;
import nl.kring.watch.PlanService;
import nl.kring.watch.StepChanged;

/** Keeps each step of a draft as it is left, and says it when another changed it meanwhile: nothing is lost, and the writer chooses. */
class PlanKeeper {
    private final PlanService making;
    private final LineService lines;
    private final CircleId circle;
    private final Steps place;
    private final Runnable again;
    private PlanDraft draft;

    /** @param again draws the page anew, from what is kept */
    PlanKeeper(PlanService making, LineService lines, CircleId circle, PlanDraft draft, Steps place, Runnable again) {
        this.making = making;
        this.lines = lines;
        this.circle = circle;
        this.draft = draft;
        this.place = place;
        this.again = again;
    }

    PlanDraft draft() {
        return draft;
    }

    CircleId circle() {
        return circle;
    }

    PlanService making() {
        return making;
    }

    String name(Object what) {
        return "plan:" + draft.id() + ":" + what;
    }

    List<MemberView> people() {
        return lines.whoMayBeAsked(circle);
    }

    /** By name, and what that person is to the resident; of who lives there too, that. */
    String label(MemberView one) {
        var what = one.relationWord().isEmpty() ? place.getTranslation("house.lives") : one.relationWord();
        return one.person().firstName() + " · " + what;
    }

    void say(String key) {
        place.say(key);
    }

    /** Does something with it; a refusal is said above the form. */
    private boolean attempt(Runnable work) {
        try {
            work.run();
            draft = making.draft(circle).orElse(draft);
            return true;
        } catch (Refused refused) {
            place.say(refused.key(), refused.arguments());
            return false;
        }
    }

    /** Keeps a step; true if it is kept. */
    boolean keep(DraftPart after) {
        if (after.equals(draft.part(after.step()))) {
            return true;
        }
        try {
            making.save(circle, draft.id(), draft.part(after.step()), after);
            draft = making.draft(circle).orElse(draft);
            return true;
        } catch (StepChanged changed) {
            ask(after);
        } catch (Refused refused) {
            place.say(refused.key(), refused.arguments());
        }
        return false;
    }

    /** Asks everybody in the line who was not asked yet. */
    boolean ask() {
        return attempt(() -> lines.ask(circle, draft.id()));
    }

    boolean askAgain(PlanDraft.Said said) {
        return attempt(() -> lines.askAgain(circle, draft.id(), said.account()));
    }

    private void ask(DraftPart mine) {
        place.say("plan.changed");
        var choice = new Div(
                Buttons.line(place.getTranslation("plan.changed.theirs"), again),
                Buttons.line(place.getTranslation("plan.changed.mine"), () -> {
                    draft = making.draft(circle).orElse(draft);
                    if (keep(mine)) {
                        again.run();
                    }
                }));
        choice.addClassName("btn-row");
        Optional.of(place.getComponentAt(1)).ifPresent(said -> said.getElement().appendChild(choice.getElement()));
    }
}
