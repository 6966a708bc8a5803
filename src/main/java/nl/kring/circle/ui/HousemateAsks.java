package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Location;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.HousemateAsk;
import nl.kring.circle.HousemateService;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;

/** Who is asked to live in a circle too reads the question; who lives there already says yes or no to it first. */
@org.springframework.stereotype.Component
class HousemateAsks implements CircleAsks {
    private final HousemateService housemates;
    private final Bells bells;

    HousemateAsks(HousemateService housemates, Bells bells) {
        this.housemates = housemates;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<HousemateAsk> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        /** Where the question itself stands, no card points to it. */
        @Override
        protected void onAttach(AttachEvent event) {
            super.onAttach(event);
            var ui = event.getUI();
            there(ui.getInternals().getActiveViewLocation());
            var listens = ui.addAfterNavigationListener(gone -> there(gone.getLocation()));
            addDetachListener(_ -> listens.remove());
        }

        private void there(Location page) {
            setVisible(!page.getPath().endsWith("/together"));
        }

        @Override
        protected List<HousemateAsk> waiting() {
            return housemates.open(circle).stream()
                    .filter(ask -> ask.me() || ask.awaited().mine())
                    .toList();
        }

        @Override
        protected Section card(HousemateAsk ask) {
            var card = ask.me() ? toMe(ask) : toResident(ask);
            card.addClassNames("card", "stack", "newcomer");
            return card;
        }

        private Section toMe(HousemateAsk ask) {
            return new Section(
                    new H2(getTranslation("house.me", ask.by())),
                    new Paragraph(getTranslation("house.me.how")),
                    new Link(Icon.ARROW_RIGHT, getTranslation("house.me.read"), CircleAddress.of(circle, "together"))
                            .button("primary"));
        }

        private Section toResident(HousemateAsk ask) {
            var name = ask.person().firstName();
            var answers = new Div(
                    Buttons.primary(
                            getTranslation("house.each.yes", name),
                            () -> answer(() -> housemates.agree(circle, ask.id()))),
                    Buttons.line(
                            getTranslation("house.each.no"),
                            () -> answer(() -> housemates.takeBack(circle, ask.id()))));
            answers.addClassName("btn-row");
            return new Section(
                    new PersonLine(
                            new Face(name, ask.person().face(), Face.Size.M),
                            new H2(getTranslation("house.each", name)),
                            getTranslation("house.each.by", ask.by())),
                    new Paragraph(getTranslation("house.each.how", name)),
                    answers);
        }
    }
}
