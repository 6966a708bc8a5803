package nl.kring.timeline.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;

/** An answer to a post, for those who see that post. */
class AnswerSheet extends Sheet {
    final DraftArea text;
    final Button send;
    private final TimelineService timeline;
    private final CircleId circle;
    private final PostView first;

    AnswerSheet(TimelineService timeline, CircleId circle, PostView first) {
        super("");
        this.timeline = timeline;
        this.circle = circle;
        this.first = first;
        var author =
                first.author().map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"));
        named(name(first));
        text = new DraftArea(name(first));
        text.setLabel(getTranslation("timeline.answer.to", author));
        text.setMinRows(3);
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        title(getTranslation("timeline.answer"));
        ask(new Paragraph(first.text()), text);
        act(send);
    }

    static String name(PostView first) {
        return "answer:" + first.id().value();
    }

    private void send() {
        finish(send, text, () -> timeline.answer(circle, first.id(), new PostId(command()), text.getValue()));
    }
}
