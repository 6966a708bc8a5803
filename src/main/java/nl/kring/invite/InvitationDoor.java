package nl.kring.invite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.NewAccount;
import nl.kring.identity.PersonView;
import nl.kring.identity.RateLimits;
import nl.kring.identity.Secrets;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody who was asked answers, from outside the circle. Looking changes nothing: mail programs look too. A yes is a conditional
 * update of the row, so one link makes one member, however often and by how many it is followed.
 */
@Service
public class InvitationDoor {
    private static final String ACTOR = "invitation";
    private static final int UNKNOWN_A_MINUTE = 10;
    private static final String BY_LINK =
            " where id = (select invitation_id from circle.invitation_link where hash = ?) and state = 'OPEN' "
                    + "and expires_at > common.kring_now() and exists (select 1 from circle.circle c where c.id = circle_id "
                    + "and c.state in ('FORMING', 'ACTIVE') and c.frozen_at is null)";

    private final CircleJobs circles;
    private final AccountService accounts;
    private final SignInService signIn;
    private final NeverAgain never;
    private final RateLimits limits;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    InvitationDoor(
            CircleJobs circles,
            AccountService accounts,
            SignInService signIn,
            NeverAgain never,
            RateLimits limits,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.accounts = accounts;
        this.signIn = signIn;
        this.never = never;
        this.limits = limits;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** What is behind a link, or what came of an answer. */
    public sealed interface Outcome {
        /** It waits for an answer. */
        record Open(OpenInvitation invitation) implements Outcome {}

        /** This person is in the circle, by this link or before. */
        record In(SignedIn person, CircleId circle) implements Outcome {}

        /** There is nothing to answer any more, or never was. */
        record Gone(Why why) implements Outcome {}

        /** Too many links that nobody knows came from here; wait a little. */
        record TooMany() implements Outcome {}
    }

    /** Why a link does not work; of the circle nothing is said. */
    public enum Why {
        UNKNOWN,
        USED,
        EXPIRED,
        TAKEN_BACK
    }

    /** What is behind a link, for who holds it. Changes nothing. */
    public Outcome look(String token, String remote) {
        var me = me();
        return limited(remote, () -> open(token)
                .<Outcome>map(row -> new Outcome.Open(shown(row)))
                .orElseGet(() -> gone(token, me)));
    }

    private static Optional<AccountId> me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()));
    }

    private OpenInvitation shown(Row row) {
        var circle = circles.view(row.circle());
        var inviter = Optional.ofNullable(accounts.people(List.of(row.by())).get(row.by()))
                .map(PersonView::firstName);
        return new OpenInvitation(
                row.name(),
                inviter.orElse(circle.resident().firstName()),
                circle.resident().firstName(),
                circle.resident().account().equals(row.by()),
                circle.onBehalf(),
                row.relationWord(),
                circle.reads(row.ring()),
                row.until(),
                signIn.peopleAt(row.address()).stream()
                        .filter(someone -> someone.person().staffOf().isEmpty())
                        .toList());
    }

    private Outcome gone(String token, Optional<AccountId> me) {
        var answered = jdbc.sql(
                        "select i.circle_id, i.account_id, case when i.state in ('ACCEPTED', 'NOT_NOW') then 'USED' "
                                + "when i.state = 'TAKEN_BACK' then 'TAKEN_BACK' else 'EXPIRED' end from circle.invitation i "
                                + "join circle.invitation_link l on l.invitation_id = i.id where l.hash = ?")
                .param(Secrets.hash(token))
                .query((row, _) -> new Answered(
                        new CircleId(row.getObject(1, UUID.class)),
                        Optional.ofNullable(row.getObject(2, UUID.class)),
                        Why.valueOf(row.getString(3))))
                .optional();
        if (answered.isEmpty()) {
            return new Outcome.Gone(Why.UNKNOWN);
        }
        return me.filter(person ->
                        answered.get().by().filter(person.value()::equals).isPresent())
                .filter(person -> circles.stillIn(answered.get().circle().value(), person))
                .map(person -> in(person, answered.get().circle()))
                .orElseGet(() -> new Outcome.Gone(answered.get().why()));
    }

    private record Answered(CircleId circle, Optional<UUID> by, Why why) {}

    /** The yes of who is signed in here. */
    public Outcome acceptAsMe(String token, String remote) {
        var me = me().orElseThrow(NotFound::new);
        return accept(token, _ -> me, Optional.of(me), remote);
    }

    /** The yes of somebody who is new here; following the link proved the mailbox. */
    public Outcome acceptAsNew(String token, FirstName name, Locale language, String remote) {
        return accept(
                token,
                row -> accounts.create(new NewAccount(
                        name.value(),
                        Optional.empty(),
                        Optional.empty(),
                        language.getLanguage(),
                        Optional.empty(),
                        false,
                        Optional.of(row.address()),
                        null,
                        null)),
                Optional.empty(),
                remote);
    }

    private Outcome accept(String token, Function<Row, AccountId> who, Optional<AccountId> me, String remote) {
        return limited(remote, () -> {
            var row = open(token);
            if (row.isPresent()) {
                var there = me.filter(
                        person -> circles.seatOf(row.get().circle(), person).isPresent());
                if (there.isPresent()) {
                    return in(there.get(), row.get().circle());
                }
            }
            return taken(token).map(taken -> join(taken, who.apply(taken))).orElseGet(() -> gone(token, me));
        });
    }

    /** The row, locked, while nobody else has answered. Who comes second waits here and finds it answered. */
    private Optional<Row> taken(String token) {
        return jdbc.sql(
                        "select id, circle_id, proposed_by, first_name, address, relation, relation_word, ring, expires_at "
                                + "from circle.invitation" + BY_LINK + " for update")
                .param(Secrets.hash(token))
                .query(InvitationDoor::row)
                .optional();
    }

    private Outcome join(Row row, AccountId person) {
        jdbc.sql(
                        "update circle.invitation set state = 'ACCEPTED', account_id = ?, known_by = ?, address = null where id = ?")
                .param(person.value())
                .param(knownBy(person))
                .param(row.id())
                .update();
        circles.seatInvited(
                row.circle(),
                new NewMember(person, row.relation(), row.relationWord(), Optional.empty(), row.ring(), false, true));
        circles.beginIfConfirmed(row.circle());
        log.write(row.circle().value(), "JOINED", "MEMBER", person.value());
        events.publishEvent(new InvitationChanged(row.circle()));
        return in(person, row.circle());
    }

    private static Outcome in(AccountId person, CircleId circle) {
        return new Outcome.In(new SignedIn(person.value(), null, null), circle);
    }

    /**
     * By what the resident recognises who said yes: the last digits of a number, else a mail address of which one can guess the rest.
     * That person's own address, which may be another than the one that was asked.
     */
    private String knownBy(AccountId person) {
        return Optional.ofNullable(accounts.people(List.of(person)).get(person))
                .flatMap(PersonView::phone)
                .map(phone -> phone.replaceAll("\\D", ""))
                .filter(digits -> digits.length() > 3)
                .map(digits -> "…" + digits.substring(digits.length() - 3))
                .or(() -> accounts.provenAddress(person).map(EmailAddress::masked))
                .orElse("");
    }

    /** "Nu niet": needs no reason. */
    public Outcome decline(String token, String remote) {
        return limited(remote, () -> declined(token).orElseGet(() -> gone(token, Optional.empty())));
    }

    private Optional<Outcome> declined(String token) {
        return taken(token).map(row -> {
            jdbc.sql("update circle.invitation set state = 'NOT_NOW', address = null where id = ?")
                    .param(row.id())
                    .update();
            events.publishEvent(new InvitationChanged(row.circle()));
            return new Outcome.Gone(Why.USED);
        });
    }

    /** "Nooit meer": no invitation is ever sent to this address again; who asked reads the same as of any other no. */
    public Outcome never(String token, String remote) {
        return limited(remote, () -> {
            taken(token).map(Row::address).ifPresent(never::remember);
            return declined(token).orElseGet(() -> gone(token, Optional.empty()));
        });
    }

    /** Sends who has an account at this address the mail to sign in: an invitation opens no account that was there before it. */
    public void askSignIn(String token, String browser, String remote) {
        Acting.asSystem(
                        ACTOR,
                        () -> Objects.requireNonNull(
                                transaction.execute(_ -> open(token).map(Row::address))))
                .ifPresent(address -> signIn.ask(address, browser, remote));
    }

    private Optional<Row> open(String token) {
        return jdbc.sql(
                        "select id, circle_id, proposed_by, first_name, address, relation, relation_word, ring, expires_at "
                                + "from circle.invitation" + BY_LINK)
                .param(Secrets.hash(token))
                .query(InvitationDoor::row)
                .optional();
    }

    /** Counts links that nobody knows, after the transaction: counting takes a connection of its own. */
    private Outcome limited(String remote, Supplier<Outcome> work) {
        return Acting.asSystem(ACTOR, () -> {
            var outcome = Objects.requireNonNull(transaction.execute(_ -> work.get()));
            var unknown = outcome instanceof Outcome.Gone(Why why) && why == Why.UNKNOWN;
            return unknown && !limits.allow("invitation-ip:" + remote, UNKNOWN_A_MINUTE, 1)
                    ? new Outcome.TooMany()
                    : outcome;
        });
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                new CircleId(row.getObject(2, UUID.class)),
                new AccountId(row.getObject(3, UUID.class)),
                row.getString(4),
                new EmailAddress(row.getString(5)),
                RelationKind.valueOf(row.getString(6)),
                row.getString(7),
                Ring.valueOf(row.getString(8)),
                row.getTimestamp(9).toInstant());
    }

    private record Row(
            UUID id,
            CircleId circle,
            AccountId by,
            String name,
            EmailAddress address,
            RelationKind relation,
            String relationWord,
            Ring ring,
            Instant until) {}
}
