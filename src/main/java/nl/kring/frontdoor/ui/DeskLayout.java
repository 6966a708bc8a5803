package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.identity.AccountService;
import nl.kring.platform.ui.DeskFrame;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.beans.factory.annotation.Value;

/** The frame round every page of the desk: another one than a circle's, so that nobody mistakes where he is. */
@Layout("desk")
@AnonymousAllowed
class DeskLayout extends Composite<Div> implements RouterLayout, BeforeEnterObserver {
    private final DeskFrame frame;
    private final FrontDoorService frontDoor;
    private final AccountService accounts;

    DeskLayout(FrontDoorService frontDoor, AccountService accounts, @Value("${kring.demo}") boolean demo) {
        this.frontDoor = frontDoor;
        this.accounts = accounts;
        frame = new DeskFrame(demo);
        frame.places(List.of(new Link(Icon.ROUTE, getTranslation("desk.title"), DeskAddress.DESK)));
        getContent().add(frame);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = frontDoor.desk();
        var me = accounts.me();
        frame.mark(getTranslation("desk.name", desk.tenant().name()), DeskAddress.DESK);
        frame.me(new Face(me.firstName(), me.face(), Face.Size.S), me.firstName());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        frame.show(content);
    }
}
