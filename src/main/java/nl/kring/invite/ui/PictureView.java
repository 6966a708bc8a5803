package nl.kring.invite.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.WhileForming;
import nl.kring.identity.ui.OwnThings;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationView;
import nl.kring.invite.SketchName;
import nl.kring.invite.SketchService;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.OpenPlace;
import nl.kring.platform.ui.Rings;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;

/** "Wie staan er om je heen?": the resident's own picture, as rings and as a list; from a name one may ask that person. */
@Route("circle/:circle/picture")
@PermitAll
class PictureView extends Div implements BeforeEnterObserver, HasDynamicTitle, WhileForming {
    final Div list = new Div();
    final Rings rings = new Rings(Stream.of(Ring.values())
            .map(ring -> getTranslation("circle.ring." + ring))
            .toList());
    private final Div head = new Div();
    private final Div asked = new Div();
    private final Div below = new Div();
    private final CircleService circles;
    private final SketchService sketches;
    private final InvitationService invitations;
    private final LetterParts letters;
    private final Bells bells;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private final Optional<OpenPlaces> places;
    private final List<BelowPicture> belows;
    private List<SketchName> names = List.of();
    /** Rings in which a place is open. */
    private List<Ring> openRings = List.of();

    private List<Object> shown = List.of();
    private boolean waited;

