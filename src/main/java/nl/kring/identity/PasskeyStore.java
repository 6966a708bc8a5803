package nl.kring.identity;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys in Kring's own table, read and written as a job: who signs in is nobody yet. The handle of a person is the account's id. */
@Component
class PasskeyStore implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private static final String READ = "select account_id, credential_id, public_key, attestation_object, sign_count, "
            + "backup_eligible, backup_state, transports, label from common.passkey where ended_at is null and ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PasskeyStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private <T extends @Nullable Object> T job(Supplier<T> work) {
        return Acting.asSystem("passkey", () -> transaction.execute(_ -> work.get()));
    }

    @Override
    public void save(CredentialRecord record) {
        job(() -> {
            var used = jdbc.sql(
                            "update common.passkey set sign_count = ?, backup_state = ?, used_at = clock_timestamp() "
                                    + "where credential_id = ? and ended_at is null")
                    .param(record.getSignatureCount())
                    .param(record.isBackupState())
                    .param(record.getCredentialId().getBytes())
                    .update();
            return used == 1 ? used : add(record);
        });
    }

    private int add(CredentialRecord record) {
        return jdbc.sql(
                        "insert into common.passkey (id, account_id, credential_id, public_key, attestation_object, sign_count, "
                                + "user_verified, backup_eligible, backup_state, transports, label) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(account(record.getUserEntityUserId()))
                .param(record.getCredentialId().getBytes())
                .param(record.getPublicKey().getBytes())
                .param(Optional.ofNullable(record.getAttestationObject())
                        .orElseThrow()
                        .getBytes())
                .param(record.getSignatureCount())
                .param(record.isUvInitialized())
                .param(record.isBackupEligible())
                .param(record.isBackupState())
                .param(record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.joining(",")))
                .param(record.getLabel())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return job(() -> jdbc.sql(READ + "credential_id = ?")
                .param(credential.getBytes())
                .query(PasskeyStore::record)
                .optional()
                .orElse(null));
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return job(() -> jdbc.sql(READ + "account_id = ?")
                .param(account(user))
                .query(PasskeyStore::record)
                .list());
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .userEntityUserId(handle(row.getObject(1, UUID.class)))
                .credentialId(new Bytes(row.getBytes(2)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes(3)))
                .attestationObject(new Bytes(row.getBytes(4)))
                .signatureCount(row.getLong(5))
                .uvInitialized(true)
                .backupEligible(row.getBoolean(6))
                .backupState(row.getBoolean(7))
                .transports(transports(row.getString(8)))
                .label(row.getString(9))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String kept) {
        return Stream.of(kept.split(","))
                .filter(one -> !one.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The first name is what the device shows beside the passkey; it goes nowhere else. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
        return findById(handle(UUID.fromString(account)));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return job(() -> jdbc.sql("select first_name from common.account where id = ?")
                .param(account(handle))
                .query(String.class)
                .optional()
                .map(name -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle)
                        .name(name)
                        .displayName(name)
                        .build())
                .orElse(null));
    }

    /** A passkey is ended by its owner ({@link DeviceService}), and people are made elsewhere. */
    @Override
    public void delete(Bytes any) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity person) {
        throw new UnsupportedOperationException();
    }
}
