package nl.kring.invite;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.kring.circle.CircleEvent;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.RelationKind;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.Recipient;
import nl.kring.identity.SecretMail;
import nl.kring.identity.Secrets;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.NotifyService;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail of an invitation: who asks, of whom the circle is, as what; its secret is minted when it leaves. */
@Component
class InvitationMail implements SecretMail {
    static final String FIRST = "invitation";
    private static final Set<String> OWN = Set.of(FIRST, InvitationMailAgain.TEMPLATE);
    private static final Duration SOONEST_ANSWER = Duration.ofHours(5);
    private static final Duration LATEST_ANSWER = Duration.ofHours(60);

    private final CircleJobs circles;
    private final AccountService accounts;
    private final OrganisationJobs organisations;
    private final NeverAgain never;
    private final NotifyService notify;
    private final Says says;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationMail(
            CircleJobs circles,
            AccountService accounts,
            OrganisationJobs organisations,
            NeverAgain never,
            NotifyService notify,
            Says says,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.organisations = organisations;
        this.never = never;
        this.notify = notify;
        this.says = says;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            CircleId circle,
            AccountId by,
            String name,
            EmailAddress address,
            RelationKind kind,
            String relation,
            Locale language,
            Instant until) {}

    @Override
    public String template() {
        return FIRST;
    }

    @Override
    public Optional<UUID> circle(UUID invitation) {
        return Optional.ofNullable(
                        transaction.execute(_ -> jdbc.sql("select circle_id from circle.invitation where id = ?")
                                .param(invitation)
                                .query(UUID.class)
                                .optional()))
                .flatMap(found -> found);
    }

    @Override
    public Optional<Minted> mint(UUID invitation) {
        return mint(FIRST, invitation);
    }

    /** The same letter in other words, such as a reminder. */
    Optional<Minted> mint(String words, UUID invitation) {
        return Optional.ofNullable(transaction.execute(_ -> open(invitation).flatMap(row -> letter(words, row))))
                .flatMap(found -> found);
    }

    private Optional<Row> open(UUID invitation) {
        return jdbc.sql(
                        "select i.id, i.circle_id, i.proposed_by, i.first_name, i.address, i.relation, i.relation_word, i.language, i.expires_at "
                                + "from circle.invitation i join circle.circle c on c.id = i.circle_id "
                                + "where i.id = ? and i.state = 'OPEN' and i.expires_at > common.kring_now() and c.state in ('FORMING', 'ACTIVE') "
                                + "and c.frozen_at is null")
                .param(invitation)
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        new CircleId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        new EmailAddress(row.getString(5)),
                        RelationKind.valueOf(row.getString(6)),
                        row.getString(7),
                        Locale.of(row.getString(8)),
                        row.getTimestamp(9).toInstant()))
                .optional();
    }

    private Optional<Minted> letter(String words, Row row) {
        if (never.holds(row.address())) {
            hush(row);
            return Optional.empty();
        }
        var circle = circles.view(row.circle());
        var resident = circle.resident();
        var byOther = !resident.account().equals(row.by());
        var who = accounts.people(List.of(row.by())).get(row.by());
        return Optional.of(new Minted(
                new Recipient(row.name(), row.address().value(), row.language(), false),
                Optional.of(words + (circle.onBehalf() ? "Early" : byOther ? "By" : "")),
                List.of(
                        row.name(),
                        who == null ? resident.firstName() : who.firstName(),
                        resident.firstName(),
                        row.relation(),
                        says.date(row.until().atZone(MovingClock.ZONE).toLocalDate(), row.language()),
                        aboutWork(row)),
                "/uitnodiging?link=" + mintSecret(row)));
    }

    /** Who is asked at work reads of which work it is about. */
    private String aboutWork(Row row) {
        return Optional.of(row.address())
                .filter(_ -> row.kind() == RelationKind.PROFESSIONAL)
                .flatMap(organisations::trustedAt)
                .map(work -> Texts.of(row.language(), "mail.invitation.work", work))
                .orElse("");
    }

    private String mintSecret(Row row) {
        var token = Secrets.token();
        jdbc.sql("insert into circle.invitation_link (hash, invitation_id) values (?, ?)")
                .param(Secrets.hash(token))
                .param(row.id())
                .update();
        return token;
    }

    /** Looks like any other invitation to who asked: sent, and after some hours or days no. */
    private void hush(Row row) {
        var wait = ThreadLocalRandom.current().nextLong(SOONEST_ANSWER.toSeconds(), LATEST_ANSWER.toSeconds());
        jdbc.sql("insert into circle.invitation_hushed (invitation_id, answer_at) values (?, ?) on conflict do nothing")
                .param(row.id())
                .param(Timestamp.from(clock.instant().plusSeconds(wait)))
                .update();
        standsNow(row.id(), "SENT");
    }

    @EventListener
    void on(DeliveryMarked marked) {
        if (OWN.contains(marked.template())) {
            standsNow(marked.subject(), marked.sent() ? "SENT" : "FAILING");
        }
    }

    /** What was mailed about those who were asked goes with the circle. */
    @EventListener
    void on(CircleEvent.CircleErased gone) {
        jdbc.sql("select id from circle.invitation where circle_id = ?")
                .param(gone.circle().value())
                .query(UUID.class)
                .list()
                .forEach(notify::forget);
    }

    private void standsNow(UUID invitation, String mail) {
        jdbc.sql("update circle.invitation set mail = ? where id = ? and mail <> ? returning circle_id")
                .param(mail)
                .param(invitation)
                .param(mail)
                .query(UUID.class)
                .optional()
                .map(CircleId::new)
                .map(InvitationChanged::new)
                .ifPresent(events::publishEvent);
    }
}
