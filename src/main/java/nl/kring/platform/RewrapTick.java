package nl.kring.platform;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After a new master key came, the keys that an older one wrapped are wrapped anew, a few a second; then the older one can go. */
@Component
class RewrapTick implements DueWork, Figures {
    private static final int AT_ONCE = 200;

    private final DataKeys keys;
    private final TransactionTemplate transaction;

    RewrapTick(DataKeys keys, TransactionTemplate transaction) {
        this.keys = keys;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "rewrap";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> keys.rewrap(AT_ONCE));
    }

    @Override
    public List<Figure> look() {
        return List.of(new Figure(
                "kring.keys.older",
                "Keys of circles and people that an older master key wraps still.",
                transaction.execute(_ -> keys.older())));
    }
}
