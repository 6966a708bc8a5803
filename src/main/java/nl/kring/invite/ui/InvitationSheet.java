package nl.kring.invite.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InvitationView;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;

/** One invitation: how it stands, and what can still be done with it. */
class InvitationSheet extends Sheet {
    InvitationSheet(
            InvitationService invitations,
            LetterParts letters,
            Says says,
            CircleView circle,
            InvitationView invitation,
            boolean decides) {
        super(invitation.firstName());
        var id = circle.id();
        ask(
                new PersonLine(
                        new Face(invitation.firstName(), Optional.empty(), Face.Size.L),
                        invitation.relationWord(),
                        invitation.address().orElse("")),
                new Paragraph(InviteWords.state(this, says, invitation, circle.whose(), decides)),
                new Paragraph(invitation
                        .guestUntil()
                        .map(end -> getTranslation(
                                "invite.guest.line",
                                says.lastDay(end, getLocale()),
                                InviteWords.reads(this, circle.guestsRead())))
                        .orElseGet(() -> InviteWords.ring(this, circle, invitation.ring()))));
        var waits = invitation.state() == InvitationState.WAITS_FOR_RESIDENT;
        if (waits
                && decides
                && invitation.awaited().mine()
                && !invitation.awaited().others().isEmpty()) {
            ask(new Paragraph(getTranslation(
                    "each.also", String.join(", ", invitation.awaited().others()))));
        }
        if (waits && decides && invitation.awaited().asksMe()) {
            act(
                    Buttons.large(
                            Buttons.primary(getTranslation("invite.approve", invitation.firstName()), closing(() -> {
                                invitations.approve(id, invitation.id());
                                if (invitation.onPaper()
                                        && invitation.awaited().others().isEmpty()) {
                                    new LetterSheet(
                                                    letters.of(id, invitation.id(), invitation.firstName(), false),
                                                    invitation.firstName())
                                            .open();
                                }
                            }))),
                    Buttons.text(
                            getTranslation("invite.refuse"), closing(() -> invitations.refuse(id, invitation.id()))));
        } else if (invitation.state().open()) {
            if (invitation.onPaper() && !waits) {
                ask(letters.of(
                        id, invitation.id(), invitation.firstName(), invitation.state() == InvitationState.ON_PAPER));
            } else if (decides && !waits) {
                act(Buttons.line(
                        getTranslation("invite.resend"), closing(() -> invitations.resend(id, invitation.id()))));
            }
            act(Buttons.text(
                    getTranslation("invite.takeBack"), closing(() -> invitations.takeBack(id, invitation.id()))));
        }
    }

    /** Does it and closes; what was refused is said, and the sheet stays. */
    private Runnable closing(Runnable work) {
        return () -> {
            try {
                work.run();
                close();
            } catch (Refused refused) {
                say(refused.key(), refused.arguments());
            }
        };
    }
}
