package nl.kring.watch;

import java.util.UUID;
import nl.kring.circle.CirclePerson;

/**
 * Whether somebody wants to be in the line of a resident's plan: put to that person, who answers herself (R-D4).
 *
 * @param wake whether it is asked too if she may be woken
 * @param callOnly whether she is only there to be called, and not asked by Kring
 */
public record LineQuestion(UUID draft, CirclePerson resident, Hours hours, boolean wake, boolean callOnly) {}
