package nl.kring.circle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person's membership of one circle. */
@Entity
@DynamicUpdate
@Table(schema = "circle", name = "circle_member")
class CircleMember {
    @Id
    private UUID id = Ids.next();

    private UUID circleId = id;
    private UUID accountId = id;

    @Enumerated(EnumType.STRING)
    private RelationKind relation = RelationKind.CLOSE_ONE;

    private String relationWord = "";
    private @Nullable String organisation;

    @Enumerated(EnumType.STRING)
    private Ring ring = Ring.HELPERS;

    private boolean coordinator;
    private boolean mayObserve;
    private boolean recognised = true;
    private boolean clientSupporter;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant restingUntil;
    private @Nullable Instant endsAt;
    private @Nullable Instant endedAt;
    private boolean toldOthers;
    private @Nullable LocalDate youngUntil;

    @Version
    private @Nullable Integer version;

    protected CircleMember() {}

    CircleMember(CircleId circle, NewMember given) {
        circleId = circle.value();
        accountId = given.account().value();
        relation = given.relation();
        relationWord = given.relationWord();
        organisation = given.organisation().orElse(null);
        ring = given.ring();
        coordinator = given.coordinator();
        mayObserve = given.mayObserve();
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    CircleId circle() {
        return new CircleId(circleId);
    }

    RelationKind relation() {
        return relation;
    }

    String relationWord() {
        return relationWord;
    }

    Optional<String> organisation() {
        return Optional.ofNullable(organisation);
    }

    Ring ring() {
        return ring;
    }

    boolean guest() {
        return relation == RelationKind.GUEST;
    }

    Age ageAt(Instant now) {
        return youngUntil == null ? Age.GROWN_UP : Age.on(LocalDate.ofInstant(now, MovingClock.ZONE), youngUntil);
    }

    void youngUntil(LocalDate grownUp) {
        youngUntil = grownUp;
    }

    /** When it stops by itself. */
    Optional<Instant> until() {
        return Optional.ofNullable(endsAt);
    }

    void endsAt(Instant moment) {
        endsAt = moment;
    }

    boolean toldOthers() {
        return toldOthers;
    }

    boolean coordinator() {
        return coordinator;
    }

    boolean mayObserve() {
        return mayObserve;
    }

    boolean recognised() {
        return recognised;
    }

    boolean clientSupporter() {
        return clientSupporter;
    }

    void supports(boolean independent) {
        clientSupporter = independent;
    }

    /** Stands no nearer than the helpers and watches nothing until the resident says who this is. */
    void waitToBeRecognised() {
        ring = ring == Ring.INNER ? Ring.HELPERS : ring;
        mayObserve = false;
        recognised = false;
    }

    void recognise(Ring promised) {
        ring = promised;
        mayObserve = !guest(); // of a child the age decides, at each look
        recognised = true;
    }

    boolean takesPartAt(Instant now) {
        return endedAt == null
                && (pausedUntil == null || !pausedUntil.isAfter(now))
                && (endsAt == null || endsAt.isAfter(now));
    }

    boolean restsAt(Instant now) {
        return restsUntil(now).isPresent();
    }

    Optional<Instant> restsUntil(Instant now) {
        return Optional.ofNullable(restingUntil).filter(until -> until.isAfter(now));
    }

    void end(Instant now) {
        endedAt = now;
    }

    /** Ends it, and lets the others read that it did, or not (R-B2). */
    void end(Instant now, boolean tell) {
        end(now);
        toldOthers = tell;
    }

    void moveTo(Ring chosen) {
        ring = chosen;
    }
}
