package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.ApartService;
import nl.kring.circle.ApartView;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.privacy.Terms;

/** "Ieder een eigen kring" (R-B22): what becomes of what is of one and of both, who comes along, and the button. */
@Route("circle/:circle/apart")
@PermitAll
class GoApartView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Button go = Buttons.large(Buttons.primary(getTranslation("apart.yes"), this::go));
    Along along = new Along(List.of());
    private final Div said = new Div();
    private final CircleService circles;
    private final ApartService apart;
    private final Terms terms;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));

    GoApartView(CircleService circles, ApartService apart, Terms terms, Says says) {
        this.circles = circles;
        this.apart = apart;
        this.terms = terms;
        this.says = says;
        go.setDisableOnClick(true);
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var own = apart.apart(circle).map(ApartView::own);
        if (own.isPresent()) {
            event.forwardTo(CircleAddress.of(own.get(), "timeline"));
            return;
        }
        var seat = circles.seat(circle);
        seat.may(Act.END_HOUSEHOLD);
        var view = circles.view(circle);
        var others = view.residents().stream()
                .filter(one -> !one.account().equals(seat.account()))
                .map(CirclePerson::firstName)
                .collect(Collectors.joining(", "));
        var until = says.date(says.today().plus(terms.closed()), getLocale());
        var facts = new UnorderedList();
        facts.addClassName("facts");
        Stream.of("own", "others", "shared", "told", "back")
                .map(line -> new ListItem(getTranslation("apart.fact." + line, others, until)))
                .forEach(facts::add);
        along = new Along(view.members().stream()
                .filter(member -> member.recognised() && member.age() != Age.CHILD)
                .map(MemberView::person)
                .toList());
        var head = new Div(new H1(getTranslation("apart.title")), new Paragraph(getTranslation("apart.how")));
        head.addClassName("title");
        var what = new Section(facts, new Note(Icon.INFO, getTranslation("apart.children")));
        what.addClassNames("card", "stack");
        var who = new Section(
                new H2(getTranslation("apart.along")),
                new Paragraph(getTranslation("apart.along.how", others)),
                along,
                said,
                go,
                new Link(Icon.ARROW_LEFT, getTranslation("apart.no"), CircleAddress.of(circle, "people"))
                        .button("text"));
        who.addClassNames("card", "stack");
        removeAll();
        add(head, what, who);
    }

    private void go() {
        try {
            var own = apart.end(circle, along.chosen());
            getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(own, "timeline")));
        } catch (Refused refused) {
            said.removeAll();
            said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key())));
            go.setEnabled(true);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.tab");
    }
}
