package nl.kring.representation.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;
import nl.kring.representation.PaperCheck;
import nl.kring.representation.PaperService;

/** Representations that an organisation is asked to see: what the papers must say, and nothing of the circle that asks. */
@Route(PapersView.PATH)
@PermitAll
@Uses(Sheet.class)
class PapersView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "organisatie/papieren";

    final Div list = new Div();
    private final Title title = new Title(Tag.H1, getTranslation("check.title"));
    private final PaperService papers;
    private final Says says;

    PapersView(PaperService papers, Says says) {
        this.papers = papers;
        this.says = says;
        addClassName("start");
        list.addClassName("stack");
        var how = new Paragraph(getTranslation("papers.how"));
        how.addClassName("soft-voice");
        var page = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("organisation.title"), "organisatie").button("text"),
                title,
                how,
                list);
        page.addClassName("stack");
        add(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        draw();
    }

    private void draw() {
        list.removeAll();
        var checks = papers.checks();
        if (checks.isEmpty()) {
            list.add(
                    new EmptyState(Icon.FILE.create(), getTranslation("check.none"), getTranslation("check.none.how")));
        }
        checks.forEach(check -> list.add(card(check)));
    }

    private Article card(PaperCheck check) {
        var asked = check.asked();
        var received = new Paragraph(getTranslation("desk.received", says.dayAndTime(check.askedAt(), getLocale())));
        received.addClassNames("small", "quiet");
        var fields = new DescriptionList();
        fields.addClassName("crossing");
        add(fields, "speaks.field.TYPE", getTranslation("speaks.type." + asked.type()));
        add(fields, "speaks.field.SCOPE", getTranslation("speaks.scope." + asked.scope()));
        add(fields, "speaks.field.REFERENCE", asked.reference());
        add(fields, "speaks.field.UNTIL", says.date(asked.until(), getLocale()));
        add(fields, "speaks.field.ASKED_BY", asked.askedBy());
        var card = new Article(
                new H2(getTranslation("check.who", asked.representative(), asked.name())), received, fields);
        card.addClassNames("card", "stack", "check");
        check.seen().ifPresentOrElse(seen -> card.add(answered(seen)), () -> card.add(acts(check)));
        return card;
    }

    private Note answered(boolean seen) {
        return new Note(
                seen ? Icon.CHECK_CIRCLE : Icon.INFO, getTranslation(seen ? "check.isSeen" : "check.isNotSeen"));
    }

    private Div acts(PaperCheck check) {
        var acts = new Div(
                Buttons.primary(
                        getTranslation("check.seen"),
                        () -> new PaperSheet(papers, check, Optional.of(says.today()), this::done).open()),
                Buttons.line(
                        getTranslation("check.notSeen"),
                        () -> new PaperSheet(papers, check, Optional.empty(), this::done).open()));
        acts.addClassName("btn-row");
        return acts;
    }

    private void add(DescriptionList fields, String key, String text) {
        if (!text.isEmpty()) {
            fields.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(text));
        }
    }

    /** The button that was tapped is gone; the focus goes to the title. */
    private void done() {
        draw();
        title.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("check.title");
    }
}
