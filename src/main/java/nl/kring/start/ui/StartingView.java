package nl.kring.start.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeStep;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.ReadAloud;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.start.CardSeen;
import nl.kring.start.NewStart;
import nl.kring.start.NewStart.Whom;
import nl.kring.start.StartDoor;
import nl.kring.start.Started;
import nl.kring.start.ui.AboutMe.Me;
import nl.kring.start.ui.Questions.Answers;
import nl.kring.tenant.TenantService;

/** "Begin een kring": what Kring is, whom it is for, a mailbox that is proven, and what one agrees to. */
@Route("start/:code?")
@AnonymousAllowed
@JsModule("./draft.ts")
class StartingView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final String WHOM = "voor";
    private static final String ME = "mij";
    private static final String ANOTHER = "ander";
    private static final String ANOTHERS_SCREEN = "start:anothers-screen";

    private final Steps steps = new Steps("start");
    private final SignInService signIn;
    private final StartDoor door;
    private final AccountService accounts;
    private final TenantService tenants;
    private final Arriving arriving;
    private final CircleId circle = new CircleId(Ids.next());
    private Optional<Whom.Another> another = Optional.empty();
    private Optional<CardSeen> card = Optional.empty();

    StartingView(
            SignInService signIn,
            StartDoor door,
            AccountService accounts,
            TenantService tenants,
            Arriving arriving,
            LanguageLinks languages) {
        this.signIn = signIn;
        this.door = door;
        this.accounts = accounts;
        this.tenants = tenants;
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
        if (Arriving.speaksFirst(event)) {
            return;
        }
        event.getRouteParameters().get("code").ifPresentOrElse(this::look, () -> card = Optional.empty());
        var whom = event.getLocation().getQueryParameters().getSingleParameter(WHOM);
        if (card.isPresent() && given().isEmpty()) {
            welcome();
        } else if (whom.filter(ME::equals).isPresent()) {
            another = Optional.empty();
            askWho();
        } else if (whom.filter(ANOTHER::equals).isPresent()) {
            steps.show(new Title(Tag.H1, getTranslation("start.other")), new AboutAnother(steps, given -> {
                another = Optional.of(given);
                askWho();
            }));
        } else {
            welcome();
        }
    }

    private void look(String code) {
        card = Optional.of(door.card(code, Arriving.remote()));
        direct().filter(link -> !link.mailed())
                .ifPresent(_ -> VaadinSession.getCurrent().setAttribute(ANOTHERS_SCREEN, true));
    }

    private Optional<CardSeen.Given> given() {
        return card.filter(CardSeen.Given.class::isInstance).map(CardSeen.Given.class::cast);
    }

    private Optional<CardSeen.Direct> direct() {
        return card.filter(CardSeen.Direct.class::isInstance).map(CardSeen.Direct.class::cast);
    }

    /** Somebody begins on the screen of the professional who sits beside, and does not stay in there, whatever becomes of the link. */
    private static boolean onAnothersScreen() {
        return VaadinSession.getCurrent().getAttribute(ANOTHERS_SCREEN) != null;
    }

    private void welcome() {
        var sentences = new UnorderedList();
        sentences.addClassName("sentences");
        Stream.of("start.is.1", "start.is.2", "start.is.3", "start.is.4", "start.is.5")
                .map(key -> new ListItem(getTranslation(key)))
                .forEach(sentences::add);
        var fromCard = new GivenCard(card, code -> UI.getCurrent().navigate("start/" + code));
        steps.show(
                new Title(Tag.H1, getTranslation("start.title")),
                given().isPresent() ? fromCard : sentences,
                given().isPresent() ? sentences : fromCard,
                new Paragraph(getTranslation("start.whom")),
                Buttons.large(Buttons.primary(getTranslation("start.whom.me"), () -> goTo(ME))),
                Buttons.large(Buttons.line(getTranslation("start.whom.another"), () -> goTo(ANOTHER))));
    }

    private void goTo(String whom) {
        var path = given().map(valid -> "start/" + valid.code()).orElse("start");
        UI.getCurrent().navigate(path, QueryParameters.of(WHOM, whom));
    }

    private void askWho() {
        var form = new AboutMe(steps, tenants.all(), signedIn(), this::askMailbox);
        if (another.isEmpty()) {
            direct().ifPresent(form::filledWith);
        }
        steps.show(new Title(Tag.H1, getTranslation("start.you")), form);
    }

    private static boolean signedIn() {
        return Acting.person().filter(person -> person.staffOf().isEmpty()).isPresent();
    }

    /** Who is signed in proved the mailbox then; who proved it a moment ago need not again. */
    private void askMailbox(Me me) {
        if (me.address().isEmpty()) {
            askQuestions(me, Optional.empty(), accounts.me().firstName());
            return;
        }
        var address = me.address().get();
        signIn.provenBefore(address, Arriving.browser())
                .or(() -> byLink(address))
                .ifPresentOrElse(
                        proven -> askWhich(me, proven),
                        () -> steps.show(
                                new Title(Tag.H1, getTranslation("identity.sent")),
                                new Paragraph(getTranslation("start.sent.to", address.value())),
                                new CodeStep(
                                        signIn, door::mailWaits, () -> ask(address), proven -> askWhich(me, proven)),
                                Buttons.text(getTranslation("first.back"), this::askWho)));
    }

    /** Who came by the link of a mail proved that mailbox; of one that is known there, the digits are asked all the same. */
    private Optional<Proving.Proven> byLink(EmailAddress address) {
        return direct().filter(link -> link.mailed() && link.address().equals(address))
                .flatMap(link -> door.provenByLink(link.code(), getLocale(), Arriving.browser()));
    }

    private Optional<UUID> ask(EmailAddress address) {
        return signIn.askForStart(address, getLocale(), Arriving.browser(), Arriving.remote());
    }

    /** Several people may read mail at one address; somebody new is always possible. */
    private void askWhich(Me me, Proving.Proven proven) {
        if (proven.people().isEmpty()) {
            askQuestions(me, Optional.of(new Mailbox(proven.proof(), Optional.empty())), me.name());
            return;
        }
        steps.show(new Title(Tag.H1, getTranslation("identity.who")), new Paragraph(getTranslation("start.who.how")));
        proven.people()
                .forEach(person -> steps.add(Buttons.large(Buttons.line(
                        person.firstName(),
                        () -> askQuestions(
                                me,
                                Optional.of(new Mailbox(
                                        proven.proof(),
                                        Optional.of(person.person().account()))),
                                person.firstName())))));
        steps.add(Buttons.large(Buttons.line(
                getTranslation("start.who.new"),
                () -> askQuestions(me, Optional.of(new Mailbox(proven.proof(), Optional.empty())), me.name()))));
    }

    private void askQuestions(Me me, Optional<Mailbox> mailbox, String name) {
        var questions = new Questions(another.isEmpty(), true);
        var go = Buttons.large(Buttons.primary(
                getTranslation(another.isEmpty() ? "start.begin" : "start.other.begin"),
                () -> steps.attempt(() -> begin(me, mailbox, name, questions.answers()))));
        steps.show(
                new Title(Tag.H1, getTranslation(another.isEmpty() ? "start.agree" : "start.agree.two", name)),
                new Paragraph(getTranslation("start.agree.how")),
                questions,
                go);
    }

    private void begin(Me me, Optional<Mailbox> mailbox, String name, Answers answers) {
        var start = new NewStart(
                circle,
                me.town().id(),
                mailbox.flatMap(Mailbox::person),
                name,
                getLocale(),
                answers.messages(),
                given().map(CardSeen.Given::code),
                another.<Whom>map(given -> given).orElseGet(() -> new Whom.Me(answers.health())));
        mailbox.map(proven -> door.begin(proven.proof(), Arriving.browser(), start))
                .ifPresentOrElse(this::arrive, () -> stay(door.beginAsMe(start)));
    }

    private void arrive(Started started) {
        steps.arrived();
        if (onAnothersScreen()) {
            VaadinSession.getCurrent().setAttribute(ANOTHERS_SCREEN, null);
            steps.show(
                    new Title(Tag.H1, getTranslation("start.screen.done")),
                    new Paragraph(getTranslation("start.screen.done.how")));
            return;
        }
        arriving.arrive(started.person(), UI.getCurrent(), CircleAddress.of(started.circle(), "begin"));
    }

    private void stay(Started started) {
        steps.arrived();
        UI.getCurrent().navigate(CircleAddress.of(started.circle(), "begin"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("start.title");
    }

    /** A mailbox that was proven, and who of its readers this is; nobody for somebody new. */
    private record Mailbox(UUID proof, Optional<AccountId> person) {}
}
