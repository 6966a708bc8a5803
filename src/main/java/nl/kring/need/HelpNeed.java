package nl.kring.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantId;

/** A row of what somebody needs. */
record HelpNeed(
        NeedId id,
        TenantId tenant,
        AccountId account,
        String ownWords,
        Optional<Theme> theme,
        String tried,
        NeedState state,
        Optional<UUID> bridge,
        Optional<Instant> forwardedAt) {
    static final String COLUMNS =
            "select id, tenant_id, account_id, own_words, theme, tried, state, bridge_id, forwarded_at from circle.help_need ";

    static HelpNeed of(ResultSet row, int number) throws SQLException {
        return new HelpNeed(
                new NeedId(row.getObject(1, UUID.class)),
                new TenantId(row.getObject(2, UUID.class)),
                new AccountId(row.getObject(3, UUID.class)),
                row.getString(4),
                Optional.ofNullable(row.getString(5)).map(Theme::valueOf),
                row.getString(6),
                NeedState.valueOf(row.getString(7)),
                Optional.ofNullable(row.getObject(8, UUID.class)),
                Optional.ofNullable(row.getTimestamp(9)).map(Timestamp::toInstant));
    }
}
