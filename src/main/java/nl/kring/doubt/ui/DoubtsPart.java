package nl.kring.doubt.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.doubt.DoubtService;
import nl.kring.doubt.DoubtView;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** What was asked about the log: until when it is answered, that it is late, or what came back. */
class DoubtsPart extends Div {
    private final DoubtService doubts;
    private final Bells bells;
    private final Says says;
    private final CircleId circle;
    private List<?> shown = List.of();

    DoubtsPart(DoubtService doubts, Bells bells, Says says, CircleId circle) {
        this.doubts = doubts;
        this.bells = bells;
        this.says = says;
        this.circle = circle;
        addClassName("part");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            var asked = doubts.asked(circle);
            if (!shown.equals(List.of(asked))) {
                shown = List.of(asked);
                show(asked);
            }
        } catch (NotFound | NoRight gone) {
            removeAll();
        }
    }

    private void show(List<DoubtView> asked) {
        removeAll();
        if (!asked.isEmpty()) {
            var card = new Section(new H2(getTranslation("doubt.asked")));
            card.addClassNames("card", "stack");
            asked.forEach(doubt -> card.add(one(doubt)));
            add(card);
        }
    }

    private Div one(DoubtView doubt) {
        var one = new Div(new H3(doubt.said()));
        one.addClassName("stack-s");
        if (!doubt.question().isEmpty()) {
            one.add(new Paragraph("‘" + doubt.question() + "’"));
        }
        var before = says.date(doubt.before(), getLocale());
        doubt.answer().ifPresent(answer -> {
            var by = new Paragraph(getTranslation("doubt.answer", answer.by()));
            by.addClassNames("small", "quiet");
            one.add(by, new Paragraph(answer.text()));
        });
        if (doubt.late()) {
            one.add(new Note(
                    Icon.CLOCK, getTranslation(doubt.answer().isPresent() ? "doubt.wasLate" : "doubt.late", before)));
        } else if (doubt.answer().isEmpty()) {
            one.add(new Note(Icon.CLOCK, getTranslation("doubt.before", before)));
        }
        return one;
    }
}
