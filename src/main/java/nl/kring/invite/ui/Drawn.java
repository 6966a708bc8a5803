package nl.kring.invite.ui;

import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.invite.InvitationView;
import nl.kring.invite.SketchName;
import nl.kring.platform.ui.Rings.Someone;

/** People on the resident's picture: who is in, who is asked, who is only drawn, and one open place. */
final class Drawn {
    static final String OPEN = "open";

    private Drawn() {}

    static Someone resident(CircleView circle) {
        var resident = circle.resident();
        return new Someone(OPEN + "-not", resident.firstName(), "", resident.face(), 0, false);
    }

    static Someone member(MemberView member) {
        var person = member.person();
        return new Someone(
                person.account().value().toString(),
                person.firstName(),
                member.relationWord(),
                person.face(),
                member.ring().ordinal(),
                false);
    }

    static Someone asked(InvitationView invitation, String word) {
        return new Someone(
                invitation.id().toString(),
                invitation.firstName(),
                word,
                Optional.empty(),
                invitation.ring().ordinal(),
                false);
    }

    static Someone name(SketchName name) {
        return new Someone(
                name.id().toString(),
                name.firstName(),
                "",
                Optional.empty(),
                name.ring().ordinal(),
                false);
    }

    static Someone open(String words) {
        return new Someone(OPEN, words, "", Optional.empty(), Ring.INNER.ordinal(), true);
    }

    static Someone open(Ring ring, String words) {
        return new Someone(OPEN + ring, words, "", Optional.empty(), ring.ordinal(), true);
    }
}
