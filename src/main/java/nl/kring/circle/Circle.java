package nl.kring.circle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A circle of support. */
@Entity
@DynamicUpdate
@Table(schema = "circle", name = "circle")
class Circle {
    @Id
    private UUID id = Ids.next();

    private UUID tenantId = id;

    @Enumerated(EnumType.STRING)
    private CircleState state = CircleState.FORMING;

    private String formationBasis = "OWN";

    @Enumerated(EnumType.STRING)
    private Preset preset = Preset.ORDINARY;

    private boolean healthAllowed = true;
    private @Nullable String source;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant frozenAt;
    private @Nullable UUID begunBy;
    private @Nullable Instant closedAt;
    private @Nullable Instant erasesAt;

    @Version
    private @Nullable Integer version;

    protected Circle() {}

    Circle(CircleId chosen, NewCircle given, Instant now, Instant erases) {
        id = chosen.value();
        tenantId = given.tenant().value();
        state = given.state();
        formationBasis = given.formationBasis();
        preset = given.preset();
        confirmedAt = state == CircleState.FORMING ? null : now;
        closedAt = state == CircleState.CLOSED ? now : null;
        erasesAt = state == CircleState.CLOSED ? erases : null;
    }

    CircleId id() {
        return new CircleId(id);
    }

    TenantId tenant() {
        return new TenantId(tenantId);
    }

    CircleState state() {
        return state;
    }

    /** The resident, or who speaks for that person, said yes to it. */
    boolean confirmed() {
        return confirmedAt != null;
    }

    /** Begun by somebody else, and the resident has not answered yet. */
    boolean onBehalf() {
        return state == CircleState.FORMING && formationBasis.equals("ON_BEHALF");
    }

    /** This person began it for another, and may still prepare it. */
    boolean preparedBy(AccountId person) {
        return onBehalf() && !frozen() && person.value().equals(begunBy);
    }

    void begunBy(AccountId starter) {
        begunBy = starter.value();
    }

    void freeze(Instant now) {
        frozenAt = now;
    }

    boolean frozen() {
        return frozenAt != null;
    }

    Preset preset() {
        return preset;
    }

    void choose(Preset chosen) {
        preset = chosen;
    }

    boolean healthAllowed() {
        return healthAllowed;
    }

    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    void cameFrom(String system) {
        source = system;
    }

    void standStill() {
        state = CircleState.IN_MEMORIAM;
    }

    void activate() {
        state = CircleState.ACTIVE;
    }
}
