package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.frontdoor.DoubtDesk;
import nl.kring.frontdoor.DoubtDeskService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;

/** One question about a log: whose, which line, what is asked, until when. */
class DoubtCard extends Composite<Article> {
    final DescriptionList fields = new DescriptionList();

    DoubtCard(DoubtDesk doubt, DoubtDeskService doubts, Says says, Runnable done) {
        var asked = doubt.asked();
        var until = says.date(doubt.before(), getLocale());
        var received = new Paragraph(getTranslation("desk.received", says.dayAndTime(doubt.receivedAt(), getLocale())));
        received.addClassNames("small", "quiet");
        fields.addClassName("crossing");
        add("doubt.field.LINE", asked.line());
        add("doubt.field.AT", says.dayAndTime(asked.at(), getLocale()));
        add("doubt.field.QUESTION", asked.question());
        add("doubt.field.ASKED_BY", asked.askedBy());
        getContent().addClassNames("card", "stack", "check");
        getContent().add(new H2(asked.name()), received, fields);
        doubt.answer()
                .ifPresentOrElse(
                        text -> getContent()
                                .add(
                                        new Note(Icon.CHECK_CIRCLE, getTranslation("doubt.desk.answered")),
                                        new Paragraph(text)),
                        () -> {
                            var late = says.today().isAfter(doubt.before());
                            var act = new Div(Buttons.primary(
                                    getTranslation("doubt.desk.answer"),
                                    () -> new DoubtAnswerSheet(doubt, doubts, done).open()));
                            act.addClassName("btn-row");
                            getContent()
                                    .add(
                                            late
                                                    ? new Notice(
                                                            Notice.Tone.DARK,
                                                            Icon.CLOCK,
                                                            getTranslation("doubt.desk.late", until))
                                                    : new Note(Icon.CLOCK, getTranslation("doubt.desk.before", until)),
                                            act);
                        });
    }

    private void add(String key, String text) {
        if (!text.isEmpty()) {
            fields.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(text));
        }
    }
}
