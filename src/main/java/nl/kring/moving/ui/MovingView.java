package nl.kring.moving.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.moving.MoveService;
import nl.kring.moving.MoveView;
import nl.kring.moving.Where;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** "Ik ga verhuizen": the way to say it; once said what it means, and what to think of. */
@Route("circle/:circle/move")
@PermitAll
class MovingView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final MoveService moves;
    private final CircleService circles;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private String title = "";

    MovingView(MoveService moves, CircleService circles, Says says) {
        this.moves = moves;
        this.circles = circles;
        this.says = says;
        addClassNames("stack", "moving");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        show();
    }

    private void show() {
        var seat = circles.seat(circle);
        seat.may(Act.SAY_MOVE);
        title = seat.isResident() ? getTranslation("move.title") : getTranslation("move.title.other", whose(seat));
        removeAll();
        var how = new Paragraph(getTranslation("move.how"));
        how.addClassName("soft-voice");
        var head = new Div(new H1(title), how);
        head.addClassName("title");
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                head);
        moves.said(circle)
                .ifPresentOrElse(
                        move -> add(said(move), checklist(move)),
                        () -> add(Buttons.large(Buttons.primary(
                                getTranslation("move.say"),
                                () -> new MoveSheet(moves, says, circle, this::show).open()))));
    }

    /** Of a household the one for whom is spoken here. */
    private String whose(Seat seat) {
        return seat.resident().flatMap(who -> circles.view(circle).nameOf(who)).orElse(seat.ownerName());
    }

    private Section said(MoveView move) {
        var card = new Section(
                new H2(getTranslation("move.said", says.date(move.on(), getLocale()))),
                new Paragraph(move.to().line()),
                new Meaning(says, move),
                new Note(
                        Icon.INFO,
                        getTranslation(
                                move.told() ? "move.told" : "move.notTold",
                                move.here().name())));
        card.addClassNames("card", "stack-s");
        card.add(Buttons.line(getTranslation("move.not"), () -> {
            moves.notMoving(circle);
            show();
        }));
        return card;
    }

    /** What to think of: in words only, for nothing of it is done by Kring. */
    private Section checklist(MoveView move) {
        var list = new UnorderedList();
        list.addClassName("points");
        for (var line : move.where() == Where.ELSEWHERE ? ELSEWHERE : move.where() == Where.INSIDE ? INSIDE : HOME) {
            list.add(new ListItem(
                    getTranslation("move.check." + line, move.here().name())));
        }
        var card = new Section(new H2(getTranslation("move.check")), list);
        if (move.where() == Where.ELSEWHERE) {
            card.add(
                    new Link(Icon.FILE, getTranslation("move.take"), CircleAddress.of(circle, "known")).button("line"));
        }
        card.addClassNames("card", "stack-s");
        return card;
    }

    private static final java.util.List<String> ELSEWHERE =
            java.util.List.of("helpStops", "askThere", "handOver", "takeFile", "tellPeople");
    private static final java.util.List<String> INSIDE = java.util.List.of("address", "whoHelps", "tellPeople");
    private static final java.util.List<String> HOME = java.util.List.of("helpEnds", "circleStays", "tellPeople");

    @Override
    public String getPageTitle() {
        return title;
    }
}
