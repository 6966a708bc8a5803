package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeStep;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.invite.FirstName;
import nl.kring.invite.InvitationDoor;
import nl.kring.invite.InvitationDoor.Mailbox;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.invite.InvitationDoor.Why;
import nl.kring.invite.OpenInvitation;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.ReadAloud;
import nl.kring.platform.ui.Says;

/** Where the link of an invitation leads, or the code of a letter: what is asked, and yes or no at a click. Opening it changes nothing. */
@Route("uitnodiging")
@RouteAlias("brief/:code?")
@AnonymousAllowed
class InvitationPage extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final int TOO_MANY = 429;
    private static final String LETTER = "brief";

    private final Div steps = new Div();
    private final InvitationDoor door;
    private final SignInService signIn;
    private final AccountService accounts;
    private final Arriving arriving;
    private final Says says;
    private String token = "";

    InvitationPage(
            InvitationDoor door,
            SignInService signIn,
            AccountService accounts,
            Arriving arriving,
            Says says,
            LanguageLinks languages) {
        this.door = door;
        this.signIn = signIn;
        this.accounts = accounts;
        this.arriving = arriving;
        this.says = says;
        addClassName("start");
        steps.addClassNames("card", "stack");
        add(new ReadAloud(), steps, languages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (Arriving.speaksFirst(event)) {
            return;
        }
        var path = event.getLocation().getFirstSegment();
        var code = event.getRouteParameters().get("code");
        if (path.equals(LETTER) && code.isEmpty()) {
            say(new TypedCode("", this::typed));
            return;
        }
        token = code.or(() -> event.getLocation().getQueryParameters().getSingleParameter("link"))
                .orElse("");
        switch (door.look(token, Arriving.remote())) {
            case Outcome.Open open -> show(open.invitation());
            case Outcome.In in -> event.forwardTo(CircleAddress.of(in.circle(), "timeline"));
            case Outcome.Gone gone
            when gone.why() == Why.UNKNOWN && path.equals(LETTER) -> say(new TypedCode(token, this::typed).wrong());
            case Outcome.Gone gone -> sayGone(gone.why());
            case Outcome.NotAtWork not -> sayNotAtWork(not.organisation());
            case Outcome.TooMany _ -> wait("invitation.tooMany.how");
            case Outcome.Paused _ -> wait("invitation.paused.how");
        }
    }

    private void typed(String code) {
        UI.getCurrent().navigate(LETTER + "/" + code);
    }

    private void wait(String how) {
        VaadinServletResponse.getCurrent().setStatus(TOO_MANY);
        say("invitation.tooMany", how);
    }

    private void show(OpenInvitation invitation) {
        say(new Asked(invitation, says, this::begin, this::decline, this::never));
    }

    private void say(Component... parts) {
        steps.removeAll();
        steps.add(parts);
    }

    /** Perhaps that person works there under another address than this mail came to: then signing in is the way. */
    private void sayNotAtWork(String organisation) {
        say("invitation.notAtWork", "invitation.notAtWork.how", organisation);
        steps.add(
                new Paragraph(getTranslation("invitation.notAtWork.known", organisation)),
                Buttons.large(Buttons.line(getTranslation("invitation.notAtWork.signIn"), this::signInElsewhere)));
    }

    private void signInElsewhere() {
        Arriving.thenTo("uitnodiging?link=" + token);
        UI.getCurrent().navigate("inloggen");
    }

    private void say(String title, String sentence, Object... named) {
        say(new EmptyState(
                Icon.MAIL.create(),
                new H1(getTranslation(title, named)),
                getTranslation(sentence, named),
                new Link(Icon.ARROW_RIGHT, getTranslation("app.title"), "").button("line")));
    }

    private void sayGone(Why why) {
        say("invitation.gone." + why.name(), "invitation.gone.how");
    }

    private void begin(OpenInvitation invitation) {
        if (Acting.person().filter(person -> person.staffOf().isEmpty()).isPresent()) {
            say(new SignedInAlready(accounts.me().firstName(), this::acceptAsMe, () -> askWho(invitation)));
        } else {
            askWho(invitation);
        }
    }

    private void askWho(OpenInvitation invitation) {
        if (invitation.onPaper()) {
            say(new NameAndMailbox(invitation.name(), (name, address) -> prove(invitation, name, address)));
        } else if (invitation.known().isEmpty()) {
            askName(invitation);
        } else {
            say(new WhoAreYou(invitation.known(), this::signInFirst, () -> askName(invitation)));
        }
    }

    /** By work one comes in as somebody whom the organisation named: that makes the account, not an invitation (R-A10). */
    private void askName(OpenInvitation invitation) {
        invitation.work().ifPresentOrElse(this::sayNotAtWork, () -> askNewName(invitation));
    }

    private void askNewName(OpenInvitation invitation) {
        say(new NewHere(
                invitation.name(), name -> after(door.acceptAsNew(token, name, getLocale(), Arriving.remote()), true)));
    }

    /** An invitation opens no account that was there before: first the mail with six digits, then back here. */
    private void signInFirst() {
        door.askSignIn(token, Arriving.browser(), Arriving.remote());
        Arriving.thenTo("uitnodiging?link=" + token);
        UI.getCurrent().navigate("inloggen", com.vaadin.flow.router.QueryParameters.of("sent", "1"));
    }

    /** A letter proves no mailbox: six digits do, unless they did a moment ago in this browser. */
    private void prove(OpenInvitation invitation, FirstName name, EmailAddress address) {
        signIn.provenBefore(address, Arriving.browser())
                .ifPresentOrElse(
                        proven -> askWhich(name, proven),
                        () -> say(
                                new Asking(getTranslation("identity.sent")),
                                new Paragraph(getTranslation("start.sent.to", address.value())),
                                new CodeStep(
                                        signIn,
                                        door::mailWaits,
                                        () -> digits(address),
                                        proven -> askWhich(name, proven)),
                                Buttons.text(getTranslation("first.back"), () -> askWho(invitation))));
    }

    private Optional<UUID> digits(EmailAddress address) {
        return signIn.askForStart(address, getLocale(), Arriving.browser(), Arriving.remote());
    }

    private void askWhich(FirstName name, Proving.Proven proven) {
        if (proven.people().isEmpty()) {
            acceptProven(name, proven.proof(), Optional.empty());
        } else {
            say(new WhoReadsHere(proven.people(), known -> acceptProven(name, proven.proof(), known)));
        }
    }

    private void acceptProven(FirstName name, UUID proof, Optional<AccountId> known) {
        var mailbox = new Mailbox(proof, Arriving.browser(), known);
        try {
            after(door.acceptProven(token, mailbox, name, getLocale(), Arriving.remote()), true);
        } catch (Refused over) {
            say(over.key(), "invitation.again.how");
        }
    }

    private void acceptAsMe() {
        after(door.acceptAsMe(token, Arriving.remote()), false);
    }

    private void after(Outcome outcome, boolean letIn) {
        switch (outcome) {
            case Outcome.In in -> {
                var there = CircleAddress.of(in.circle(), "timeline");
                if (letIn) {
                    arriving.arrive(in.person(), UI.getCurrent(), there);
                } else {
                    UI.getCurrent().getPage().setLocation("/" + there);
                }
            }
            case Outcome.Gone gone -> sayGone(gone.why());
            case Outcome.Open open -> show(open.invitation());
            case Outcome.NotAtWork not -> sayNotAtWork(not.organisation());
            case Outcome.TooMany _ -> say("invitation.tooMany", "invitation.tooMany.how");
            case Outcome.Paused _ -> say("invitation.tooMany", "invitation.paused.how");
        }
    }

    private void decline() {
        said(door.decline(token, Arriving.remote()), Optional.empty());
    }

    private void never() {
        say(
                new Asking(getTranslation("invitation.never.sure")),
                new Paragraph(getTranslation("invitation.never.sure.how")),
                Buttons.large(Buttons.primary(getTranslation("invitation.never.yes"), this::neverAgain)),
                Buttons.large(Buttons.line(getTranslation("invite.no"), this::decline)));
    }

    private void neverAgain() {
        said(door.never(token, Arriving.remote()), Optional.of("invitation.never.done"));
    }

    private void said(Outcome outcome, Optional<String> more) {
        if (outcome instanceof Outcome.Gone gone && gone.why() == Why.USED) {
            say(new Asking(getTranslation("invite.thanks")));
            more.map(key -> new Paragraph(getTranslation(key))).ifPresent(steps::add);
        } else {
            after(outcome, false);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitation.title");
    }
}
