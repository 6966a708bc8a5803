package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import nl.kring.identity.OidcService;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Outcome;
import nl.kring.identity.SignInService.Someone;
import nl.kring.identity.SignInService.Why;
import nl.kring.identity.SignedIn;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;

/** Signing in without a password: a mail address, then a link or a code of six digits. */
@Route("inloggen")
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final String TOGETHER = "samen";

    final EmailField address = Fields.ownMail(getTranslation("identity.address"));
    final TextField code = Fields.code(getTranslation("identity.code"));
    final Pick lent = new Pick(getTranslation("lent.pick"));
    private final Steps steps = new Steps();
    private final SignInService signIn;
    private final OidcService work;
    private final Arriving arriving;

    SignInView(SignInService signIn, OidcService work, Arriving arriving, LentDevice device, LanguageLinks languages) {
        this.signIn = signIn;
        this.work = work;
        this.arriving = arriving;
        addClassName("start");
        lent.setValue(LentDevice.isMeant(WorkLinks.session()) || device.until().isPresent());
        lent.addValueChangeListener(chosen -> LentDevice.mean(WorkLinks.session(), chosen.getValue()));
        add(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"), steps, languages);
        askAddress();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters();
        asked.getSingleParameter(TOGETHER).ifPresent(_ -> lent.setValue(true));
        asked.getSingleParameter("werk")
                .map(answer -> answer.equals("onbekend") ? "device.work.unknown" : "device.work.refused")
                .ifPresent(key -> askAddress(notice(key)));
        asked.getSingleParameter("sent").ifPresent(_ -> askCode());
        asked.getSingleParameter("link").ifPresent(token -> {
            switch (signIn.follow(token, Arriving.browser(), Arriving.remote())) {
                case Outcome.NotValid no -> offerAnother(token, no.why());
                case Outcome.TooMany _ -> askAddress(notice("identity.tooMany"));
                case Outcome in -> show(in);
            }
        });
    }

    private Notice notice(String key) {
        return new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key));
    }

    /** A link that does not work: why, and a new one at one click. Of one that nobody knows, the address is asked. */
    private void offerAnother(String token, Why why) {
        var said = notice("identity.link." + why.name());
        if (why == Why.UNKNOWN) {
            askAddress(said);
            return;
        }
        steps.show(
                new Title(Tag.H1, getTranslation("identity.title")),
                said,
                Buttons.large(Buttons.primary(
                        getTranslation("identity.newMail"),
                        () -> steps.attempt(() -> {
                            signIn.askAgain(token, Arriving.browser(), Arriving.remote());
                            askCode();
                        }))));
    }

    private void askAddress(Component... before) {
        var go = Buttons.large(Buttons.primary(getTranslation("identity.sendLink"), this::ask));
        go.addClickShortcut(Key.ENTER).listenOn(address);
        steps.show(
                new Title(Tag.H1, getTranslation("identity.title")),
                new Paragraph(getTranslation("identity.noPassword")));
        steps.add(before);
        steps.add(
                address,
                lentDevice(),
                go,
                new PasskeyButton(
                        PasskeyButton.For.ENTER,
                        getTranslation("device.passkey.enter"),
                        getTranslation("device.passkey.notEntered")));
        steps.add(new Link(Icon.MAIL, getTranslation("recovery.title"), "mail-kwijt").button("text"));
        work.providers()
                .forEach(one -> steps.add(
                        WorkLinks.to(one, "device.work.enter", () -> OidcDoor.meansToEnter(WorkLinks.session()))));
    }

    /** Whether this device is somebody else's, and what is so then (R-C19). */
    private Component lentDevice() {
        var how = new Paragraph(getTranslation("lent.pick.how"));
        how.addClassNames("small", "quiet");
        var both = new Div(lent, how);
        both.addClassName("stack-s");
        return both;
    }

    private void ask() {
        TypedAddress.in(address)
                .ifPresent(mail -> steps.attempt(() -> {
                    signIn.ask(mail, Arriving.browser(), Arriving.remote());
                    askCode();
                }));
    }

    private void askCode(Component... before) {
        var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), this::enter));
        go.addClickShortcut(Key.ENTER).listenOn(code);
        var again = Buttons.text(getTranslation("identity.again"), this::askAddress);
        code.clear();
        code.setInvalid(false);
        steps.show(
                new Title(Tag.H1, getTranslation("identity.sent")),
                new Paragraph(getTranslation(lent.getValue() ? "lent.sent.how" : "identity.sent.how")));
        steps.add(before);
        steps.add(code, go, again);
    }

    private void enter() {
        steps.attempt(() -> show(signIn.enter(code.getValue(), Arriving.browser(), Arriving.remote())));
    }

    private void show(Outcome outcome) {
        switch (outcome) {
            case Outcome.Welcome welcome -> arrive(welcome.person());
            case Outcome.WhoAreYou several -> askWho(several.people());
            case Outcome.NotValid _ -> wrong("identity.code.wrong");
            case Outcome.TooMany _ -> wrong("identity.tooMany");
        }
    }

    private void wrong(String key) {
        Fields.wrong(code, true, getTranslation(key));
    }

    private void askWho(List<Someone> people) {
        steps.show(
                new Title(Tag.H1, getTranslation("identity.who")), new Paragraph(getTranslation("identity.who.how")));
        people.forEach(
                person -> steps.add(Buttons.large(Buttons.line(person.firstName(), () -> arrive(person.person())))));
    }

    private void arrive(SignedIn person) {
        arriving.arrive(person, lent.getValue(), UI.getCurrent()); // a link arrives before this view is on its page
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.title");
    }
}
