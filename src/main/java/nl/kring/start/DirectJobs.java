package nl.kring.start;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.EmailAddress;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a start together: secrets, reminders, and the end of what was kept. Refuses everybody who is signed in. */
@Service
@Transactional
public class DirectJobs {
    private final Directs directs;
    private final NotifyService notify;

    DirectJobs(Directs directs, NotifyService notify) {
        this.directs = directs;
        this.notify = notify;
    }

    /** A secret for the screen of who gave it: it opens the start, and proves no mailbox. */
    public String forScreen(UUID start) {
        Acting.requireJob();
        return directs.mint(start, false).orElseThrow();
    }

    /** Whose mailbox a link proves: that of who got it by mail. */
    @Transactional(readOnly = true)
    public Optional<EmailAddress> mailedTo(String code) {
        Acting.requireJob();
        return directs.look(code) instanceof CardSeen.Direct direct && direct.mailed()
                ? Optional.of(direct.address())
                : Optional.empty();
    }

    /** Reminders, and the end on day thirty (R-A2). */
    public void doWhatIsDue() {
        Acting.requireJob();
        directs.erase();
        directs.remind()
                .forEach(due -> notify.sendSecret(
                        DirectMailAgain.TEMPLATE, due.start(), "direct:" + due.start() + ":again:" + due.number()));
    }
}
