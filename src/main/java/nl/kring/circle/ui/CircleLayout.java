package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleTab;
import nl.kring.circle.CircleView;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.VouchService;
import nl.kring.identity.RecoveryService;
import nl.kring.identity.ui.LentDevice;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.CircleFrame;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Outbox;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import org.springframework.beans.factory.annotation.Value;

/** The frame round every page of a circle. When its person is no longer in the circle, the page empties by itself. */
@Layout("circle")
@Uses(Sheet.class)
@Uses(DraftArea.class)
@Uses(Pick.class)
@Uses(Options.class)
@Uses(TextField.class)
@Uses(EmailField.class)
@Uses(Upload.class)
@AnonymousAllowed
class CircleLayout extends Composite<Div> implements RouterLayout, BeforeEnterObserver {
    private final CircleFrame frame;
    private final CircleService circles;
    private final List<CircleTab> tabs;
    private final List<CircleAct> acts;
    private final List<CircleAsks> questions;
    private final Optional<CircleStatus> status;
    private final VouchCards vouch;
    private final HelperBanner helped;
    private final HelperSessionService sessions;
    private final LentDevice lent;
    private final Bells bells;
    private final CalmScreen calm;
    private final Says says;
    private final Div asked = new Div();
    private Optional<CircleId> circle = Optional.empty();
    /** The circle as this navigation read it. */
    private Optional<CircleView> entered = Optional.empty();

    private boolean oneOfSeveral;
    private boolean beside;
    private Optional<CircleView> besides = Optional.empty();
    private boolean alone;
    private CircleState furnished = CircleState.FORMING;
    private boolean withHealth = true;

    CircleLayout(
            CircleService circles,
            List<CircleTab> tabs,
            List<CircleAct> acts,
            List<CircleAsks> questions,
            Optional<CircleStatus> status,
            VouchService vouching,
            HelperSessionService sessions,
            LentDevice lent,
            RecoveryService recoveries,
            Bells bells,
            CalmScreen calm,
            Says says,
            @Value("${kring.demo}") boolean demo) {
        this.circles = circles;
        this.tabs = tabs;
        this.acts = acts;
        this.questions = questions;
        this.status = status;
        vouch = new VouchCards(vouching, recoveries, says);
        helped = new HelperBanner(sessions, lent, says);
        this.sessions = sessions;
        this.lent = lent;
        this.bells = bells;
        this.calm = calm;
        this.says = says;
        asked.addClassName("asked");
        asked.getElement().setAttribute("aria-live", "polite");
        frame = new CircleFrame(demo);
        frame.above(helped, vouch, asked, new Outbox());
        getContent().add(frame);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = CircleAddress.circle(event.getRouteParameters());
        var view = circles.view(id);
        entered = Optional.of(view);
        var quietly = calm.isOn();
        var before = alone;
        alone = StandsAlone.class.isAssignableFrom(event.getNavigationTarget());
        CalmScreen.still(event.getUI(), quietly);
        if (view.state() == CircleState.FORMING && !worksWhileForming(event.getNavigationTarget(), view)) {
            event.forwardTo(CircleAddress.of(id, "begin"));
        } else if (!alone && asksWithWhom(id)) {
            event.forwardTo(CircleAddress.of(id, CircleAddress.WITH_WHOM));
        } else if (quietly && BusyPage.class.isAssignableFrom(event.getNavigationTarget())) {
            event.forwardTo(CircleAddress.of(id, CircleAddress.CALM));
        } else if (!quietly && CalmPage.class.isAssignableFrom(event.getNavigationTarget())) {
            event.forwardTo(CircleAddress.of(id, CircleAddress.TIMELINE));
        } else if (!circle.equals(Optional.of(id)) || isOther(view) || alone != before) {
            circle = Optional.of(id);
            furnishedFor(view);
            furnish(view);
        }
    }

    private boolean asksWithWhom(CircleId id) {
        if (!lent.asksWithWhom()) {
            return false;
        }
        var seat = circles.seat(id);
        return seat.can(Act.LOOK_TOGETHER)
                && seat.helper().isEmpty()
                && !sessions.helpers(id).isEmpty();
    }

    /** What one can do here is another than what was drawn. */
    private boolean isOther(CircleView view) {
        return furnished != view.state() || withHealth != view.healthAllowed();
    }

    private void furnishedFor(CircleView view) {
        furnished = view.state();
        withHealth = view.healthAllowed();
    }

    private boolean worksWhileForming(Class<?> page, CircleView view) {
        return page == BeginView.class
                || WhileForming.class.isAssignableFrom(page)
                        && view.confirmed()
                        && circles.seat(view.id()).can(Act.CONFIRM_CIRCLE);
    }

    private void furnish(CircleView view) {
        frame.bare(alone);
        asked.removeAll();
        if (alone) {
            return; // the page asks these itself, one after another
        }
        sayWhatCanBeDone(view);
        questions.forEach(question -> asked.add(question.place(view.id())));
        oneOfSeveral = circles.mine().size() > 1;
        sayWhose(view);
    }

    private void sayWhatCanBeDone(CircleView view) {
        frame.places(tabs.stream()
                .filter(tab -> furnished != CircleState.FORMING && tab.isThere(furnished))
                .map(tab -> place(view.id(), tab))
                .toList());
        frame.act(acts.stream().flatMap(act -> act.button(view.id()).stream()).toArray(Component[]::new));
    }

    private Link place(CircleId id, CircleTab tab) {
        return new Link(Icon.valueOf(tab.icon()), getTranslation(tab.textKey()), CircleAddress.of(id, tab.path()));
    }

    /** Drawn anew only for who is not there already: at each bell it would be more than the news itself. */
    private void sayBeside(CircleView view) {
        var round = Optional.of(view).filter(_ -> beside && !view.members().isEmpty());
        if (!round.equals(besides)) {
            besides = round;
            frame.next(round.map(PeopleRound::new).stream().toArray(Component[]::new));
        }
    }

    private void sayWhose(CircleView view) {
        var now = status.flatMap(source -> source.of(view.id()));
        var resident = view.resident();
        var face = new Face(resident.firstName(), resident.face(), Face.Size.M);
        now.ifPresent(found -> face.ring(found.ring()));
        var today = new Span(says.dateLine(says.today(), getLocale()));
        today.addClassName("quiet");
        var below = now.map(CircleStatus.Status::words).orElse(today);
        if (oneOfSeveral) {
            frame.whose(face, view.whose(), below, "kringen");
        } else {
            frame.whose(face, view.whose(), below);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        circle.ifPresent(id -> bells.keepFreshButForWords(this, id.value(), this::lookAgain));
    }

    private void lookAgain() {
        try {
            circle.map(circles::view).ifPresent(view -> {
                helped.show(view.id());
                if (alone) {
                    vouch.show(view.id());
                    return;
                }
                if (furnished != CircleState.FORMING && isOther(view)) {
                    furnishedFor(view);
                    sayWhatCanBeDone(view);
                }
                sayWhose(view);
                sayBeside(view);
                vouch.show(view.id());
            });
        } catch (NotFound gone) {
            GonePlace.insteadOf(getContent());
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        frame.show(content);
        if (!(content instanceof BeginView)) {
            JustBegun.take(UI.getCurrent()).ifPresent(frame::say);
        }
        circle.ifPresent(helped::show);
        circle.ifPresent(vouch::show);
        beside = content instanceof BesidePeople;
        entered.ifPresent(this::sayBeside);
    }
}
