package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.DeviceService;
import nl.kring.identity.DeviceView;
import nl.kring.identity.Looks;
import nl.kring.identity.OidcService;
import nl.kring.identity.PasskeyView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** Where one is signed in: each device in words that its owner knows it by, and the way to end it at once. */
@Route("apparaten")
@PermitAll
class DevicesView extends Main implements HasDynamicTitle {
    private final Div page = new Div();
    private final DeviceService devices;
    private final OpenSessions open;
    private final OidcService work;
    private final Says says;

    DevicesView(
            DeviceService devices,
            OpenSessions open,
            OidcService work,
            Says says,
            LanguageLinks languages,
            SignOut signOut) {
        this.devices = devices;
        this.work = work;
        this.open = open;
        this.says = says;
        addClassName("start");
        page.addClassName("stack");
        var foot = new Div(languages, signOut);
        foot.addClassName("own-things");
        var whole = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("organisation.back"), "").button("text"),
                new H1(getTranslation("device.title")),
                page,
                foot);
        whole.addClassName("stack");
        add(whole);
        refresh();
    }

    private void refresh() {
        page.removeAll();
        if (!devices.areOpen()) {
            page.add(new Notice(Notice.Tone.CALM, Icon.EYE, getTranslation("device.together")));
            return;
        }
        page.add(new Paragraph(getTranslation("device.how")));
        var here = here();
        var known = devices.devices();
        var loose = open.mine().stream()
                .filter(one -> one.device().isEmpty()
                        || known.stream().noneMatch(device -> one.device().equals(Optional.of(device.id()))))
                .toList();
        var lines = new java.util.ArrayList<Component>();
        known.forEach(device -> lines.add(line(device, here.flatMap(OpenSessions.Open::device))));
        loose.forEach(one -> lines.add(line(one, here.map(OpenSessions.Open::id))));
        if (!devices.staysSignedIn()) {
            page.add(new Paragraph(getTranslation("device.notAtWork")));
        }
        list("device.devices", lines);
        var passkeys = devices.passkeys();
        list("device.passkeys", passkeys.stream().map(this::line).toList());
        page.add(
                new SharedDevice(() -> here().flatMap(OpenSessions.Open::device).ifPresent(devices::share)));
        page.add(new WorkLinks(work, open, this::refresh));
        page.add(here.filter(OpenSessions.Open::justProven)
                .<Component>map(_ -> new PasskeyButton(
                        PasskeyButton.For.NEW,
                        getTranslation("device.passkey.add"),
                        getTranslation("device.passkey.notAdded")))
                .orElseGet(() -> new Paragraph(getTranslation(
                        here.flatMap(OpenSessions.Open::lentUntil).isPresent()
                                ? "lent.noKey"
                                : "device.passkey.proveFirst"))));
    }

    private Optional<OpenSessions.Open> here() {
        return open.here(
                VaadinServletRequest.getCurrent().getHttpServletRequest().getSession());
    }

    private void list(String key, List<Component> lines) {
        var card = new Div(new H2(getTranslation(key)));
        card.addClassNames("card", "stack-s");
        lines.forEach(card::add);
        if (lines.isEmpty()) {
            card.add(new Paragraph(getTranslation("device.none")));
        }
        page.add(card);
    }

    private Component line(DeviceView device, Optional<UUID> here) {
        var isOpen = open.mine().stream().anyMatch(one -> one.device().equals(Optional.of(device.id())));
        return row(
                Icon.DOOR,
                name(device.looks()),
                here.equals(Optional.of(device.id()))
                        ? getTranslation("device.here")
                        : getTranslation(
                                isOpen ? "device.open" : "device.since",
                                says.date(day(device.since()), getLocale()),
                                says.moment(device.lastUsed(), getLocale())),
                "device.end",
                () -> devices.end(device.id()));
    }

    private Component line(OpenSessions.Open one, Optional<UUID> here) {
        return row(
                Icon.DOOR,
                name(one.looks()),
                here.equals(Optional.of(one.id()))
                        ? getTranslation("device.here")
                        : getTranslation(
                                "device.open",
                                says.date(day(one.since()), getLocale()),
                                says.moment(one.lastUsed(), getLocale())),
                "device.end",
                () -> open.end(one.id()));
    }

    private static java.time.LocalDate day(java.time.Instant at) {
        return java.time.LocalDate.ofInstant(at, nl.kring.platform.MovingClock.ZONE);
    }

    private String name(Looks looks) {
        var kind = getTranslation("device.kind." + looks.kind());
        return looks.browser().isEmpty() ? kind : getTranslation("device.with", kind, looks.browser());
    }

    private Component line(PasskeyView passkey) {
        var used = passkey.lastUsed()
                .map(at -> getTranslation("device.passkey.used", says.moment(at, getLocale())))
                .orElse(getTranslation("device.passkey.unused"));
        var row = row(Icon.KEY, passkey.label(), used, "device.passkey.end", () -> devices.endPasskey(passkey.id()));
        row.add(Buttons.text(
                getTranslation("device.passkey.call"),
                () -> new PasskeyNameSheet(devices, passkey, this::refresh).open()));
        return row;
    }

    private Div row(Icon icon, String name, String second, String key, Runnable end) {
        var row = new Div(new PersonLine(icon.create(), name, second), Buttons.line(getTranslation(key), () -> {
            if (devices.areOpen()) { // who drew this page may look along with somebody since
                end.run();
            }
            refresh();
        }));
        row.addClassName("employee");
        return row;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("device.title");
    }
}
