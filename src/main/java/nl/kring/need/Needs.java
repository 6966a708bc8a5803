package nl.kring.need;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import nl.kring.platform.Written;
import nl.kring.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of needs. */
@Component
class Needs {
    private final JdbcClient jdbc;

    Needs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a draft; what was forwarded is not changed any more. */
    void write(NeedDraft draft, TenantId tenant, AccountId account, CircleId circle) {
        jdbc.sql("insert into circle.help_need (id, tenant_id, account_id, circle_id) values (?, ?, ?, ?) "
                        + "on conflict do nothing")
                .param(draft.id().value())
                .param(tenant.value())
                .param(account.value())
                .param(circle.value())
                .update();
        var rows = jdbc.sql("update circle.help_need set own_words = ?, theme = ?, tried = ? "
                        + "where id = ? and account_id = ? and circle_id = ? and state = 'DRAFT'")
                .param(Written.kept(draft.ownWords(), NeedDraft.LONGEST))
                .param(draft.theme().map(Theme::name).orElse(null))
                .param(Written.kept(draft.tried(), NeedDraft.LONGEST))
                .param(draft.id().value())
                .param(account.value())
                .param(circle.value())
                .update();
        if (rows == 0) {
            throw new NotFound(draft.id().value());
        }
    }

    /** The newest need of somebody in a circle. */
    Optional<HelpNeed> newest(AccountId account, CircleId circle) {
        return jdbc.sql(HelpNeed.COLUMNS
                        + "where account_id = ? and circle_id = ? and state <> 'WITHDRAWN' order by id desc limit 1")
                .param(account.value())
                .param(circle.value())
                .query(HelpNeed::of)
                .optional();
    }

    /** All needs of somebody in a circle, newest first. */
    List<HelpNeed> all(AccountId account, CircleId circle) {
        return jdbc.sql(HelpNeed.COLUMNS
                        + "where account_id = ? and circle_id = ? and state <> 'WITHDRAWN' order by id desc")
                .param(account.value())
                .param(circle.value())
                .query(HelpNeed::of)
                .list();
    }

    /** A need of somebody in a circle, held until the transaction ends. */
    HelpNeed held(NeedId id, AccountId account, CircleId circle) {
        return jdbc.sql(HelpNeed.COLUMNS + "where id = ? and account_id = ? and circle_id = ? for update")
                .param(id.value())
                .param(account.value())
                .param(circle.value())
                .query(HelpNeed::of)
                .optional()
                .orElseThrow(() -> new NotFound(id.value()));
    }

    void forwarded(NeedId id, UUID crossing, Instant at) {
        jdbc.sql("update circle.help_need set state = ?, bridge_id = ?, forwarded_at = ? where id = ?")
                .param(NeedState.AT_ACCESS.name())
                .param(crossing)
                .param(Timestamp.from(at))
                .param(id.value())
                .update();
    }
}
