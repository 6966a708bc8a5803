package nl.kring.start.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.start.BehalfService;

/** "De kring is niet gestart": for who began one for another, without a word about that person. */
@Route("start/niet-gestart")
@PermitAll
class NotStartedView extends Main implements HasDynamicTitle {
    private final BehalfService behalf;

    NotStartedView(BehalfService behalf) {
        this.behalf = behalf;
        addClassName("start");
        add(new EmptyState(
                Icon.CIRCLE.create(),
                new H1(getTranslation("behalf.notStarted")),
                getTranslation("behalf.notStarted.how"),
                new Link(Icon.ARROW_LEFT, getTranslation("circle.gone.home"), "").button("line")));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        behalf.read();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("behalf.notStarted");
    }
}
