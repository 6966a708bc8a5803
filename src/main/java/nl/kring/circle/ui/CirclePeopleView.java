package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.HousemateService;
import nl.kring.circle.MemberView;
import nl.kring.circle.OrganisingService;
import nl.kring.circle.PauseService;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.ui.OwnThings;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Rings;
import nl.kring.platform.ui.Rings.Someone;
import nl.kring.platform.ui.Says;

/** The circle as a picture, and beside it the same people as a list. */
@Route("circle/:circle/people")
@PermitAll
class CirclePeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div list = new Div();
    final Rings rings = new Rings(Stream.of(Ring.values())
            .map(ring -> getTranslation("circle.ring." + ring))
            .toList());
    private final Div head = new Div();
    private final Div log = new Div();
    private final Div more = new Div();
    private final List<PeoplePart> parts;
    private final Div paused = new Div();
    private final Div leaving = new Div();
    private final CircleService circles;
    private final PauseService pauses;
    private final HousemateService housemates;
    private final OrganisingService organising;
    private final RestService rests;
    private final Says says;
    private final Bells bells;
    private CircleId circle = new CircleId(new java.util.UUID(0, 0));

    CirclePeopleView(
            CircleService circles,
            PauseService pauses,
            HousemateService housemates,
            OrganisingService organising,
            RestService rests,
            List<PeoplePart> parts,
            Bells bells,
            Says says,
            OwnThings own) {
        this.circles = circles;
        this.pauses = pauses;
        this.housemates = housemates;
        this.organising = organising;
        this.rests = rests;
        this.says = says;
        this.parts = parts;
        this.bells = bells;
        addClassNames("stack", "wide");
        head.addClassName("title");
        list.addClassNames("card", "stack");
        var two = new Div(new Div(rings), new Div(list));
        two.addClassNames("two", "two-even");
        more.addClassName("stack");
        log.addClassName("btn-row");
        paused.addClassName("part");
        add(head, two, paused, more, log, leaving, own);
    }

    private List<?> shown = List.of();

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refreshIfStillIn);
    }

    private void refreshIfStillIn() {
        try {
            refresh();
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void refresh() {
        var view = circles.view(circle);
        var seat = circles.seat(circle);
        var own = view.household() ? "house.owner" : "home.owner";
        var waiting = pauses.running(circle);
        var gone = circles.saidToBeGone(circle);
        var atHome = rests.atHome(circle);
        var now = List.of(view, seat, waiting, gone, atHome);
        if (shown.equals(now)) {
            return;
        }
        shown = List.of();
        head.removeAll();
        head.add(new H1(title(view, seat)), soft(getTranslation(whose(seat, view, own), view.whose())));
        rings.show(
                someone(view.resident(), "", 0),
                Stream.concat(
                                view.residents().stream()
                                        .skip(1)
                                        .map(one -> someone(one, getTranslation("house.lives"), 0)),
                                view.members().stream().map(CirclePeopleView::someone))
                        .toList());
        log.removeAll();
        if (seat.can(Act.CHANGE_WHO_SEES_WHAT)) {
            log.add(new Link(Icon.PEOPLE, getTranslation("sees.title"), CircleAddress.of(circle, "sees"))
                    .button("line"));
        }
        if (seat.can(Act.SEE_ACCESS_LOG)) {
            log.add(new Link(Icon.EYE, getTranslation("circle.log"), CircleAddress.of(circle, "looked"))
                    .button("line"));
        }
        paused.removeAll();
        if (!waiting.isEmpty()) {
            paused.add(new PausedPeople(
                    waiting, seat.can(Act.ADMIT_OR_REMOVE), says, pause -> pauses.end(circle, pause.id())));
        }
        leaving.removeAll();
        ownUntil(view, seat).map(CirclePeopleView::soft).ifPresent(leaving::add);
        if (seat.can(Act.LEAVE)) {
            leaving.add(Buttons.with(
                    Icon.LEAVE, Buttons.text(getTranslation("leave"), () -> new LeaveSheet(circles, view).open())));
        }
        more.removeAll();
        parts.forEach(part -> part.part(view, seat).ifPresent(more::add));
        list.removeAll();
        if (view.household()) {
            list.add(new Residents(view.residents(), one -> rests(one, Optional.ofNullable(atHome.get(one.account())))
                    .orElseGet(() -> getTranslation("house.lives"))));
        }
        Stream.of(Ring.values()).forEach(ring -> addRing(view, seat, ring));
        gone.forEach(name -> list.add(soft(getTranslation("circle.stopped", name))));
        shown = now; // only now: what failed to be drawn is drawn again
    }

    /** A guest reads here until when it is. */
    private Optional<String> ownUntil(CircleView view, Seat seat) {
        return view.members().stream()
                .filter(member -> member.guest() && member.person().account().equals(seat.account()))
                .findFirst()
                .flatMap(member ->
                        member.until().map(end -> getTranslation("circle.guest.own", says.lastDay(end, getLocale()))));
    }

    private String title(CircleView view, Seat seat) {
        return seat.isResident()
                ? getTranslation(view.household() ? "house.title.own" : "circle.title.own")
                : getTranslation("circle.title", view.whose());
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassName("soft-voice");
        return soft;
    }

    private void addRing(CircleView view, Seat seat, Ring ring) {
        var members =
                view.members().stream().filter(member -> member.ring() == ring).toList();
        if (!members.isEmpty()) {
            list.add(new RingOfMembers(ring, members, this::says, member -> open(view, member, seat)));
        }
    }

    private String says(MemberView member) {
        return rests(member).orElseGet(() -> getTranslation(RingOfMembers.sees(member)));
    }

    /** Until when somebody rests, and nothing of why (R-D31). */
    private Optional<String> rests(MemberView member) {
        return rests(member.person(), member.rests());
    }

    private Optional<String> rests(CirclePerson person, Optional<Instant> rest) {
        return rest.map(until -> getTranslation(
                "rest.other",
                person.firstName(),
                says.date(LocalDate.ofInstant(until, MovingClock.ZONE), getLocale())));
    }

    private void open(CircleView view, MemberView member, Seat seat) {
        var more = new ArrayList<Component>();
        if (seat.can(Act.CHANGE_WHO_SEES_WHAT)) {
            more.add(new Link(Icon.PEOPLE, getTranslation("sees.title"), CircleAddress.of(circle, "sees"))
                    .button("line"));
        }
        if (seat.can(Act.LOOK_AS_ANOTHER)) {
            more.add(new LookAs(circle, member.person()));
        }
        if (seat.can(Act.ASK_HOUSEMATE) && HousemateService.mayBeAsked(view, member)) {
            more.add(Buttons.text(
                    getTranslation("house.open", member.person().firstName()),
                    () -> new HousemateSheet(housemates, view, member.person()).open()));
        }
        if (seat.can(Act.CHOOSE_COORDINATOR) && (member.coordinator() || OrganisingService.mayBeAsked(member))) {
            more.add(organises(member));
        }
        var sheet = new MemberSheet(
                circles,
                view,
                member,
                seat,
                member.until()
                        .filter(_ -> seat.can(Act.ADMIT_OR_REMOVE))
                        .map(end -> until(member, end))
                        .or(() -> rests(member)),
                more.toArray(Component[]::new));
        var self = member.person().account().equals(seat.account());
        if (seat.can(Act.PAUSE_MEMBER) && !member.coordinator() && !member.clientSupporter() && !self) {
            sheet.way(Buttons.text(getTranslation("pause", member.person().firstName()), () -> {
                sheet.close();
                new PauseSheet(pauses, view, member).open();
            }));
        }
        sheet.open();
    }

    private Button organises(MemberView member) {
        var key = member.coordinator() ? "organises.no" : "organises.yes";
        return Buttons.text(
                getTranslation(key, member.person().firstName()),
                () -> organising.organises(circle, member.person().account(), !member.coordinator()));
    }

    private String until(MemberView member, Instant end) {
        return getTranslation(member.guest() ? "circle.guest.until" : "circle.until", says.lastDay(end, getLocale()));
    }

    private static Someone someone(MemberView member) {
        return someone(member.person(), member.relationWord(), member.ring().ordinal());
    }

    private static Someone someone(CirclePerson person, String relation, int ring) {
        return new Someone(
                person.account().value().toString(), person.firstName(), relation, person.face(), ring, false);
    }

    private static String whose(Seat seat, CircleView view, String own) {
        if (seat.state() == CircleState.IN_MEMORIAM) {
            return "circle.hers.memoriam";
        }
        if (seat.isResident()) {
            return own;
        }
        return view.household() ? "house.theirs" : "circle.hers";
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.tab");
    }
}
