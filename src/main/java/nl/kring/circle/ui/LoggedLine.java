package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.LogLine;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;

/** One line of the access log in plain words: who, did what, when; and of what was tried, that it did not succeed. */
class LoggedLine extends Composite<ListItem> {
    private static final Set<String> ACTS =
            Arrays.stream(Act.values()).map(Act::name).collect(Collectors.toSet());
    private static final Set<String> ACTS_OF_ALERTS = Set.of("CLAIM_ALERT", "OWN_ALERT", "DECIDE_PHASE");

    LoggedLine(SameTries tries, Says says) {
        var line = tries.line();
        var below = below(tries, says.time(line.at()));
        var words = new Span(new Strong(getTranslation("circle.log.line", who(line), did(line))), new Span(below));
        words.addClassName("member-words");
        getContent().addClassName("logged");
        getContent().add(face(line), words);
    }

    private String below(SameTries tries, String when) {
        if (!tries.line().refused()) {
            return when;
        }
        return tries.times() == 1
                ? getTranslation("circle.log.refused", when)
                : getTranslation("circle.log.refused.often", when, tries.times());
    }

    private Component face(LogLine line) {
        if (line.who().isPresent()) {
            return new Face(line.who().get(), line.face(), Face.Size.M);
        }
        var sign = new Span((line.job() ? Icon.CIRCLE : Icon.LOCK).create());
        sign.addClassNames("face", "face-m", "logged-sign");
        return sign;
    }

    private String who(LogLine line) {
        if (line.own()) {
            return getTranslation("circle.log.you");
        }
        return line.who().orElseGet(() -> getTranslation(line.job() ? "circle.log.kring" : "circle.log.stranger"));
    }

    private String did(LogLine line) {
        return getTranslation(
                line.refused()
                        ? "circle.log.tried." + tried(line)
                        : "circle.log.did." + line.action() + "." + line.what());
    }

    /** What a stranger tried is said in one way; an insider's act has words of its own, with or without its topic. */
    private static String tried(LogLine line) {
        if (line.who().isEmpty()) {
            return "STRANGER";
        }
        var act = line.what().split(" ")[0];
        return ACTS.contains(act) || ACTS_OF_ALERTS.contains(act) ? act : "SOMETHING";
    }
}
