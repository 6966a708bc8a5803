package nl.kring.frontdoor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload.Doubt;
import nl.kring.bridge.Payload.DoubtAnswer;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.frontdoor.FrontDoorEvent.DoubtAnswered;
import nl.kring.identity.AccountService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers a question about a line of a log (R-M2), by what crossed alone: the privacy officer sees no circle. */
@Service
@Transactional
public class DoubtDeskService {
    public static final int LONGEST = 2000;

    private final AccountService accounts;
    private final BridgeService bridge;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DoubtDeskService(AccountService accounts, BridgeService bridge, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.bridge = bridge;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Where the person signed in answers for privacy; nothing for anybody else. */
    @Transactional(readOnly = true)
    public TenantId office() {
        return tenant(accounts.current());
    }

    private static TenantId tenant(SignedIn me) {
        return me.staffOf()
                .filter(_ -> me.staffRole() == StaffRole.PRIVACY_OFFICER)
                .map(TenantId::new)
                .orElseThrow(NotFound::new);
    }

    /** What waits, the most urgent first; and for two weeks what was answered. */
    @Transactional(readOnly = true)
    public List<DoubtDesk> doubts() {
        return jdbc.sql("select d.id, c.payload, d.received_at, d.answer_before, d.answer from municipal.doubt d "
                        + "join bridge.crossing c on c.id = d.bridge_id where d.tenant_id = ? "
                        + "and (d.answer is null or d.answered_at > common.kring_now() - interval '14 days') "
                        + "order by d.answer is not null, d.answer_before, d.received_at limit 100")
                .param(office().value())
                .query((row, _) -> new DoubtDesk(
                        row.getObject(1, UUID.class),
                        bridge.read(row.getString(2), Doubt.class),
                        row.getTimestamp(3).toInstant(),
                        row.getDate(4).toLocalDate(),
                        Optional.ofNullable(row.getString(5))))
                .list();
    }

    /** Answered twice, or by two at once, the first answer holds. */
    public void answer(UUID doubt, String text) {
        var me = accounts.current();
        var tenant = tenant(me);
        var kept = Written.kept(text, LONGEST);
        if (kept.isEmpty()) {
            throw new Refused("doubt.desk.empty");
        }
        jdbc.sql("update municipal.doubt set answer = ?, answered_by = ?, answered_at = common.kring_now() "
                        + "where id = ? and tenant_id = ? and answer is null returning bridge_id")
                .param(kept)
                .param(me.personId())
                .param(doubt)
                .param(tenant.value())
                .query(UUID.class)
                .optional()
                .ifPresent(about -> {
                    bridge.answer(about, tenant, Ids.next(), new DoubtAnswer(somebody(), kept));
                    events.publishEvent(new DoubtAnswered(tenant));
                });
    }

    private Somebody somebody() {
        var me = accounts.me();
        return new Somebody(
                me.surname().map(name -> me.firstName() + " " + name).orElse(me.firstName()),
                me.face().orElse(""),
                me.phone().orElse(""));
    }
}
