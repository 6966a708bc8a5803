package nl.kring.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A human. */
@Entity
@DynamicUpdate
@Table(schema = "common", name = "account")
class Account {
    @Id
    private UUID id = Ids.next();

    private @Nullable UUID tenantId;

    @Enumerated(EnumType.STRING)
    private @Nullable StaffRole staffRole;

    private String firstName = "";
    private @Nullable String surname;
    private @Nullable String face;
    private String language = "nl";
    private @Nullable String phone;
    private byte @Nullable [] phoneSealed;
    private boolean phoneShared;
    private boolean calm;
    private @Nullable Instant claimedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant createdAt;

    @Version
    private @Nullable Integer version;

    protected Account() {}

    Account(NewAccount given) {
        tenantId = given.staffOf() == null ? null : given.staffOf().value();
        staffRole = given.staffRole();
        firstName = given.firstName();
        surname = given.surname().orElse(null);
        face = given.face().orElse(null);
        language = given.language();
        phoneShared = given.phoneShared();
    }

    /** As it was written before numbers were sealed. */
    Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    Optional<byte[]> phoneSealed() {
        return Optional.ofNullable(phoneSealed);
    }

    void phone(byte[] sealed) {
        phone = null;
        phoneSealed = sealed;
    }

    AccountId id() {
        return new AccountId(id);
    }

    String language() {
        return language;
    }

    void speak(String chosen) {
        language = chosen;
    }

    boolean calm() {
        return calm;
    }

    void calm(boolean wanted) {
        calm = wanted;
    }

    void claim(Instant now) {
        claimedAt = now;
    }

    SignedIn signedIn() {
        return new SignedIn(id, tenantId, staffRole);
    }

    Optional<TenantId> staffOf() {
        return Optional.ofNullable(tenantId).map(TenantId::new);
    }

    /** D.T., and M. of van der Meulen: what stands before a name in small letters is not its beginning. */
    String initials() {
        return Stream.concat(
                        Stream.of(firstName),
                        Optional.ofNullable(surname).stream()
                                .flatMap(name -> Stream.of(name.split("\\s+")))
                                .filter(word -> !word.isEmpty())
                                .filter(word -> Character.isUpperCase(word.codePointAt(0)))
                                .limit(1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining());
    }

    String fullName() {
        return surname == null ? firstName : firstName + " " + surname;
    }

    boolean isCalled(String other) {
        return surname == null || letters(surname).equals(letters(other));
    }

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]", "");
    }

    /** As others see this person; the person's own view shows everything. */
    PersonView seenBy(boolean self, Function<Account, Optional<String>> number) {
        return new PersonView(
                id(),
                firstName,
                Optional.ofNullable(surname).filter(_ -> self || staffRole != null),
                Optional.ofNullable(face),
                Optional.of(this)
                        .filter(_ -> self || phoneShared || staffRole != null)
                        .flatMap(number));
    }
}
