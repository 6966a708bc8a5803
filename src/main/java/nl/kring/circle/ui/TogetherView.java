package nl.kring.circle.ui;

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
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.HousemateAsk;
import nl.kring.circle.HousemateService;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;

/** The question to who is asked to live in a circle too: what it is, the own answers, and the yes or the no. */
@Route("circle/:circle/together")
@PermitAll
class TogetherView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final YesForm form = new YesForm("house.begin.yes", "house.begin.later", this::yes);
    private final CircleService circles;
    private final HousemateService housemates;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private UUID asked = new UUID(0, 0);

    TogetherView(CircleService circles, HousemateService housemates) {
        this.circles = circles;
        this.housemates = housemates;
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var mine = housemates.open(circle).stream().filter(HousemateAsk::me).findFirst();
        if (mine.isEmpty()) {
            event.forwardTo(CircleAddress.of(circle, "timeline"));
            return;
        }
        show(mine.get());
    }

    private void show(HousemateAsk ask) {
        asked = ask.id();
        var view = circles.view(circle);
        var facts = new UnorderedList();
        facts.addClassName("facts");
        Stream.of("decide", "remove", "own", view.household() ? "sharedToo" : "before", "stop")
                .map(line -> new ListItem(getTranslation("house.me.fact." + line, view.whose())))
                .forEach(facts::add);
        var card = new Section(facts, new Paragraph(getTranslation("house.adult")));
        card.addClassNames("card", "stack");
        form.askAboutMessages(true);
        removeAll();
        add(
                new H1(getTranslation("house.me", ask.by())),
                new Paragraph(getTranslation("house.me.what", view.whose())),
                card,
                form,
                Buttons.large(Buttons.line(getTranslation("house.begin.no"), this::no)));
    }

    private void yes(GivenYes answers) {
        try {
            housemates.yes(circle, asked, answers);
            leave();
        } catch (Refused refused) {
            form.say(refused.key());
        }
    }

    private void no() {
        housemates.no(circle, asked);
        leave();
    }

    private void leave() {
        getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, "people")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.tab");
    }
}
