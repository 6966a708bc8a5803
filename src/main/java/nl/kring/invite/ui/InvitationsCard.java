package nl.kring.invite.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InvitationView;
import nl.kring.invite.SketchService;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;

/** Whom the circle asked, how it stands with each, and the way to ask another one. */
class InvitationsCard extends Section {
    private static final Comparator<InvitationView> WAITING_FIRST =
            Comparator.comparing(invitation -> invitation.state() != InvitationState.WAITS_FOR_RESIDENT);

    private final Div rows = new Div();
    private final InvitationService invitations;
    private final LetterParts letters;
    private final Bells bells;
    private final Says says;
    private final CircleView circle;
    private final boolean decides;
    private List<InvitationView> shown = List.of();

    InvitationsCard(
            InvitationService invitations,
            SketchService sketches,
            LetterParts letters,
            Bells bells,
            Says says,
            CircleView circle,
            Seat seat) {
        this.invitations = invitations;
        this.letters = letters;
        this.bells = bells;
        this.says = says;
        this.circle = circle;
        decides = seat.can(Act.INVITE);
        var invite = Buttons.opens(
                InviteSheet.name(circle.id()),
                Buttons.with(
                        Icon.PLUS,
                        Buttons.soft(
                                getTranslation(decides ? "invite.open" : "invite.propose.open"),
                                () -> new InviteSheet(invitations, sketches, letters, circle, decides, Optional.empty())
                                        .open())));
        addClassNames("card", "stack", "invitations");
        rows.addClassName("members");
        var acts = new Div(invite);
        acts.addClassName("btn-row");
        add(new H2(getTranslation("invite.asked")), rows, acts);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.id().value(), this::lookAgain);
    }

    /** Redrawn only when something is otherwise, so that nothing moves under a finger. */
    private void lookAgain() {
        try {
            show(invitations.all(circle.id()));
        } catch (NotFound | NoRight gone) {
            show(List.of());
        }
    }

    private void show(List<InvitationView> now) {
        if (!now.equals(shown)) {
            rows.removeAll();
            now.stream().sorted(WAITING_FIRST).map(this::row).forEach(rows::add);
            shown = now;
        }
    }

    /** With the way to the resident's own picture. */
    InvitationsCard withPicture() {
        add(new Link(Icon.PENCIL, getTranslation("sketch.open"), CircleAddress.of(circle.id(), CircleAddress.PICTURE))
                .button("text"));
        return this;
    }

    private NativeButton row(InvitationView invitation) {
        var words = new Span(
                new Strong(getTranslation("circle.person", invitation.firstName(), invitation.relationWord())),
                new Span(InviteWords.state(this, says, invitation, circle.whose(), decides)));
        words.addClassName("member-words");
        var more = Icon.CHEVRON_RIGHT.create();
        more.getElement().getClassList().add("chev");
        var row = new NativeButton(
                "", _ -> new InvitationSheet(invitations, letters, says, circle, invitation, decides).open());
        row.addClassName("member");
        row.add(new Face(invitation.firstName(), Optional.empty(), Face.Size.M), words, more);
        return row;
    }
}
