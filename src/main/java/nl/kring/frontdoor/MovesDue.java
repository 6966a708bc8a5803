package nl.kring.frontdoor;

import nl.kring.platform.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** On the day of a move that was said, the file of who moved says the new address. */
@Component
class MovesDue implements DueWork {
    private final Files files;
    private final TransactionTemplate transaction;

    MovesDue(Files files, TransactionTemplate transaction) {
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "desk-moves";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> files.moveWhoIsDue());
    }
}
