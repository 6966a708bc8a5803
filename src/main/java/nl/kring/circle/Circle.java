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

    @Version
    private @Nullable Integer version;

    protected Circle() {}

    Circle(NewCircle given) {
        tenantId = given.tenant().value();
        state = given.state();
        formationBasis = given.formationBasis();
        preset = given.preset();
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

    boolean confirmed() {
        return confirmedAt != null || state != CircleState.FORMING;
    }

    Preset preset() {
        return preset;
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

    void activate() {
        state = CircleState.ACTIVE;
    }
}
