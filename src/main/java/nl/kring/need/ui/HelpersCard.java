package nl.kring.need.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Collectors;
import nl.kring.need.HelpersView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PersonLine;
import nl.kring.tenant.NavigatorView;

/** Who helps where the resident lives, with face and number, and the way straight to that person (R-E1). */
class HelpersCard extends Composite<Section> {
    final Button straight;

    HelpersCard(HelpersView helpers, Runnable act) {
        straight = Buttons.large(Buttons.primary(getTranslation("need.straight", names(helpers)), act));
        getContent().addClassNames("card", "stack", "person-card");
        getContent().add(new H2(getTranslation("need.people")));
        helpers.navigators().forEach(navigator -> getContent().add(person(helpers, navigator)));
        getContent().add(straight, new Note(Icon.INFO, getTranslation("need.straight.note")));
    }

    private String names(HelpersView helpers) {
        return helpers.navigators().isEmpty()
                ? getTranslation("need.aNavigator", helpers.tenant().navigatorLabel())
                : helpers.navigators().stream()
                        .map(NavigatorView::firstName)
                        .collect(Collectors.joining(" " + getTranslation("need.or") + " "));
    }

    private Component person(HelpersView helpers, NavigatorView navigator) {
        var line = new Div(
                new PersonLine(
                        new Face(navigator.name(), navigator.face(), Face.Size.L),
                        navigator.name(),
                        getTranslation("need.yourNavigator", helpers.tenant().navigatorLabel())),
                Link.call(getTranslation("need.call", navigator.phone()), navigator.phone(), "line"));
        line.addClassName("need-person");
        return line;
    }
}
