package nl.kring.start;

import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountId;
import nl.kring.identity.Codes;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A circle that waits for its resident's yes, for those who are in it. */
@Service
@Transactional
public class BehalfService {
    private final CircleService circles;
    private final Behalf behalf;
    private final Codes codes;

    BehalfService(CircleService circles, Behalf behalf, Codes codes) {
        this.circles = circles;
        this.behalf = behalf;
        this.codes = codes;
    }

    /** Until when it waits; nothing for one that does not wait. */
    @Transactional(readOnly = true)
    public Optional<BehalfView> about(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return behalf.about(circle);
    }

    /** A code for who will hear or see the yes, in place of an earlier one; only its hash is kept. */
    public String newCode(CircleId circle) {
        circles.seat(circle).may(Act.PREPARE);
        var code = Codes.mint();
        behalf.code(circle, codes.hash("yes", code));
        return code;
    }

    /** The resident's no: everything is erased. */
    public void no(CircleId circle) {
        circles.seat(circle).may(Act.CONFIRM_CIRCLE);
        behalf.refuse(circle);
    }

    /** Whether a circle that the person signed in began was not started, and that was not read yet. */
    @Transactional(readOnly = true)
    public boolean hasUnread() {
        return behalf.hasUnread(me());
    }

    /** It was read. */
    public void read() {
        behalf.read(me());
    }

    private static AccountId me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
    }
}
