package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
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
    private final Bells bells;
    private final Paragraph words;
    private final CircleId circle;
    private final PostView first;

    AnswerSheet(TimelineService timeline, Bells bells, CircleId circle, PostView first) {
        super("");
        this.timeline = timeline;
        this.bells = bells;
        this.circle = circle;
        this.first = first;
        var author = first.name().orElseGet(() -> getTranslation("timeline.formerMember"));
        named(name(first));
        mayWait();
        text = new DraftArea(name(first));
        text.setLabel(getTranslation("timeline.answer.to", author));
        text.setMinRows(3);
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        title(getTranslation("timeline.answer"));
        words = new Paragraph(first.text());
        ask(words, text);
        act(send);
    }

    static String name(PostView first) {
        return "answer:" + first.id().value();
    }

    /** What is no longer to be read is not read here either; what was being written stays with the tab. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            var now = Optional.ofNullable(
                    timeline.posts(circle, List.of(first.id().value()))
                            .get(first.id().value()));
            words.setText(now.map(post -> post.erased() ? getTranslation("timeline.erased") : post.text())
                    .orElse(""));
            if (now.isEmpty()) {
                close();
            }
        } catch (NotFound gone) {
            words.setText("");
            close();
        }
    }

    private void send() {
        finishHeeding(
                send,
                text,
                meant -> timeline.answer(circle, first.id(), new PostId(command()), text.getValue(), meant));
    }
}
