package nl.kring.circle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.kring.identity.AccountId;

/** Somebody looks along with a resident, for at most half an hour (R-C19). */
@Entity
@Table(schema = "circle", name = "helper_session")
class HelperSession {
    @Id
    private UUID id = new UUID(0, 0);

    private UUID circleId = id;
    private UUID accountId = id;
    private UUID helperId = id;
    private Instant at = Instant.EPOCH;
    private Instant until = Instant.EPOCH;

    protected HelperSession() {}

    AccountId helper() {
        return new AccountId(helperId);
    }
}
