package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.ServiceZone;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;

/** Who helps at a postcode, for everybody, without signing in. What is filled in is not kept. */
@Route("wie-helpt-mij")
@AnonymousAllowed
class WhoHelpsView extends Div implements HasDynamicTitle {
    final TextField postcode = new TextField(getTranslation("frontdoor.who.postcode"));
    final Div found = new Div();
    private final TenantService tenants;

    WhoHelpsView(TenantService tenants, LanguageLinks languages) {
        this.tenants = tenants;
        postcode.setAutocomplete(Autocomplete.POSTAL_CODE);
        postcode.setMaxLength(10);
        postcode.setManualValidation(true);
        var search = Buttons.with(Icon.MAGNIFIER, Buttons.line(getTranslation("frontdoor.who.search"), this::search));
        search.addClickShortcut(Key.ENTER).listenOn(postcode);
        var find = new Div(postcode, search);
        find.addClassName("find");
        var lead = new Paragraph(getTranslation("frontdoor.who.lead"));
        lead.addClassName("lead");
        found.addClassName("stack");
        found.getElement().setAttribute("aria-live", "polite");
        var page = new Div(
                new H1(getTranslation("frontdoor.who")),
                lead,
                find,
                new Note(Icon.LOCK, getTranslation("frontdoor.who.nothing")),
                found);
        page.addClassName("stack-l");
        var main = new Main(page, languages);
        main.addClassName("public");
        addClassName("open-page");
        add(bar(), main);
    }

    private Component bar() {
        var mark = Link.inside("");
        mark.addClassName("mark");
        mark.add(Icon.CIRCLE.create(), new com.vaadin.flow.component.html.Span(getTranslation("app.title")));
        var bar = new com.vaadin.flow.component.html.Header(mark);
        bar.addClassName("public-bar");
        return bar;
    }

    private void search() {
        found.removeAll();
        try {
            var wanted = new Postcode(postcode.getValue());
            postcode.setInvalid(false);
            var anyone = tenants.all().stream().flatMap(tenant -> tenants.zoneOf(tenant.id(), wanted).stream()
                    .map(zone -> helpers(tenant, zone)));
            anyone.findFirst().ifPresentOrElse(found::add, this::nowhere);
        } catch (IllegalArgumentException nonsense) {
            postcode.setErrorMessage(getTranslation("frontdoor.who.unknown"));
            postcode.setInvalid(true);
            postcode.focus();
        }
    }

    private Component helpers(TenantView tenant, ServiceZone zone) {
        var here = new Div();
        here.addClassName("stack");
        tenants.navigatorsOf(zone.id()).forEach(navigator -> here.add(new Hello(navigator, tenant, zone)));
        return here;
    }

    private void nowhere() {
        found.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("frontdoor.who.none")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("frontdoor.who");
    }
}
