package nl.kring.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;

/** Something somebody told, or an answer to it. Answers have exactly the audience of the first post (R-C1). */
@Entity
@Table(schema = "circle", name = "post")
class Post {
    @Id
    private UUID id = new UUID(0, 0);

    private UUID circleId = id;
    private UUID audienceId = id;
    private UUID threadId = id;
    private UUID authorId = id;
    private String text = "";
    private Instant at = Instant.EPOCH;

    @Column(name = "at_estimated")
    private boolean atEstimated;

    private @Nullable Instant deletedAt;
    private @Nullable String toldBy;
    private @Nullable String toldAs;
    private @Nullable Instant editedAt;
    private @Nullable UUID broughtId;
    private String kind = "";
    private @Nullable Short face;
    private @Nullable UUID whoseId;
    private @Nullable UUID askedId;
    private @Nullable LocalDate expectedOn;

    @Column(insertable = false, updatable = false)
    private @Nullable UUID helperId;

    protected Post() {}

    PostId id() {
        return new PostId(id);
    }

    UUID audience() {
        return audienceId;
    }

    UUID thread() {
        return threadId;
    }

    AccountId author() {
        return new AccountId(authorId);
    }

    CircleId circle() {
        return new CircleId(circleId);
    }

    String text() {
        return text;
    }

    Instant at() {
        return at;
    }

    boolean atEstimated() {
        return atEstimated;
    }

    boolean erased() {
        return deletedAt != null;
    }

    /** Its words were changed, later than just after it was told (R-C2). */
    boolean edited() {
        return editedAt != null;
    }

    /** Told here, by this person: what was brought along from elsewhere is nobody's to change. */
    boolean isOf(AccountId person) {
        return broughtId == null && author().equals(person);
    }

    /** Who told it in a circle elsewhere, if its resident brought it along. */
    Optional<PostView.Elsewhere> elsewhere() {
        return Optional.ofNullable(toldBy)
                .map(name ->
                        new PostView.Elsewhere(name, Optional.ofNullable(toldAs).orElse("")));
    }

    /** As the table has it: the name of a {@link PostKind}. */
    String kind() {
        return kind;
    }

    Optional<HowItGoes> face() {
        return Optional.ofNullable(face).map(HowItGoes::of);
    }

    /** Who is meant by a face. */
    Optional<AccountId> whose() {
        return Optional.ofNullable(whoseId).map(AccountId::new);
    }

    Optional<AccountId> asked() {
        return Optional.ofNullable(askedId).map(AccountId::new);
    }

    /** Who looked along while it was told; the table writes that down (R-C19). */
    Optional<AccountId> helper() {
        return Optional.ofNullable(helperId).map(AccountId::new);
    }

    Optional<LocalDate> expectedOn() {
        return Optional.ofNullable(expectedOn);
    }

    boolean isAnswer() {
        return !threadId.equals(id);
    }
}
