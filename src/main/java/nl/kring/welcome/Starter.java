package nl.kring.welcome;

import static nl.kring.circle.Ring.HELPERS;
import static nl.kring.circle.Ring.INNER;
import static nl.kring.circle.Ring.PROFESSIONALS;
import static nl.kring.circle.Topic.AGENDA;
import static nl.kring.circle.Topic.FAMILY;
import static nl.kring.circle.Topic.FUN;
import static nl.kring.circle.Topic.HEALTH;
import static nl.kring.circle.Topic.HOME;
import static nl.kring.circle.Topic.PRACTICAL;

import java.util.List;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.start.Template;

/**
 * The empty structure that a template brings: never data, never words of another.
 *
 * @param begin what to do first, at most three
 * @param topics what a post may be about, these first
 * @param places rings in which the picture shows an open place, until somebody stands there
 * @param plan whether the empty early-warning plan is shown
 */
public record Starter(List<Begin> begin, List<Topic> topics, List<Ring> places, boolean plan) {
    static final Starter NONE = new Starter(List.of(), List.of(), List.of(), false);

    static Starter of(Template template) {
        return switch (template) {
            case FIRST_WEEK ->
                new Starter(
                        List.of(Begin.DRAW, Begin.PHONES, Begin.TELL),
                        List.of(PRACTICAL, HOME, AGENDA),
                        List.of(INNER, HELPERS, PROFESSIONALS),
                        false);
            case CARING_TOGETHER ->
                new Starter(
                        List.of(Begin.DRAW, Begin.TELL, Begin.PHONES),
                        List.of(PRACTICAL, AGENDA, FAMILY, FUN),
                        List.of(INNER, HELPERS),
                        false);
            case SEEING_IN_TIME ->
                new Starter(
                        List.of(Begin.PLAN, Begin.DRAW, Begin.TELL),
                        List.of(HEALTH, PRACTICAL),
                        List.of(INNER, PROFESSIONALS),
                        true);
        };
    }
}
