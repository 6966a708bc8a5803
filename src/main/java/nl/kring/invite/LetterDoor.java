package nl.kring.invite;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.Codes;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From somebody of a circle to a letter for who has no mailbox: handing it over is that person's act, its secret a job's. Each letter has a
 * code of its own for fourteen days (R-A1), and the one before it works no more. On day thirty nothing of it is left (R-A2).
 */
@Component
public class LetterDoor {
    private static final String SENT = "update circle.invitation set mail = 'SENT', expires_at = "
            + "least(common.kring_now() + interval '14 days', created_at + interval '30 days') "
            + "where id = ? and on_paper and state = 'OPEN' and expires_at > common.kring_now()";

    private final InvitationService invitations;
    private final OpenInvitations open;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LetterDoor(
            InvitationService invitations,
            OpenInvitations open,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.open = open;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** A new letter in a language; a letter that was made before works no more. */
    public NewLetter write(CircleId circle, UUID invitation, Locale language) {
        invitations.handOver(circle, invitation);
        return Acting.asSystem("letter", () -> transaction.execute(_ -> mint(circle, invitation, language)))
                .orElseThrow(() -> new Refused("letter.gone"));
    }

    private Optional<NewLetter> mint(CircleId circle, UUID invitation, Locale language) {
        if (jdbc.sql(SENT).param(invitation).update() == 0) {
            return Optional.empty();
        }
        jdbc.sql("update circle.invitation_link set replaced_at = clock_timestamp() "
                        + "where invitation_id = ? and replaced_at is null")
                .param(invitation)
                .update();
        var code = Codes.mint();
        jdbc.sql("insert into circle.invitation_link (hash, invitation_id) values (?, ?)")
                .param(open.hash(code))
                .param(invitation)
                .update();
        events.publishEvent(new InvitationChanged(circle));
        return open.find(code).map(row -> new NewLetter(code, language, open.shown(row)));
    }
}
