package nl.kring.identity.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmployeeDoor;
import nl.kring.identity.OidcService;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;

/** Who was asked to work under an organisation's name reads by whom, says who she is, and is in. */
@Route("medewerker")
@AnonymousAllowed
class EmployeeDoorView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final Steps steps = new Steps();
    private final EmployeeDoor door;
    private final OidcService work;
    private final AccountService accounts;
    private final Arriving arriving;
    private String token = "";

    EmployeeDoorView(
            EmployeeDoor door, OidcService work, AccountService accounts, Arriving arriving, LanguageLinks languages) {
        this.door = door;
        this.accounts = accounts;
        this.work = work;
        this.arriving = arriving;
        addClassName("start");
        add(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"), steps, languages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("link")
                .orElse("");
        steps.removeAll();
        door.look(token, Arriving.remote()).ifPresentOrElse(this::ask, this::notValid);
    }

    private void ask(EmployeeDoor.Asked asked) {
        me().ifPresentOrElse(me -> askMe(asked, me), () -> askWho(asked));
    }

    private static Optional<SignedIn> me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new SignedIn(person.personId(), null, null));
    }

    /** Somebody is signed in here: is it that person who comes to work there? */
    private void askMe(EmployeeDoor.Asked asked, SignedIn me) {
        welcome(asked);
        byWork(asked, Optional.of(me));
        steps.add(
                yes(accounts.me().firstName(), this::acceptAsMe),
                Buttons.large(Buttons.line(getTranslation("organisation.welcome.other"), () -> askWho(asked))));
    }

    private void askWho(EmployeeDoor.Asked asked) {
        if (asked.people().isEmpty()) {
            askNew(asked);
            return;
        }
        welcome(asked);
        steps.add(new Paragraph(getTranslation("invitation.who.how")));
        asked.people()
                .forEach(person -> steps.add(Buttons.large(Buttons.line(
                        getTranslation("organisation.welcome.known", person.firstName()), this::signInFirst))));
        steps.add(Buttons.large(Buttons.line(getTranslation("organisation.welcome.other"), () -> askNew(asked))));
    }

    private void askNew(EmployeeDoor.Asked asked) {
        welcome(asked);
        byWork(asked, Optional.empty());
        steps.add(yes(asked.firstName(), () -> door.acceptAsNew(token, Arriving.remote())
                .ifPresentOrElse(person -> arriving.arrive(person, UI.getCurrent()), this::notValid)));
    }

    private void welcome(EmployeeDoor.Asked asked) {
        steps.show(
                new Title(Tag.H1, getTranslation("organisation.welcome", asked.organisation())),
                new Paragraph(getTranslation("organisation.welcome.what")),
                new Note(Icon.INFO, getTranslation("organisation.welcome.note")));
    }

    /** By the account of the work itself: then who leaves there is out here. */
    private void byWork(EmployeeDoor.Asked asked, Optional<SignedIn> as) {
        work.of(asked.organisation())
                .ifPresent(provider -> steps.add(WorkLinks.to(
                        provider,
                        "device.work.enter",
                        () -> OidcDoor.meansToAccept(WorkLinks.session(), provider, token, as))));
    }

    private Button yes(String name, Runnable accept) {
        var yes = Buttons.large(Buttons.line(getTranslation("organisation.welcome.yes", name), accept));
        yes.setDisableOnClick(true);
        return yes;
    }

    /** The link opens no account that was there before: first the mail with six digits, then back here. */
    private void signInFirst() {
        door.askSignIn(token, Arriving.browser(), Arriving.remote());
        Arriving.thenTo("medewerker?link=" + token);
        UI.getCurrent().navigate("inloggen", QueryParameters.of("sent", "1"));
    }

    private void acceptAsMe() {
        door.acceptAsMe(token, Arriving.remote())
                .ifPresentOrElse(_ -> UI.getCurrent().getPage().setLocation("/"), this::notValid);
    }

    private void notValid() {
        steps.show(
                new Title(Tag.H1, getTranslation("organisation.welcome.old")),
                new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("organisation.welcome.old.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("organisation.title");
    }
}
