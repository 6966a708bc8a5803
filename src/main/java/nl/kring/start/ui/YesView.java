package nl.kring.start.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignInService;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeStep;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.ReadAloud;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.start.Asked;
import nl.kring.start.Claimed;
import nl.kring.start.StartDoor;

/** Where the mail brings the resident for whom somebody began a circle: first the mailbox, then who you are, then yes or no. */
@Route("start/ja/:circle")
@AnonymousAllowed
@JsModule("./draft.ts")
class YesView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final Steps steps = new Steps("ja");
    private final SignInService signIn;
    private final StartDoor door;
    private final Arriving arriving;
    private CircleId circle = new CircleId(Ids.next());
    private UUID proof = circle.value();

    YesView(SignInService signIn, StartDoor door, Arriving arriving, LanguageLinks languages) {
        this.signIn = signIn;
        this.door = door;
        this.arriving = arriving;
        addClassName("start");
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"),
                new ReadAloud(),
                steps,
                languages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.yes.title")),
                new Paragraph(getTranslation("behalf.yes.how")),
                new Paragraph(getTranslation("home.notwatching")),
                Buttons.large(Buttons.primary(getTranslation("start.sendCode"), this::askCode)));
    }

    private void askCode() {
        steps.show(
                new Title(Tag.H1, getTranslation("identity.sent")),
                new CodeStep(signIn, door::mailWaits, this::ask, proven -> {
                    proof = proven.proof();
                    steps.attempt(() -> askWhich(door.asked(proof, Arriving.browser(), circle)));
                }));
    }

    private Optional<UUID> ask() {
        return door.askForYes(circle, getLocale(), Arriving.browser(), Arriving.remote());
    }

    private void askWhich(Asked asked) {
        if (asked.begun()) {
            askToComeIn(asked);
            return;
        }
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.yes.who", asked.starter(), asked.resident())),
                new Paragraph(getTranslation("behalf.yes.first")));
        asked.people()
                .forEach(person -> steps.add(Buttons.large(Buttons.line(
                        getTranslation("behalf.yes.known", person.firstName()),
                        () -> claim(asked, Optional.of(person.person().account()))))));
        var key = asked.people().isEmpty() ? "behalf.yes.me" : "behalf.yes.new";
        steps.add(
                Buttons.large(
                        Buttons.primary(getTranslation(key, asked.resident()), () -> claim(asked, Optional.empty()))),
                Buttons.large(Buttons.line(getTranslation("behalf.no"), this::askNo)));
    }

    /** Another heard or saw her yes: there is nothing to ask but who she is. */
    private void askToComeIn(Asked asked) {
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.heard.who", asked.starter(), asked.resident())),
                new Paragraph(getTranslation("behalf.heard.how")),
                Buttons.large(Buttons.primary(getTranslation("behalf.yes.me"), () -> claim(asked, Optional.empty()))));
    }

    private void claim(Asked asked, Optional<AccountId> known) {
        steps.attempt(() -> {
            switch (door.claim(proof, Arriving.browser(), circle, known)) {
                case Claimed.In in -> arrive(in);
                case Claimed.HasOne _ -> askToJoin(asked, known.orElseThrow());
            }
        });
    }

    /** She alone learns that there are two. */
    private void askToJoin(Asked asked, AccountId known) {
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.two")),
                new Paragraph(getTranslation("behalf.two.how", asked.starter())),
                Buttons.large(Buttons.primary(
                        getTranslation("behalf.two.join", asked.starter()),
                        () -> steps.attempt(() -> {
                            if (door.join(proof, Arriving.browser(), circle, known) instanceof Claimed.In in) {
                                arrive(in);
                            }
                        }))),
                Buttons.large(Buttons.line(getTranslation("behalf.two.drop"), this::no)));
    }

    private void arrive(Claimed.In in) {
        arriving.arrive(in.person(), UI.getCurrent(), "");
    }

    private void askNo() {
        steps.show(
                new Title(Tag.H1, getTranslation("behalf.no.sure")),
                new Paragraph(getTranslation("behalf.no.how")),
                Buttons.large(Buttons.primary(getTranslation("behalf.no.yes"), this::no)));
    }

    private void no() {
        steps.attempt(() -> {
            door.no(proof, Arriving.browser(), circle);
            steps.show(
                    new Title(Tag.H1, getTranslation("behalf.no.done")),
                    new Paragraph(getTranslation("behalf.no.done.how")));
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("behalf.yes.title");
    }
}
