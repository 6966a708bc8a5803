package nl.kring.identity;

import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.stereotype.Component;

/** The ways in that are one's own are for who sits alone at the screen (R-C19). */
@Component
class NobodyBeside {
    private final LookingAlong along;

    NobodyBeside(LookingAlong along) {
        this.along = along;
    }

    /** Goes on if nobody looks along with the person signed in; otherwise says when it can be done. */
    void required() {
        if (!isSo()) {
            throw new Refused("device.together.refused");
        }
    }

    boolean isSo() {
        var me = Acting.person().orElseThrow(NotFound::new);
        return me.staffOf().isPresent() || isSo(new AccountId(me.personId()));
    }

    boolean isSo(AccountId account) {
        return !along.with(account);
    }
}
