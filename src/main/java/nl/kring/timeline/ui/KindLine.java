package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.KindView;
import nl.kring.timeline.PostView;

/** On the card of a post: of what kind it is, in a word and a drawing. */
class KindLine extends Div {
    private final Says says;

    KindLine(Says says, PostView post) {
        this.says = says;
        addClassName("post-of-kind");
        of(post).forEach(this::add);
    }

    /** Nothing of an ordinary post. */
    boolean isEmpty() {
        return getComponentCount() == 0;
    }

    private List<Component> of(PostView post) {
        return switch (post.kind()) {
            case KindView.Update _ -> List.of();
            case KindView.CheckIn checkIn -> List.of(face(post, checkIn));
            case KindView.Question question -> List.of(question(question));
            case KindView.Milestone _ -> List.of(line(Icon.SUN, text("kind.MILESTONE")));
            case KindView.Surprise surprise ->
                List.of(surprise.hiddenUntil()
                        .map(day -> line(Icon.EYE_OFF, text("surprise.card", says.date(day, getLocale()))))
                        .orElseGet(() -> line(Icon.SUN, text("kind.SURPRISE"))));
        };
    }

    private Component face(PostView post, KindView.CheckIn checkIn) {
        var word = text("checkin." + checkIn.face());
        var words = checkIn.saidOf()
                .map(name -> post.own()
                        ? text("checkin.said.you", name, word)
                        : text("checkin.said", name, word, post.name().orElseGet(() -> text("timeline.formerMember"))))
                .orElse(word);
        var line = line(KindFields.icon(checkIn.face()), words);
        line.addClassName("post-face");
        return line;
    }

    private Component question(KindView.Question question) {
        if (question.answered()) {
            return line(Icon.CHECK_CIRCLE, text("question.answered"));
        }
        return line(
                Icon.QUESTION,
                question.asked()
                        .map(person -> text("question.to", person.firstName()))
                        .orElseGet(() -> text("kind.QUESTION")));
    }

    private static Paragraph line(Icon icon, String words) {
        var line = new Paragraph(icon.create(), new Span(words));
        line.addClassName("post-kind");
        return line;
    }

    private String text(String key, Object... arguments) {
        return getTranslation(key, arguments);
    }
}
