package nl.kring.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmployeeDoor;
import nl.kring.identity.OidcProvider;
import nl.kring.identity.OidcService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;

/** Who was asked to work under an organisation's name reads by whom, says who she is, and is in. */
@Route("medewerker")
@AnonymousAllowed
class EmployeeDoorView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final Div steps = new Div();
    private final EmployeeDoor door;
    private final OidcService work;
    private final Arriving arriving;
    private String token = "";

    EmployeeDoorView(EmployeeDoor door, OidcService work, Arriving arriving, LanguageLinks languages) {
        this.door = door;
        this.work = work;
        this.arriving = arriving;
        addClassName("start");
        steps.addClassNames("card", "stack");
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
        steps.add(
                new H1(getTranslation("organisation.welcome", asked.organisation())),
                new Paragraph(getTranslation("organisation.welcome.what")),
                new Note(Icon.INFO, getTranslation("organisation.welcome.note")));
        work.of(asked.organisation()).ifPresent(this::byWork);
        asked.people()
                .forEach(person -> steps.add(answer(
                        getTranslation("organisation.welcome.known", person.firstName()),
                        Optional.of(person.person().account()))));
        var somebodyNew = asked.people().isEmpty()
                ? getTranslation("organisation.welcome.yes", asked.firstName())
                : getTranslation("organisation.welcome.other");
        steps.add(answer(somebodyNew, Optional.empty()));
    }

    /** By the account of the work itself: then who leaves there is out here. */
    private void byWork(OidcProvider provider) {
        steps.add(WorkLinks.to(
                provider, "device.work.enter", () -> OidcDoor.meansToAccept(WorkLinks.session(), provider, token)));
    }

    private com.vaadin.flow.component.button.Button answer(String words, Optional<AccountId> as) {
        var answer = Buttons.large(Buttons.line(words, () -> accept(as)));
        answer.setDisableOnClick(true);
        return answer;
    }

    private void accept(Optional<AccountId> as) {
        door.accept(token, as, Arriving.remote())
                .ifPresentOrElse(person -> arriving.arrive(person, UI.getCurrent()), this::notValid);
    }

    private void notValid() {
        steps.removeAll();
        steps.add(
                new H1(getTranslation("organisation.welcome.old")),
                new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("organisation.welcome.old.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("organisation.title");
    }
}
