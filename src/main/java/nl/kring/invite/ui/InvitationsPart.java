package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.invite.InvitationService;
import nl.kring.invite.SketchService;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Says;

/** Invitations below the people of a circle, for who may ask or propose. */
@org.springframework.stereotype.Component
class InvitationsPart implements PeoplePart {
    private final InvitationService invitations;
    private final SketchService sketches;
    private final LetterParts letters;
    private final Bells bells;
    private final Says says;

    InvitationsPart(
            InvitationService invitations, SketchService sketches, LetterParts letters, Bells bells, Says says) {
        this.invitations = invitations;
        this.sketches = sketches;
        this.letters = letters;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        if (!seat.can(Act.PROPOSE_MEMBER)) {
            return Optional.empty();
        }
        var card = new InvitationsCard(invitations, sketches, letters, bells, says, circle, seat);
        return Optional.of(seat.can(Act.SKETCH) ? card.withPicture() : card);
    }
}
