package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import nl.kring.identity.OrganisationAtDesk;
import nl.kring.identity.VerificationService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** The organisations round a municipality: which wait for a yes, what that yes means, and which have it. */
@Route("desk/organisaties")
@RolesAllowed("STAFF_TENANT_ADMIN")
class OrganisationsView extends Div implements HasDynamicTitle {
    private final Div list = new Div();
    private final VerificationService verification;
    private final Says says;

    OrganisationsView(VerificationService verification, Says says, LanguageLinks languages, SignOut signOut) {
        this.verification = verification;
        this.says = says;
        addClassName("office");
        list.addClassName("stack");
        var add = Buttons.with(
                Icon.PLUS,
                Buttons.opens(
                        "organisation", Buttons.primary(getTranslation("organisation.add"), () -> new OrganisationSheet(
                                        verification, this::refresh)
                                .open())));
        var foot = new Div(languages, signOut);
        foot.addClassName("desk-foot");
        add(
                new H1(getTranslation("organisation.desk")),
                new Paragraph(getTranslation("organisation.desk.how")),
                add,
                list,
                foot);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        var all = verification.all();
        show(
                "organisation.waits",
                all.stream().filter(OrganisationAtDesk::waits).toList());
        show("organisation.trusted", all.stream().filter(one -> !one.waits()).toList());
    }

    private void show(String key, List<OrganisationAtDesk> some) {
        list.add(new H2(getTranslation(key)));
        if (some.isEmpty()) {
            var nothing = new Paragraph(getTranslation("organisation.nobody"));
            nothing.addClassName("quiet");
            list.add(nothing);
        }
        some.forEach(one -> list.add(card(one)));
    }

    private Article card(OrganisationAtDesk one) {
        var name = new H3(one.name());
        var what = new Paragraph(
                getTranslation("organisation.what", getTranslation("organisation.kind." + one.kind()), one.domain()));
        var who = new Paragraph(getTranslation("organisation.contact", one.contactName(), one.contactAddress()));
        var card = new Article(name, what, who);
        card.addClassNames("card", "stack-s");
        card.add(one.verifiedAt()
                .map(at -> (Component)
                        new Note(Icon.CHECK_CIRCLE, getTranslation("organisation.since", says.moment(at, getLocale()))))
                .orElseGet(() -> answers(one)));
        return card;
    }

    private Div answers(OrganisationAtDesk one) {
        var row = new Div(
                Buttons.primary(getTranslation("organisation.yes"), () -> {
                    verification.verify(one.id());
                    refresh();
                }),
                Buttons.line(getTranslation("organisation.no"), () -> {
                    verification.refuse(one.id());
                    refresh();
                }));
        row.addClassName("btn-row");
        var answers = new Div(new Note(Icon.INFO, getTranslation("organisation.yes.means", one.contactName())), row);
        answers.addClassName("stack-s");
        return answers;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("organisation.desk");
    }
}
