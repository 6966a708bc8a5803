package nl.kring.watch.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.GonePlace;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.WayOut;
import nl.kring.watch.ActionService;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ConsultationService.Together;
import nl.kring.watch.ObservationView;
import nl.kring.watch.WatchService;
import org.springframework.beans.factory.annotation.Value;

/** An alert as the asked person sees it: what was seen, what helps, who was asked, and three large answers. Nothing else. */
@Route(value = "circle/:circle/alert", autoLayout = false)
@PermitAll
class AlertScreen extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Main main = new Main();
    final Section answers = new Section();
    final Aside lineUp = new Aside();
    private final AlertService alerts;
    private final ActionService actions;
    private final ConsultationService consultations;
    private final WatchService watch;
    private final Bells bells;
    private final Says says;
    private final Clock clock;
    private final Title title = new Title(Tag.H1);
    private final Part whose = new Part();
    private final Part lapsed = new Part();
    private final Part urgent = new Part();
    private final Part told = new Part();
    private final Part asked = new Part();
    private final Part wanted = new Part();
    private final Part aloud = new Part();
    private final Note danger;
    private final Div alarm = new Div();
    private final Header head = new Header();
    private final List<SeenCard> cards = new ArrayList<>();
    private CircleId circle = new CircleId(new UUID(0, 0));
    private Optional<AlertView> shown = Optional.empty();
    private Optional<AnswerPlace> place = Optional.empty();
    private Optional<AlertSeen> foot = Optional.empty();
    private Optional<Deciding> deciding = Optional.empty();
    private Together together = Together.NONE;

    AlertScreen(
            AlertService alerts,
            ActionService actions,
            ConsultationService consultations,
            WatchService watch,
            Bells bells,
            Says says,
            Clock clock,
            @Value("${kring.demo}") boolean demo) {
        this.alerts = alerts;
        this.actions = actions;
        this.consultations = consultations;
        this.watch = watch;
        this.bells = bells;
        this.says = says;
        this.clock = clock;
        addClassName("circle");
        if (demo) {
            add(ribbon());
        }
        alarm.addClassName("alarm");
        head.addClassName("alarm-top");
        main.addClassName("alarm-main");
        answers.getElement().setAttribute("aria-label", getTranslation("alert.answers"));
        lineUp.addClassName("line-up");
        lineUp.add(asked);
        danger = new Note(Icon.PHONE, getTranslation("safety.112"));
        alarm.add(head, main, answers, lineUp);
        add(alarm);
    }

    private Aside ribbon() {
        var ribbon = new Aside();
        ribbon.setText(getTranslation("frame.demo"));
        ribbon.addClassName("ribbon");
        ribbon.getElement().setAttribute("aria-label", getTranslation("frame.demo.label"));
        return ribbon;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        alerts.current(circle);
        head.removeAll();
        head.add(
                new Link(Icon.ARROW_LEFT, getTranslation("timeline.tab"), CircleAddress.of(circle, "timeline"))
                        .button("text"),
                new WayOut());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    /** Draws again only what changed, so that a finger or the focus keeps its place. */
    private void refresh() {
        try {
            var now = alerts.current(circle).filter(AlertView::hasPage);
            var decided = now.isEmpty() ? Together.NONE : consultations.now(circle);
            if (now.isEmpty() || !now.equals(shown) || !decided.equals(together)) {
                together = decided;
                redraw(now);
            }
        } catch (NotFound gone) {
            GonePlace.insteadOf(alarm);
        }
    }

    private void redraw(Optional<AlertView> now) {
        shown = now;
        try {
            draw();
        } catch (RuntimeException failure) {
            shown = Optional.empty(); // so that it is drawn again
            throw failure;
        }
    }

    private void draw() {
        var there = shown.isPresent();
        answers.setClassName("answers", there);
        shown.ifPresentOrElse(this::draw, this::drawNothing);
    }

    private void drawNothing() {
        main.removeAll();
        answers.removeAll();
        place = Optional.empty();
        wanted.show(List.of(), Stream::empty);
        asked.show(List.of(), Stream::empty);
        main.add(nothing());
    }

    private void draw(AlertView alert) {
        var words = new AlertWords(this, at -> says.moment(at, getLocale()), alert);
        var today = says.today();
        var answering = place.filter(_ -> title.isAttached()).orElseGet(() -> begin(alert));
        title.setText(alert.mayClaim() && !alert.passed() && !alert.handedToMe() ? words.question() : words.title());
        whose.show(
                List.of(alert.resident(), alert.phase(), alert.since(), alert.provisional(), alert.isClosed(), today),
                () -> Stream.of(who(alert)));
        lapsed.show(List.of(alert.askedAgain(), alert.mayClaim(), words.lapsed()), () -> Stream.of(words.lapsed())
                .filter(_ -> alert.askedAgain() && alert.mayClaim())
                .map(Paragraph::new));
        urgent.show(
                List.of(
                        alert.sight(),
                        alert.resident(),
                        alert.nobodyHasIt(),
                        alert.nobodyNow(),
                        alert.isCrisis(),
                        alert.isClosed(),
                        alert.mayClaim(),
                        alert.mine(),
                        alert.numbers()),
                () -> urgent(alert));
        told.show(
                List.of(
                        alert.resident(),
                        alert.observations().stream().map(ObservationView::told).toList(),
                        alert.helps(),
                        alert.helpsNot(),
                        alert.outside(),
                        today),
                () -> told(alert));
        cards.forEach(card -> card.echo(alert.observations()));
        foot.ifPresent(said -> said.show(alert));
        deciding.ifPresent(parts -> parts.show(alert, together));
        wanted.show(
                List.of(alert.wanted().filter(AlertView.Wanted::asksMe), today),
                () -> alert
                        .wanted()
                        .filter(AlertView.Wanted::asksMe)
                        .map(it -> new WantedAnswers(sheets(), says, alert, it))
                        .stream());
        answering.show(
                alert,
                List.of(
                        alert.id(),
                        alert.mine(),
                        alert.owner(),
                        alert.agreed(),
                        alert.wanted(),
                        alert.handedTo(),
                        alert.canTakeOver(),
                        alert.askedAgain(),
                        alert.asked(),
                        alert.state(),
                        alert.outcome(),
                        alert.numbers(),
                        today),
                () -> Stream.of(other(alert)));
        asked.show(List.of(alert, today), () -> Stream.of(new LineUp(says, alert)));
        aloud.show(List.of(words.aloud()), () -> SaidOnce.of(words.aloud()).stream());
    }

    /** The parts that stay where they are from one change to the next. */
    private AnswerPlace begin(AlertView alert) {
        var answering = new AnswerPlace(alerts, circle, title);
        place = Optional.of(answering);
        main.removeAll();
        var said = new AlertSeen(alerts, circle, alert);
        foot = Optional.of(said);
        var parts = new Deciding(consultations, sheets(), says, clock);
        deciding = Optional.of(parts);
        main.add(whose, title, lapsed, urgent, parts.open, told, parts.begin, parts.over, said, aloud, parts.aloud);
        answers.removeAll();
        answers.add(wanted, answering, danger);
        return answering;
    }

    /** Whom to call stands above all else. */
    private Stream<Component> urgent(AlertView alert) {
        var parts = Stream.<Component>builder();
        if (alert.sight() == AlertView.Sight.BARE && !alert.isClosed() && !alert.mine()) {
            parts.add(new Note(
                    Icon.INFO, getTranslation("alert.bare", alert.resident().firstName())));
        }
        if (alert.isCrisis()) {
            parts.add(new CrisisCard(alert.numbers()));
        } else if (alert.nobodyHasIt() || alert.nobodyNow() && !alert.isClosed()) {
            parts.add(new NobodyNow(alert.mayClaim() ? List.of() : alert.numbers()));
        }
        return parts.build();
    }

    private Stream<Component> told(AlertView alert) {
        var parts = Stream.<Component>builder();
        cards.clear();
        alert.observations().forEach(seen -> cards.add(new SeenCard(says, watch, circle, seen)));
        cards.forEach(parts::add);
        if (!alert.helps().isEmpty()) {
            parts.add(new HelpsCard(alert.resident().firstName(), alert.helps(), alert.helpsNot()));
        }
        if (!alert.outside().isEmpty()) {
            parts.add(new OutsideList(says, alert.outside()));
        }
        return parts.build();
    }

    private Component other(AlertView alert) {
        if (alert.isClosed()) {
            return new Over(circle, alert);
        }
        if (alert.sight() == AlertView.Sight.BARE && alert.mine()) {
            return new BareActs(alerts, circle, alert, title);
        }
        return alert.mine() ? new OwnersActs(sheets(), says, clock, alert) : new TakenNote(says, alert);
    }

    private AlertSheets sheets() {
        return new AlertSheets(alerts, actions, bells, circle, title);
    }

    private Div who(AlertView alert) {
        var face = new Face(alert.resident().firstName(), alert.resident().face(), Face.Size.L);
        var who = new Div(face);
        alert.phase().filter(_ -> !alert.isClosed()).ifPresent(phase -> {
            var since = says.since(alert.since(), getLocale());
            face.ring(PhaseBadge.ring(phase));
            who.add(new PhaseBadge(phase, alert.provisional() ? getTranslation("watch.provisional", since) : since));
        });
        who.addClassName("alarm-who");
        return who;
    }

    private EmptyState nothing() {
        return new EmptyState(
                Icon.CHECK_CIRCLE.create(), getTranslation("alert.none"), getTranslation("alert.none.how"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("alert.page");
    }
}
