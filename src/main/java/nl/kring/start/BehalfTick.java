package nl.kring.start;

import nl.kring.identity.SignInService;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes due of a start: day fourteen, day thirty, a no; each circle in a transaction of its own, so one that fails stops no other. */
@Component
class BehalfTick implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(BehalfTick.class);

    private final Behalf behalf;
    private final BehalfJobs jobs;
    private final CardJobs cards;
    private final SignInService signIn;
    private final TransactionTemplate transaction;

    BehalfTick(Behalf behalf, BehalfJobs jobs, CardJobs cards, SignInService signIn, TransactionTemplate transaction) {
        this.behalf = behalf;
        this.jobs = jobs;
        this.cards = cards;
        this.signIn = signIn;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "on-behalf";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> {
            behalf.forgetAnswered();
            behalf.forgetOld();
        });
        var erase = transaction.execute(_ -> behalf.toErase());
        erase.forEach(circle -> attempt(() -> jobs.eraseIfDue(circle)));
        var freeze = transaction.execute(_ -> behalf.toFreeze());
        freeze.forEach(circle -> attempt(() -> jobs.freeze(circle)));
        cards.endWhatEndsItself();
        signIn.forgetProofs();
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("a circle on behalf is tried again at the next tick", failure);
        }
    }
}
