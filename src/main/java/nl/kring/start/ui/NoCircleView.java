package nl.kring.start.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;

/** After a no: thanks, and nothing more to do. Nobody needs to be known here, for the circle and the account go. */
@Route(NoCircleView.ROUTE)
@AnonymousAllowed
class NoCircleView extends Main implements HasDynamicTitle {
    static final String ROUTE = "start/nee";

    NoCircleView() {
        var steps = new Steps();
        addClassName("start");
        add(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"), steps);
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.no.done")),
                new Paragraph(getTranslation("behalf.no.done.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("behalf.no.done");
    }
}
