package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import nl.kring.frontdoor.CheckService;
import nl.kring.frontdoor.CheckView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** One representation: who speaks for whom by what, in the register under which number, and whether its papers were seen. */
class CheckCard extends Composite<Article> {
    final DescriptionList fields = new DescriptionList();

    CheckCard(CheckView check, CheckService checks, Says says, Runnable done) {
        var asked = check.asked();
        var title = new H2(getTranslation("check.who", asked.representative(), asked.name()));
        var received = new Paragraph(getTranslation("desk.received", says.dayAndTime(check.receivedAt(), getLocale())));
        received.addClassNames("small", "quiet");
        fields.addClassName("crossing");
        add("speaks.field.TYPE", getTranslation("speaks.type." + asked.type()));
        add("speaks.field.SCOPE", getTranslation("speaks.scope." + asked.scope()));
        add("speaks.field.REFERENCE", asked.reference());
        add("speaks.field.UNTIL", says.date(asked.until(), getLocale()));
        add("speaks.field.ASKED_BY", asked.askedBy());
        getContent().addClassNames("card", "stack", "check");
        getContent().add(title, received, fields);
        check.seen()
                .ifPresentOrElse(
                        seen -> getContent()
                                .add(new Note(
                                        seen ? Icon.CHECK_CIRCLE : Icon.INFO,
                                        getTranslation(seen ? "check.isSeen" : "check.isNotSeen"))),
                        () -> getContent().add(acts(check, checks, says.today(), done)));
    }

    private Div acts(CheckView check, CheckService checks, LocalDate today, Runnable done) {
        var acts = new Div(
                Buttons.primary(getTranslation("check.seen"), () -> new SeenSheet(check, checks, today, done).open()),
                Buttons.line(getTranslation("check.notSeen"), () -> new NotSeenSheet(check, checks, done).open()));
        acts.addClassName("btn-row");
        return acts;
    }

    private void add(String key, String text) {
        if (!text.isEmpty()) {
            fields.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(text));
        }
    }
}
