package nl.kring.circle.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** "Kijk als Sietse": the way to the circle through somebody's eyes. */
class LookAs extends Composite<Anchor> {
    private final CircleId circle;
    private final CirclePerson person;

    LookAs(CircleId circle, CirclePerson person) {
        this.circle = circle;
        this.person = person;
    }

    @Override
    protected Anchor initContent() {
        return new Link(
                        Icon.EYE,
                        getTranslation("circle.lookAs", person.firstName()),
                        CircleAddress.as(circle, person.account()))
                .button("line");
    }
}
