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
import nl.kring.identity.AccountService;
import nl.kring.identity.ui.DeskPlace;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.DeskFrame;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.beans.factory.annotation.Value;

/** The frame round every page of the desk: another one than a circle's, so that nobody mistakes where he is. */
@Layout("desk")
@AnonymousAllowed
class DeskLayout extends Composite<Div> implements RouterLayout, BeforeEnterObserver {
    private final DeskFrame frame;
    private final AccountService accounts;
    private final TenantService tenants;
    private final List<DeskPlace> places;

    DeskLayout(
            AccountService accounts,
            TenantService tenants,
            List<DeskPlace> places,
            @Value("${kring.demo}") boolean demo) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.places = places;
        frame = new DeskFrame(demo);
        getContent().add(frame);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var current = accounts.current();
        var tenant =
                current.staffOf().flatMap(id -> tenants.find(new TenantId(id))).orElseThrow(NotFound::new);
        var mine = places.stream().filter(place -> place.isFor(current)).toList();
        frame.places(mine.stream().map(this::link).toList());
        var me = accounts.me();
        frame.mark(
                getTranslation("desk.name", tenant.name()),
                mine.stream().findFirst().map(DeskPlace::path).orElse(""));
        frame.me(new Face(me.firstName(), me.face(), Face.Size.S), me.firstName());
    }

    private Link link(DeskPlace place) {
        return new Link(Icon.valueOf(place.icon()), getTranslation(place.textKey()), place.path());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        frame.show(content);
    }
}