    PictureView(
            CircleService circles,
            SketchService sketches,
            InvitationService invitations,
            LetterParts letters,
            Bells bells,
            Says says,
            Optional<OpenPlaces> places,
            List<BelowPicture> belows,
            OwnThings own) {
        this.circles = circles;
        this.sketches = sketches;
        this.invitations = invitations;
        this.letters = letters;
        this.bells = bells;
        this.says = says;
        this.places = places;
        this.belows = belows;
        addClassNames("stack", "wide");
        head.addClassNames("title", "stack-s");
        list.addClassNames("card", "stack");
        rings.onSelect(this::selected);
        var two = new Div(new Div(rings), new Div(list));
        two.addClassNames("two", "two-even");
        add(head, two, asked, below, own);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        if (!circles.seat(circle).can(Act.INVITE)) {
            event.forwardTo(CircleAddress.of(circle, "people"));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            show(circles.view(circle), circles.seat(circle));
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void show(CircleView view, Seat seat) {
        var drawn = seat.can(Act.SKETCH) ? sketches.names(circle) : List.<SketchName>of();
        var open = invitations.all(circle).stream()
                .filter(invitation -> invitation.state().open())
                .toList();
        var now = List.of(view, seat, drawn, open);
        if (now.equals(shown)) {
            return;
        }
        shown = List.of();
        names = drawn;
        openRings = openRings(view, seat, open);
        showHead(view, seat);
        rings.show(Drawn.resident(view), people(view, seat, open));
        list.removeAll();
        Stream.of(Ring.values()).forEach(ring -> addRing(view, open, ring));
        if (seat.can(Act.SKETCH)) {
            list.add(adder());
        }
        below.removeAll();
        belows.forEach(part -> part.part(view, seat).ifPresent(below::add));
        if (asked.getComponentCount() == 0) {
            asked.add(new InvitationsCard(invitations, sketches, letters, bells, says, view, seat));
        }
        shown = now;
    }

    private List<Ring> openRings(CircleView view, Seat seat, List<InvitationView> open) {
        var stand = Stream.of(
                        view.members().stream().map(MemberView::ring),
                        open.stream().map(InvitationView::ring),
                        names.stream().map(SketchName::ring))
                .flatMap(rings -> rings)
                .toList();
        return places.filter(_ -> seat.can(Act.SKETCH)).stream()
                .flatMap(brought -> brought.of(circle).stream())
                .filter(ring -> !stand.contains(ring))
                .toList();
    }

    private void showHead(CircleView view, Seat seat) {
        head.removeAll();
        head.add(new H1(getTranslation(
                seat.can(Act.SKETCH) ? "sketch.title" : "sketch.title.other",
                view.resident().firstName())));
        if (seat.can(Act.SKETCH)) {
            head.add(soft(getTranslation("sketch.how")));
        }
        if (view.state() == CircleState.FORMING) {
            waited = true;
            head.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("sketch.one")));
        } else if (waited) {
            head.add(
                    new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, getTranslation("circle.begin.done")),
                    new Link(Icon.ARROW_RIGHT, getTranslation("start.signIn"), CircleAddress.of(circle, "timeline"))
                            .button("primary"));
        }
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassName("soft-voice");
        return soft;
    }

    /** One open place, never ten: one is enough. Only a template brings one for each ring that is empty. */
    private List<Rings.Someone> people(CircleView view, Seat seat, List<InvitationView> open) {
        return Stream.of(
                        view.members().stream().map(Drawn::member),
                        open.stream().map(invitation -> Drawn.asked(invitation, getTranslation("sketch.asked"))),
                        names.stream().map(Drawn::name),
                        openRings.stream().map(ring -> Drawn.open(ring, getTranslation("sketch.place." + ring))),
                        seat.can(Act.SKETCH) && openRings.isEmpty()
                                ? Stream.of(Drawn.open(getTranslation("sketch.add")))
                                : Stream.<Rings.Someone>of())
                .flatMap(people -> people)
                .toList();
    }

    private void addRing(CircleView view, List<InvitationView> open, Ring ring) {
        var rows = new Div();
        rows.addClassName("members");
        view.members().stream()
                .filter(member -> member.ring() == ring)
                .map(member -> there(
                        new Face(member.person().firstName(), member.person().face(), Face.Size.M),
                        member.person().firstName(),
                        member.relationWord()))
                .forEach(rows::add);
        open.stream()
                .filter(invitation -> invitation.ring() == ring)
                .map(invitation -> there(
                        new Face(invitation.firstName(), Optional.empty(), Face.Size.M),
                        invitation.firstName(),
                        getTranslation("sketch.asked")))
                .forEach(rows::add);
        names.stream().filter(name -> name.ring() == ring).map(this::row).forEach(rows::add);
        openRings.stream().filter(ring::equals).map(this::place).forEach(rows::add);
        if (rows.getElement().getChildCount() > 0) {
            var title = new H2(getTranslation("circle.ring." + ring));
            title.addClassName("ring-title");
            list.add(new Section(title, rows));
        }
    }

    private static Div there(Face face, String name, String second) {
        var there = new Div(face, words(name, second));
        there.addClassName("member");
        return there;
    }

    private static Span words(String name, String second) {
        var words = new Span(new Strong(name), new Span(second));
        words.addClassName("member-words");
        return words;
    }

    private NativeButton row(SketchName name) {
        var more = Icon.CHEVRON_RIGHT.create();
        more.getElement().getClassList().add("chev");
        var row = new NativeButton("", _ -> open(Optional.of(name), name.ring()));
        row.addClassName("member");
        row.add(
                new Face(name.firstName(), Optional.empty(), Face.Size.M),
                words(name.firstName(), getTranslation("sketch.notAsked")),
                more);
        return row;
    }

    private NativeButton place(Ring ring) {
        var place = new NativeButton("", _ -> open(ring));
        place.addClassName("member");
        place.add(
                new OpenPlace(Icon.PLUS, Face.Size.M),
                words(getTranslation("sketch.place." + ring), getTranslation("sketch.place.how")));
        return place;
    }

    private NativeButton adder() {
        var add = new NativeButton("", _ -> open(Ring.INNER));
        add.addClassName("member");
        add.add(
                new OpenPlace(Icon.PLUS, Face.Size.M),
                words(getTranslation("sketch.add"), getTranslation("sketch.enough")));
        return add;
    }

    private void selected(String id) {
        if (id.equals(Drawn.OPEN)) {
            open(Ring.INNER);
        } else {
            openRings.stream().filter(ring -> id.equals(Drawn.OPEN + ring)).forEach(this::open);
            names.stream()
                    .filter(name -> name.id().toString().equals(id))
                    .findFirst()
                    .ifPresent(name -> open(Optional.of(name), name.ring()));
        }
    }

    private void open(Ring ring) {
        open(Optional.empty(), ring);
    }

    private void open(Optional<SketchName> name, Ring ring) {
        new SketchSheet(sketches, circle, name, ring, () -> new InviteSheet(
                                invitations, sketches, letters, circles.view(circle), true, name)
                        .open())
                .open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.tab");
    }
}
