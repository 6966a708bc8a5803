package nl.kring.watch;

import java.util.List;
import java.util.Optional;
import nl.kring.identity.AccountId;

/** What one step of a draft holds. Two of them are compared, so that nothing that another wrote meanwhile is lost. */
public sealed interface DraftPart {
    /** The step that it is kept by. */
    default PlanStep step() {
        return switch (this) {
            case Green _ -> PlanStep.GREEN;
            case Signs _ -> PlanStep.SIGNS;
            case Helps _ -> PlanStep.HELPS;
            case Actions _ -> PlanStep.ACTIONS;
            case Line _ -> PlanStep.LINE;
            case Holder _ -> PlanStep.HOLDER;
            case Outside _ -> PlanStep.OUTSIDE;
        };
    }

    /** How it is when it goes well. */
    record Green(String text) implements DraftPart {}

    /** By what it can be seen that it goes less well. */
    record Signs(List<NewPlan.Sign> signs) implements DraftPart {}

    /** What helps, and what does not. */
    record Helps(List<String> helps, List<String> not) implements DraftPart {}

    /** What is agreed to be done. */
    record Actions(List<NewPlan.Action> actions) implements DraftPart {}

    /** Who is asked, in order. */
    record Line(List<Wanted> places) implements DraftPart {}

    /** Who keeps an eye on the plan, and who does when she cannot (R-D3). */
    record Holder(Optional<AccountId> holder, Optional<AccountId> deputy) implements DraftPart {}

    /** Who outside the circle may be told what (R-D5). */
    record Outside(List<NewPlan.Contact> contacts) implements DraftPart {}

    /**
     * A place in the line as the resident wants it.
     *
     * @param wake whether she asks to be allowed to wake this person
     */
    record Wanted(AccountId person, Hours hours, boolean wake, boolean callOnly) {}
}
