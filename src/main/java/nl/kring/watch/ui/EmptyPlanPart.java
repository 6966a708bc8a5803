package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.watch.Phase;

/** The plan as an empty form: each phase and the line, with nothing in them yet. */
class EmptyPlanPart extends Section {
    EmptyPlanPart(CircleId circle) {
        addClassNames("card", "stack", "plan", "plan-empty");
        add(
                new H2(getTranslation("watch.title")),
                new Paragraph(getTranslation("watch.plan.empty")),
                new Paragraph(getTranslation("watch.plan.empty.how")));
        Stream.of(Phase.values()).forEach(phase -> add(gap(new H3(new PhaseBadge(phase, "")), phase.name())));
        add(
                gap(new H3(getTranslation("watch.plan.line")), "LINE"),
                new Link(Icon.PEOPLE, getTranslation("watch.plan.empty.who"), CircleAddress.of(circle, "picture"))
                        .button("line"));
    }

    private Div gap(H3 title, String what) {
        var open = new Paragraph(getTranslation("watch.plan.gap." + what));
        open.addClassName("plan-gap");
        var part = new Div(title, open);
        part.addClassName("stack-s");
        return part;
    }
}
