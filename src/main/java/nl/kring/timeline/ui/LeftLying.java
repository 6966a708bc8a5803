package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.KindView;
import nl.kring.timeline.PostView;
import nl.kring.timeline.QuestionService;
import org.springframework.core.annotation.Order;

/** "Blijft liggen": questions that nobody answered for two days, for the coordinator and who lives there (R-C17). */
@org.springframework.stereotype.Component
@Order(50)
class LeftLying implements TopOfTimeline {
    private final QuestionService questions;
    private final PostSheets sheets;
    private final Says says;

    LeftLying(QuestionService questions, PostSheets sheets, Says says) {
        this.questions = questions;
        this.sheets = sheets;
        this.says = says;
    }

    @Override
    public boolean showsWords() {
        return true;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var lying = questions.lying(circle);
        if (lying.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(before.filter(there -> there instanceof Lying shown && shown.questions.equals(lying))
                .orElseGet(() -> new Lying(sheets, says, circle, lying)));
    }

    private static class Lying extends Section {
        private final List<PostView> questions;

        Lying(PostSheets sheets, Says says, CircleId circle, List<PostView> questions) {
            this.questions = questions;
            addClassNames("card", "stack", "left-lying");
            add(new H2(getTranslation("question.lying")), KindFields.small(getTranslation("question.lying.how")));
            questions.forEach(question -> add(row(sheets, says, circle, question)));
        }

        private Div row(PostSheets sheets, Says says, CircleId circle, PostView question) {
            var author = question.own()
                    ? getTranslation("timeline.you")
                    : question.name().orElseGet(() -> getTranslation("timeline.formerMember"));
            var words = new Paragraph(question.text());
            words.addClassNames("post-text", "lying-words");
            var acts = new Div();
            acts.addClassName("post-foot");
            if (question.mayAnswer()) {
                acts.add(Buttons.opens(
                        AnswerSheet.name(question),
                        Buttons.with(
                                Icon.REPLY,
                                Buttons.text(
                                        getTranslation("timeline.answer"), () -> sheets.answer(circle, question)))));
            }
            if (question.kind() instanceof KindView.Question kind && kind.mayClose()) {
                acts.add(Buttons.with(
                        Icon.CHECK,
                        Buttons.text(getTranslation("question.close"), () -> sheets.answered(circle, question))));
            }
            var row = new Div(KindFields.small(author + " · " + says.moment(question.at(), getLocale())), words, acts);
            row.addClassName("lying");
            return row;
        }
    }
}
