package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import nl.kring.frontdoor.DoubtDesk;
import nl.kring.frontdoor.DoubtDeskService;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.identity.ui.SignOut;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;

/** Questions about a line of a log: what crossed, until when it is answered, and the answer. Nothing of the circle. */
@Route(DoubtsPlace.PATH)
@RolesAllowed("STAFF_PRIVACY_OFFICER")
@Uses(Sheet.class)
@Uses(DraftArea.class)
class DoubtsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div list = new Div();
    private final Title title = new Title(Tag.H1, getTranslation("doubt.desk"));
    private final DoubtDeskService doubts;
    private final Bells bells;
    private final Says says;
    private List<DoubtDesk> shown = List.of();
    private LocalDate drawnOn = LocalDate.MIN;

    DoubtsView(DoubtDeskService doubts, Bells bells, Says says, LanguageLinks languages, SignOut signOut) {
        this.doubts = doubts;
        this.bells = bells;
        this.says = says;
        addClassName("office");
        list.addClassName("stack");
        var how = new Paragraph(getTranslation("doubt.desk.how"));
        how.addClassName("soft-voice");
        var foot = new Div(languages, signOut);
        foot.addClassName("desk-foot");
        add(title, how, list, foot);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = doubts.doubts();
        draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, doubts.office().value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            var now = doubts.doubts();
            if (!now.equals(shown) || !says.today().equals(drawnOn)) {
                shown = now;
                draw();
            }
        } catch (NotFound noDeskAnyMore) {
            removeAll();
        }
    }

    private void draw() {
        drawnOn = says.today();
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(new EmptyState(
                    Icon.EYE.create(), getTranslation("doubt.desk.none"), getTranslation("doubt.desk.none.how")));
        }
        shown.forEach(doubt -> list.add(new DoubtCard(doubt, doubts, says, this::done)));
    }

    /** The button that was tapped is gone; the focus goes to the title. */
    private void done() {
        lookAgain();
        title.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("doubt.desk");
    }
}
