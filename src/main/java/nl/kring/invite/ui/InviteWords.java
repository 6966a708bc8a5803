package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.CircleView;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InvitationView;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;

/** What is said of rings and invitations in more than one place. */
final class InviteWords {
    private InviteWords() {}

    /** "Dichtbij: leest over praktisch, leuk, agenda": said before one is asked. */
    static String ring(Component page, CircleView circle, Ring ring) {
        return page.getTranslation("circle.ring." + ring) + ": " + reads(page, circle.reads(ring));
    }

    static String reads(Component page, Set<Topic> topics) {
        return topics.isEmpty()
                ? page.getTranslation("invite.reads.nothing")
                : page.getTranslation("invite.reads", topics(page, topics));
    }

    static String topics(Component page, Set<Topic> topics) {
        return topics.stream()
                .sorted()
                .map(topic -> page.getTranslation("topic." + topic).toLowerCase(locale()))
                .collect(Collectors.joining(", "));
    }

    /** How it stands, in words: for the resident what waits for her, for others for whom it waits. */
    static String state(Component page, Says says, InvitationView invitation, String resident, boolean decides) {
        var until = invitation
                .until()
                .map(at -> says.date(at.atZone(MovingClock.ZONE).toLocalDate(), locale()))
                .orElse("");
        if (invitation.state() == InvitationState.WAITS_FOR_RESIDENT) {
            var others = String.join(", ", invitation.awaited().others());
            if (decides && !invitation.awaited().asksMe()) {
                return page.getTranslation("each.waits", others);
            }
            if (!decides && !others.isEmpty()) {
                return page.getTranslation("invite.waitsFor", others, until);
            }
            return decides
                    ? page.getTranslation(
                            "invite.waitsForYou", invitation.proposedBy().orElse(resident))
                    : page.getTranslation("invite.waitsFor", resident, until);
        }
        return page.getTranslation("invite.state." + invitation.state(), until);
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }
}
