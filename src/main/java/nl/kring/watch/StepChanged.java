package nl.kring.watch;

import nl.kring.platform.Refused;

/** Somebody else changed this step since it was read: what both wrote is there, and the writer says which stays. */
public class StepChanged extends Refused {
    public StepChanged() {
        super("plan.changed");
    }
}
