package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.LogLine;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;

/** One line of the access log in plain words: who, did what, when; and of what was tried, that it did not succeed. */
class LoggedLine extends Composite<ListItem> {
    private final String said;

    LoggedLine(SameTries tries, Says says) {
        var line = tries.line();
        said = getTranslation("circle.log.line", who(line), getTranslation(line.words()));
        var below = below(tries, says.time(line.at()));
        var words = new Span(new Strong(said), new Span(below));
        words.addClassName("member-words");
        getContent().addClassName("logged");
        getContent().add(face(line), words);
    }

    /** What the line says, without when; with where that person works, for who is asked about it. */
    String said(LogLine line) {
        return line.organisation().map(works -> said + " (" + works + ")").orElse(said);
    }

    LoggedLine with(Component act) {
        getContent().add(act);
        return this;
    }

    private String below(SameTries tries, String when) {
        if (tries.line().looked()) {
            return looked(tries, when);
        }
        if (!tries.line().refused()) {
            return when;
        }
        return tries.times() == 1
                ? getTranslation("circle.log.refused", when)
                : getTranslation("circle.log.refused.often", when, tries.times());
    }

    /** When, as whom and from where somebody read; and how often that day. */
    private String looked(SameTries tries, String when) {
        var line = tries.line();
        var often = tries.times() == 1 ? when : getTranslation("circle.log.often", when, tries.times());
        var why = line.reason().map(reason -> getTranslation("circle.log.reason." + reason));
        return Stream.of(Optional.of(often), why, line.organisation())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
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
        if (line.inName().isPresent() && line.who().isPresent()) {
            var by = line.inName().get();
            return getTranslation(
                    "speaks.by", line.who().get(), getTranslation("speaks.type." + by.type()), by.resident());
        }
        return line.who().orElseGet(() -> getTranslation(line.job() ? "circle.log.kring" : "circle.log.stranger"));
    }
}
