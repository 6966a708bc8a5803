package nl.kring.watch.ui;

import nl.kring.circle.CircleId;

/** Whether the person at the screen sees what a plan would hold, where there is none yet; a bean. */
public interface EmptyPlan {
    boolean shows(CircleId circle);
}
