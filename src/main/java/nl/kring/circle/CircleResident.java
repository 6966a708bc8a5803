package nl.kring.circle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** The person a circle is about. The address is asked once, when it is first needed. */
@Entity
@DynamicUpdate
@Table(schema = "circle", name = "circle_resident")
class CircleResident {
    @Id
    private UUID id = Ids.next();

    private UUID circleId = id;
    private UUID accountId = id;
    private @Nullable String street;
    private @Nullable String postcode;
    private @Nullable String place;
    private @Nullable Instant endedAt;
    private @Nullable UUID individualIn;
    private boolean healthAllowed = true;
    private @Nullable Instant restingUntil;

    @Version
    private @Nullable Integer version;

    protected CircleResident() {}

    CircleResident(CircleId circle, AccountId account, Optional<TenantId> individual) {
        individualIn = individual.map(TenantId::value).orElse(null);
        circleId = circle.value();
        accountId = account.value();
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    /** Health may be written about, as far as it is this one's. */
    boolean healthAllowed() {
        return healthAllowed;
    }

    /** Until when each of these rests, of whom that is so now. */
    static Map<AccountId, Instant> resting(List<CircleResident> all, Instant now) {
        return all.stream()
                .flatMap(one -> Optional.ofNullable(one.restingUntil).filter(until -> until.isAfter(now)).stream()
                        .map(until -> Map.entry(one.account(), until)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void turnsOutToBe(AccountId account) {
        accountId = account.value();
    }

    CircleId circle() {
        return new CircleId(circleId);
    }

    Optional<Address> address() {
        return street == null || postcode == null || place == null
                ? Optional.empty()
                : Optional.of(new Address(street, new Postcode(postcode), place));
    }

    void livesAt(Address address) {
        street = address.street();
        postcode = address.postcode().value();
        place = address.place();
    }
}
