package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.HousemateService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** "Woont Anke ook hier?": what it is to have one circle together, before it is asked. */
class HousemateSheet extends Sheet {
    private final Button ask;
    private final HousemateService housemates;
    private final CircleView circle;
    private final CirclePerson person;

    HousemateSheet(HousemateService housemates, CircleView circle, CirclePerson person) {
        super("");
        this.housemates = housemates;
        this.circle = circle;
        this.person = person;
        var name = person.firstName();
        title(getTranslation("house.title", name));
        var facts = new UnorderedList();
        facts.addClassName("facts");
        Stream.of("decide", "remove", "own", circle.household() ? "sharedToo" : "before", "stop")
                .map(line -> new ListItem(getTranslation("house.fact." + line, name)))
                .forEach(facts::add);
        ask(new Paragraph(getTranslation("house.how", name)), facts, new Paragraph(getTranslation("house.adult")));
        ask = Buttons.large(Buttons.primary(getTranslation("house.ask", name), this::send));
        ask.setDisableOnClick(true);
        act(ask);
    }

    private void send() {
        if (attempt(ask, () -> housemates.ask(circle.id(), command(), person.account()))) {
            title(getTranslation("house.asked", person.firstName()));
            ask(new Paragraph(
                    circle.household()
                            ? getTranslation("house.asked.each", circle.whose())
                            : getTranslation("house.asked.how", person.firstName())));
            done();
            act(Buttons.large(Buttons.primary(getTranslation("invite.done"), this::close)));
        }
    }
}
