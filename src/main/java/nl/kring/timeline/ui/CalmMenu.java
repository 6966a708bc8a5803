package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleTab;
import nl.kring.circle.ui.CircleAct;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Title;

/** What else one can do from a calm screen: tell, say what one saw, and every other place of the circle. */
class CalmMenu extends Div {
    private final Title title = new Title(Tag.H2, getTranslation("calm.menu.title"));

    CalmMenu(CircleId circle, List<CircleAct> acts, List<CircleTab> tabs, Runnable ordinary) {
        addClassName("calm-menu");
        getElement().setAttribute("data-choices", true);
        add(title);
        acts.stream().flatMap(act -> act.button(circle).stream()).forEach(this::add);
        tabs.stream()
                .filter(tab -> !tab.path().equals(CircleAddress.TIMELINE))
                .map(tab -> place(circle, Icon.valueOf(tab.icon()), tab.textKey(), tab.path()))
                .forEach(this::add);
        add(
                place(circle, Icon.MAGNIFIER, "search", "search"),
                place(circle, Icon.LOCK, "notes.tab", "notes"),
                new Link(Icon.PEOPLE, getTranslation("calm.circles"), "kringen").button("line"),
                Buttons.line(getTranslation("calm.ordinary"), ordinary));
    }

    /** What was tapped is gone then; the choices begin here. */
    void focus() {
        title.focus();
    }

    private Component place(CircleId circle, Icon icon, String key, String path) {
        return new Link(icon, getTranslation(key), CircleAddress.of(circle, path)).button("line");
    }
}
