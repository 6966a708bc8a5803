package nl.kring.identity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.OrganisationView;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;

/** Where somebody works; who decides about that sees who works there, and lets people come and go. */
@Route("organisatie")
@PermitAll
class EmployeesView extends Main implements HasDynamicTitle {
    private final Div page = new Div();
    private final OrganisationService organisations;
    private final Bells bells;
    private final Says says;
    private final List<WorkPage> pages;

    EmployeesView(OrganisationService organisations, Bells bells, Says says, List<WorkPage> pages, OwnThings own) {
        this.pages = pages;
        this.organisations = organisations;
        this.bells = bells;
        this.says = says;
        addClassName("start");
        page.addClassName("stack-l");
        var whole =
                new Div(new Link(Icon.ARROW_LEFT, getTranslation("organisation.back"), "").button("text"), page, own);
        whole.addClassName("stack");
        add(whole);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        organisations.mine().forEach(mine -> bells.keepFresh(this, mine.id().value(), this::lookAgain));
    }

    private void lookAgain() {
        try {
            refresh();
        } catch (NotFound signedOut) {
            page.removeAll();
        }
    }

    private void refresh() {
        page.removeAll();
        var mine = organisations.mine();
        mine.forEach(this::show);
        if (mine.isEmpty()) {
            page.add(new EmptyState(
                    Icon.HOUSE.create(),
                    new H1(getTranslation("organisation.none")),
                    getTranslation("organisation.none.how")));
        }
        pages.forEach(each -> each.link().ifPresent(page::add));
    }

    private void show(OrganisationView mine) {
        page.add(new H1(mine.name()));
        if (mine.admin()) {
            page.add(
                    new Paragraph(getTranslation("organisation.decide")),
                    new EmployeeList(organisations, mine, says, this::refresh));
        } else {
            page.add(new Paragraph(getTranslation("organisation.work", mine.name())));
        }
        if (mine.volunteers()) {
            return;
        }
        page.add(
                new Link(Icon.FILE, getTranslation("cards.title"), "kaarten").button("line"),
                new Link(Icon.CHECK_CIRCLE, getTranslation("witness.title"), "start/getuige").button("line"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("organisation.title");
    }
}
