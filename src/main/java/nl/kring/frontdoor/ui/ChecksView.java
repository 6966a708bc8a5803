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
import java.util.List;
import nl.kring.frontdoor.CheckService;
import nl.kring.frontdoor.CheckView;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.identity.ui.SignOut;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;

/** Representations that wait to be seen: what the papers must say, and nothing of the circle that asks. */
@Route(ChecksPlace.PATH)
@RolesAllowed({"STAFF_NAVIGATOR", "STAFF_TENANT_ADMIN"})
@Uses(Sheet.class)
class ChecksView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div list = new Div();
    private final Title title = new Title(Tag.H1, getTranslation("check.title"));
    private final CheckService checks;
    private final Bells bells;
    private final Says says;
    private List<CheckView> shown = List.of();

    ChecksView(CheckService checks, Bells bells, Says says, LanguageLinks languages, SignOut signOut) {
        this.checks = checks;
        this.bells = bells;
        this.says = says;
        addClassName("office");
        list.addClassName("stack");
        var how = new Paragraph(getTranslation("check.how"));
        how.addClassName("soft-voice");
        var foot = new Div(languages, signOut);
        foot.addClassName("desk-foot");
        add(title, how, list, foot);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = checks.checks();
        draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, checks.office().value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            var now = checks.checks();
            if (!now.equals(shown)) {
                shown = now;
                draw();
            }
        } catch (NotFound noDeskAnyMore) {
            removeAll();
        }
    }

    private void draw() {
        list.removeAll();
        if (shown.isEmpty()) {
            list.add(
                    new EmptyState(Icon.FILE.create(), getTranslation("check.none"), getTranslation("check.none.how")));
        }
        shown.forEach(check -> list.add(new CheckCard(check, checks, says, this::done)));
    }

    /** The button that was tapped is gone; the focus goes to the title. */
    private void done() {
        lookAgain();
        title.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("check.title");
    }
}
