package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ClosingService;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.privacy.Terms;

/** "Sluit de kring": what happens then, all of it, and the button; for who speaks for the resident with a reason, and three days for her no. */
@Route("circle/:circle/close")
@PermitAll
class CloseView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int CLOSES_IN = 3;

    final Button close = Buttons.large(Buttons.primary(getTranslation("circle.close.yes"), this::close));
    private final CircleService circles;
    private final ClosingService closing;
    private final Terms terms;
    private final Says says;
    private DraftArea reason = new DraftArea("close");
    private boolean inName;
    private CircleId circle = new CircleId(new java.util.UUID(0, 0));

    CloseView(CircleService circles, ClosingService closing, Terms terms, Says says) {
        this.circles = circles;
        this.closing = closing;
        this.terms = terms;
        this.says = says;
        close.setDisableOnClick(true);
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var seat = circles.seat(circle);
        if (seat.state() == CircleState.CLOSED) {
            event.forwardTo(CircleAddress.of(circle, "timeline"));
            return;
        }
        inName = seat.can(Act.CLOSE_IN_NAME);
        if (!inName) {
            seat.may(Act.CLOSE_CIRCLE);
        }
        removeAll();
        var head = new Div(
                new H1(getTranslation("circle.close.title")), new Paragraph(getTranslation("privacy.withdraw")));
        head.addClassName("title");
        var until = says.date(says.today().plusDays(inName ? CLOSES_IN : 0).plus(terms.closed()), getLocale());
        var what = new UnorderedList();
        what.addClassName("facts");
        Stream.of(inName ? "inName.now" : "now", "sent", "read", inName ? "inName.back" : "back", "erased")
                .map(line -> new ListItem(getTranslation("circle.close." + line, until, seat.ownerName())))
                .forEach(what::add);
        var card = new Section(
                what,
                new Link(Icon.FILE, getTranslation("circle.close.take"), CircleAddress.of(circle, "known"))
                        .button("line"),
                close,
                new Link(Icon.ARROW_LEFT, getTranslation("circle.close.no"), CircleAddress.of(circle, "people"))
                        .button("text"),
                new Note(Icon.INFO, getTranslation("circle.close.file")));
        if (inName) {
            reason = new DraftArea("close:" + circle.value());
            reason.setLabel(getTranslation("circle.close.reason"));
            close.setText(getTranslation("circle.close.inName.yes"));
            card.addComponentAsFirst(new Paragraph(getTranslation(
                    "circle.close.inName",
                    seat.ownerName(),
                    says.date(says.today().plusDays(CLOSES_IN), getLocale()))));
            card.addComponentAtIndex(card.indexOf(close), reason);
        }
        card.addClassNames("card", "stack");
        add(head, card);
    }

    private void close() {
        if (inName && !said()) {
            return;
        }
        if (!inName) {
            closing.close(circle);
        }
        getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, "timeline")));
    }

    private boolean said() {
        try {
            closing.closeInName(circle, reason.getValue());
            reason.sent();
            return true;
        } catch (Refused refused) {
            reason.setInvalid(true);
            reason.setErrorMessage(getTranslation(refused.key(), refused.arguments()));
            reason.focus();
            close.setEnabled(true);
            return false;
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.close.title");
    }
}
