package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.NoteService;
import nl.kring.timeline.OwnNote;

/** "Alleen voor mij": notes to oneself, which nobody else reads (R-C13). */
@Route("circle/:circle/notes")
@PermitAll
class NotesView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    final Div cards = new Div();
    private final NoteService notes;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));

    NotesView(NoteService notes, Says says) {
        this.notes = notes;
        this.says = says;
        addClassName("stack");
        cards.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("timeline.tab"), CircleAddress.of(circle, "timeline"))
                        .button("text", "back"),
                new H1(getTranslation("notes.tab")),
                new Note(Icon.LOCK, getTranslation("notes.how")),
                Buttons.large(Buttons.opens(
                        NoteSheet.name(circle),
                        Buttons.with(Icon.PENCIL, Buttons.primary(getTranslation("notes.write"), this::write)))),
                cards);
        show();
    }

    private void write() {
        new NoteSheet(notes, circle, this::show).open();
    }

    private void show() {
        cards.removeAll();
        notes.mine(circle).forEach(note -> cards.add(card(note)));
        if (cards.getComponentCount() == 0) {
            cards.add(new EmptyState(
                    EmptyState.ripples(Icon.PENCIL.create()),
                    getTranslation("notes.none"),
                    getTranslation("notes.none.how")));
        }
    }

    private Article card(OwnNote note) {
        var text = new Paragraph(note.text());
        text.addClassName("post-text");
        var erase = Buttons.text(getTranslation("timeline.erase"), () -> sure(note));
        erase.setAriaLabel(getTranslation("notes.erase"));
        var foot = new Div(erase);
        foot.addClassName("post-foot");
        var card = new Article(KindFields.small(says.moment(note.at(), getLocale())), text, foot);
        card.addClassNames("card", "post");
        return card;
    }

    private void sure(OwnNote note) {
        var sheet = new Sheet(getTranslation("notes.sure"));
        var yes = Buttons.large(Buttons.primary(getTranslation("timeline.erase.yes"), () -> {
            notes.erase(circle, note.id());
            sheet.close();
            show();
        }));
        yes.setDisableOnClick(true);
        sheet.ask(new Paragraph(note.text()));
        sheet.act(yes, Buttons.text(getTranslation("timeline.erase.no"), sheet::close));
        sheet.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notes.tab");
    }
}
