package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleSummary;
import nl.kring.identity.ui.OwnThings;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;

/** The circles of somebody who is in several. */
@Route("kringen")
@PermitAll
class CirclesView extends Main implements HasDynamicTitle {
    CirclesView(CircleService circles, LeftPart left, OwnThings own) {
        addClassName("start");
        var list = new Div();
        list.addClassName("stack-s");
        var mine = circles.mine();
        mine.forEach(circle -> list.add(link(circle)));
        if (mine.isEmpty()) {
            list.add(new Paragraph(getTranslation("circle.yours.none")));
        }
        var page = new Div(new H1(getTranslation("circle.yours")), list, left, own);
        page.addClassName("stack");
        add(page);
    }

    private com.vaadin.flow.component.Component link(CircleSummary circle) {
        var link = Link.inside(CircleAddress.of(circle.id(), "timeline"));
        link.addClassNames("card", "circle-link");
        var closed = circle.state() == CircleState.CLOSED ? getTranslation("circle.closed.short") : "";
        link.add(new PersonLine(new Face(circle.resident(), circle.face(), Face.Size.L), circle.resident(), closed));
        return link;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.yours");
    }
}
