package nl.kring.watch;

import java.util.List;
import java.util.Optional;
import nl.kring.identity.AccountId;

/** What one step of a draft holds. Two of them are compared, so that nothing that another wrote meanwhile is lost. */
public sealed interface DraftPart {
    /** The step that it is kept by. */
    PlanStep step();

    /** How it is when it goes well. */
    record Green(String text) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.GREEN;
        }
    }

    /** By what it can be seen that it goes less well. */
    record Signs(List<NewPlan.Sign> signs) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.SIGNS;
        }
    }

    /** What helps, and what does not. */
    record Helps(List<String> helps, List<String> not) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.HELPS;
        }
    }

    /** What is agreed to be done. */
    record Actions(List<NewPlan.Action> actions) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.ACTIONS;
        }
    }

    /** Who is asked, in order. */
    record Line(List<Wanted> places) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.LINE;
        }
    }

    /** Who keeps an eye on the plan, and who does when she cannot (R-D3). */
    record Holder(Optional<AccountId> holder, Optional<AccountId> deputy) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.HOLDER;
        }
    }

    /** Who outside the circle may be told what (R-D5). */
    record Outside(List<NewPlan.Contact> contacts) implements DraftPart {
        @Override
        public PlanStep step() {
            return PlanStep.OUTSIDE;
        }
    }

    /**
     * A place in the line as the resident wants it.
     *
     * @param wake whether she asks to be allowed to wake this person
     */
    record Wanted(AccountId person, Hours hours, boolean wake, boolean callOnly) {}
}
