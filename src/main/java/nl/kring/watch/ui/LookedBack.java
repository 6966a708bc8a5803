package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;
import nl.kring.watch.LookBack;

/** What people said when they looked back: it may make the plan better. */
class LookedBack extends Composite<Section> {
    LookedBack(Says says, List<LookBack> all) {
        getContent().addClassName("stack-s");
        getContent().add(new H2(getTranslation("lookBack.said")));
        all.forEach(one -> getContent().add(card(says, one)));
    }

    private Component card(Says says, LookBack one) {
        var card = new Section(new H3(getTranslation(
                "lookBack.by",
                one.own() ? getTranslation("timeline.you") : one.by().firstName(),
                says.date(one.at().atZone(MovingClock.ZONE).toLocalDate(), getLocale()))));
        card.addClassNames("card", "stack-s");
        if (!one.helped().isEmpty()) {
            card.add(new Paragraph(getTranslation("lookBack.said.helped", one.helped())));
        }
        if (!one.otherwise().isEmpty()) {
            card.add(new Paragraph(getTranslation("lookBack.said.otherwise", one.otherwise())));
        }
        return card;
    }
}
