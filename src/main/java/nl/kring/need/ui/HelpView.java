package nl.kring.need.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.need.NeedService;
import nl.kring.need.NeedState;
import nl.kring.need.NeedView;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;

/** "Hulp": the question in own words, or who comes and until when. Live, but never under somebody's hands. */
@Route("circle/:circle/help")
@PermitAll
class HelpView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final NeedService needs;
    private final CircleService circles;
    private final Bells bells;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private Optional<NeedView> shown = Optional.empty();
    private boolean writing;

    HelpView(NeedService needs, CircleService circles, Bells bells, Says says) {
        this.needs = needs;
        this.circles = circles;
        this.bells = bells;
        this.says = says;
        addClassNames("stack", "wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        if (needs.mayAsk(circle)) {
            show(needs.newest(circle));
        } else {
            explain();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            if (needs.mayAsk(circle)) {
                var now = needs.newest(circle);
                if (!writing && !now.equals(shown)) {
                    show(now);
                }
            } else {
                explain();
            }
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void explain() {
        removeAll();
        var resident = circles.view(circle).resident();
        if (circles.seat(circle).state() == CircleState.IN_MEMORIAM) {
            add(new EmptyState(
                    Icon.LOCK.create(), new H1(getTranslation("need.over")), getTranslation("need.over.body")));
            return;
        }
        add(new EmptyState(
                new Face(resident.firstName(), resident.face(), Face.Size.L),
                new H1(getTranslation("need.only", resident.firstName())),
                getTranslation("need.only.body", resident.firstName())));
    }

    private void show(Optional<NeedView> need) {
        need.filter(sent -> sent.state() != NeedState.DRAFT).ifPresentOrElse(this::showSent, () -> write(need));
        shown = need;
    }

    private void showSent(NeedView need) {
        writing = false;
        removeAll();
        add(new SentNeed(need, says, () -> write(Optional.empty())));
        wayToOthers();
    }

    private void write(Optional<NeedView> draft) {
        if (circles.seat(circle).state() == CircleState.CLOSED) {
            removeAll();
            add(new EmptyState(
                    Icon.LOCK.create(), new H1(getTranslation("need.place")), getTranslation("circle.closed.refused")));
            return;
        }
        var form = new NeedForm(needs, circle, draft, this::sent);
        removeAll();
        add(form);
        wayToOthers();
        writing = true;
    }

    /** For the resident only (R-B19): whoever speaks for her has no need of it. */
    private void wayToOthers() {
        if (circles.seat(circle).isResident()) {
            add(NumbersPage.way(getTranslation("numbers.open")));
        }
    }

    /** The form goes with what was written; the page stays, and tells the tab that it may forget it. */
    private void sent() {
        var newest = needs.newest(circle);
        newest.ifPresent(need -> getElement()
                .setAttribute(
                        "data-sent", NeedForm.draft(circle) + " " + need.id().value()));
        show(newest);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("need.place");
    }
}
