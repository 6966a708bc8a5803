package nl.kring.invite;

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
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.Codes;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.NewAccount;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.PersonView;
import nl.kring.identity.RateLimits;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.Work;
import nl.kring.identity.WrongCodes;
import nl.kring.invite.OpenInvitations.Row;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
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

    private final CircleJobs circles;
    private final AccountService accounts;
    private final OrganisationJobs organisations;
    private final SignInService signIn;
    private final NeverAgain never;
    private final RateLimits limits;
    private final WrongCodes wrong;
    private final NotifyService notify;
    private final OpenInvitations open;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    InvitationDoor(
            CircleJobs circles,
            AccountService accounts,
            OrganisationJobs organisations,
            SignInService signIn,
            NeverAgain never,
            RateLimits limits,
            WrongCodes wrong,
            NotifyService notify,
            OpenInvitations open,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.accounts = accounts;
        this.organisations = organisations;
        this.signIn = signIn;
        this.never = never;
        this.limits = limits;
        this.wrong = wrong;
        this.notify = notify;
        this.open = open;
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

        /** It was asked of somebody's work, and this organisation does not say that this person works there (R-A10). */
        record NotAtWork(String organisation) implements Outcome {}

        /** Too many links that nobody knows came from here; wait a little. */
        record TooMany() implements Outcome {}

        /** Five codes were wrong here: a quarter of an hour of nothing (R-A1). */
        record Paused() implements Outcome {}
    }

    /** A mailbox that was proven in this browser, and who of its readers says yes; nobody for somebody new. */
    public record Mailbox(UUID proof, String browser, Optional<AccountId> known) {}

    /** Why a link does not work; of the circle nothing is said. */
    public enum Why {
        UNKNOWN,
        USED,
        REPLACED,
        EXPIRED,
        TAKEN_BACK
    }

    /** What is behind a link, for who holds it. Changes nothing. */
    public Outcome look(String token, String remote) {
        var me = me();
        return limited(token, remote, () -> open.find(token)
                .<Outcome>map(row -> new Outcome.Open(open.shown(row)))
                .orElseGet(() -> gone(token, me)));
    }

    private static Optional<AccountId> me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()));
    }

    private Outcome gone(String token, Optional<AccountId> me) {
        var answered = jdbc.sql(
                        "select i.circle_id, i.account_id, case when i.state in ('ACCEPTED', 'NOT_NOW') then 'USED' "
                                + "when i.state = 'TAKEN_BACK' then 'TAKEN_BACK' when l.replaced_at is not null then 'REPLACED' "
                                + "else 'EXPIRED' end from circle.invitation i "
                                + "join circle.invitation_link l on l.invitation_id = i.id where l.hash = ?")
                .param(open.hash(token))
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
        return accept(token, _ -> Optional.of(me), Optional.of(me), remote);
    }

    /** The yes of somebody who is new here; following the link of a mail proved the mailbox. */
    public Outcome acceptAsNew(String token, FirstName name, Locale language, String remote) {
        return accept(
                token,
                row -> row.forWork().isPresent()
                        ? Optional.empty()
                        : Optional.of(newcomer(name, language, row.address().orElseThrow(NotFound::new))),
                Optional.empty(),
                remote);
    }

    /** The yes of who came by a letter, which proves no mailbox: one was proven in this browser by six digits. */
    public Outcome acceptProven(String token, Mailbox mailbox, FirstName name, Locale language, String remote) {
        return accept(token, row -> Optional.of(somebody(row, mailbox, name, language)), Optional.empty(), remote);
    }

    private AccountId somebody(Row row, Mailbox mailbox, FirstName name, Locale language) {
        if (row.address().isPresent()) {
            throw new NotFound(row.id());
        }
        var proof = signIn.proof(mailbox.proof(), mailbox.browser());
        var account = proof.finishedBy()
                .or(() -> mailbox.known().map(known -> signIn.oneAt(proof.address(), known)))
                .orElseGet(() -> newcomer(name, language, proof.address()));
        signIn.finish(mailbox.proof(), account);
        return account;
    }

    private AccountId newcomer(FirstName name, Locale language, EmailAddress address) {
        return accounts.create(new NewAccount(
                name.value(),
                Optional.empty(),
                Optional.empty(),
                language.getLanguage(),
                Optional.empty(),
                false,
                Optional.of(address),
                null,
                null));
    }

    private Outcome accept(
            String token, Function<Row, Optional<AccountId>> who, Optional<AccountId> me, String remote) {
        return limited(token, remote, () -> open.lock(token)
                .map(taken ->
                        who.apply(taken).map(person -> join(taken, person)).orElseGet(() -> notAtWork(taken)))
                .orElseGet(() -> gone(token, me)));
    }

    private Outcome notAtWork(Row row) {
        var address = row.forWork().orElseThrow(NotFound::new);
        return new Outcome.NotAtWork(organisations.trustedAt(address).orElseGet(address::domain));
    }

    /** Who is in already stays as that person is, and the invitation waits for who it was for. */
    private Outcome join(Row row, AccountId person) {
        if (circles.isIn(row.circle(), person)) {
            return in(person, row.circle());
        }
        var work = work(row, person);
        if (row.forWork().isPresent() && work.isEmpty()) {
            return notAtWork(row);
        }
        var organisation = work.map(Work::organisation);
        jdbc.sql("update circle.invitation set state = 'ACCEPTED', account_id = ?, known_by = ?, organisation = ?, "
                        + "conduct_seen = ?, address = null where id = ?")
                .param(person.value())
                .param(knownBy(person))
                .param(organisation.orElse(null))
                .param(work.filter(Work::conductSeen).isPresent())
                .param(row.id())
                .update();
        var member = new NewMember(person, row.relation(), row.relationWord(), organisation, row.ring(), false, true);
        row.grownUpOn()
                .ifPresentOrElse(
                        day -> circles.seatYoung(row.circle(), member, day, row.parent(), row.language()),
                        () -> circles.seatInvited(row.circle(), member, row.guestUntil()));
        circles.beginIfConfirmed(row.circle());
        log.write(row.circle().value(), "JOINED", "MEMBER", person.value());
        events.publishEvent(new InvitationChanged(row.circle()));
        return in(person, row.circle());
    }

    /** What an organisation says of who takes part for its work, or volunteers for it. */
    private Optional<Work> work(Row row, AccountId person) {
        return row.relation() == RelationKind.VOLUNTEER
                ? organisations.volunteering(person)
                : row.forWork().flatMap(address -> organisations.work(person, address));
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
        return limited(token, remote, () -> declined(token).orElseGet(() -> gone(token, Optional.empty())));
    }

    private Optional<Outcome> declined(String token) {
        return open.lock(token).map(row -> {
            jdbc.sql("update circle.invitation set state = 'NOT_NOW', address = null where id = ?")
                    .param(row.id())
                    .update();
            events.publishEvent(new InvitationChanged(row.circle()));
            return new Outcome.Gone(Why.USED);
        });
    }

    /** Whether the mail with the digits waits, because it could not leave yet. */
    public boolean mailWaits(UUID digits) {
        return Acting.asSystem(ACTOR, () -> notify.waits(digits));
    }

    /** "Nooit meer": no invitation is ever sent to this address again; who asked reads the same as of any other no. */
    public Outcome never(String token, String remote) {
        return limited(token, remote, () -> {
            open.lock(token).flatMap(Row::address).ifPresent(never::remember);
            return declined(token).orElseGet(() -> gone(token, Optional.empty()));
        });
    }

    /** Sends who has an account at this address the mail to sign in: an invitation opens no account that was there before it. */
    public void askSignIn(String token, String browser, String remote) {
        Acting.asSystem(
                        ACTOR,
                        () -> Objects.requireNonNull(
                                transaction.execute(_ -> open.find(token).flatMap(Row::address))))
                .ifPresent(address -> signIn.ask(address, browser, remote));
    }

    private static boolean unknown(Outcome outcome) {
        return outcome instanceof Outcome.Gone(Why why) && why == Why.UNKNOWN;
    }

    /** A short code is guarded by a pause after five wrong ones, a long secret by a limit that only who guesses meets. */
    private Outcome limited(String token, String remote, Supplier<Outcome> work) {
        return Codes.are(token) ? typed(remote, work) : followed(remote, work);
    }

    private Outcome typed(String remote, Supplier<Outcome> work) {
        if (!wrong.mayTry(remote)) {
            return new Outcome.Paused();
        }
        try {
            var outcome = asJob(work);
            if (!unknown(outcome)) {
                wrong.right(remote);
            }
            return outcome;
        } catch (Refused otherwise) {
            wrong.right(remote); // the code was known: something else was refused
            throw otherwise;
        }
    }

    /** Counts links that nobody knows, after the transaction: counting takes a connection of its own. */
    private Outcome followed(String remote, Supplier<Outcome> work) {
        var outcome = asJob(work);
        return unknown(outcome)
                        && !Acting.asSystem(ACTOR, () -> limits.allow("invitation-ip:" + remote, UNKNOWN_A_MINUTE, 1))
                ? new Outcome.TooMany()
                : outcome;
    }

    private Outcome asJob(Supplier<Outcome> work) {
        return Acting.asSystem(ACTOR, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
