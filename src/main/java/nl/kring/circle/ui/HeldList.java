package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.circle.HealthHeld;

/** How much there is about the health of the resident, a line for each kind. */
public final class HeldList {
    private HeldList() {}

    public static UnorderedList of(Component speaker, HealthHeld held) {
        var list = new UnorderedList();
        list.addClassName("held");
        if (held.posts() > 0) {
            list.add(new ListItem(speaker.getTranslation("consent.health.posts", held.posts())));
        }
        if (held.plan()) {
            list.add(new ListItem(speaker.getTranslation("consent.health.plan")));
        }
        if (held.seen() > 0) {
            list.add(new ListItem(speaker.getTranslation("consent.health.seen", held.seen())));
        }
        return list;
    }
}
