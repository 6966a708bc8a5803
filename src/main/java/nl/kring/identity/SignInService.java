package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in by a one-time link with a code: single use, ten minutes from the mail, bound to the browser that asked. Known and unknown
 * addresses take the same path and get the same answer.
 */
@Service
public class SignInService {
    private static final String TABLE = "common.sign_in_link";
    private static final String KNOWN =
            "exists (select 1 from common.channel c where c.kind = 'EMAIL' and c.verified_at is not null and c.address = l.address)";
    private static final String PROVEN =
            "for_start and browser_hash = ? and used_at > clock_timestamp() - interval '1 hour'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final AddressService addresses;
    private final ApplicationEventPublisher events;

    SignInService(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits limits,
            AddressService addresses,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.addresses = addresses;
        this.events = events;
    }

    /** What came of an answer to a link or code. */
    public sealed interface Outcome {
        /** One person has this channel: that person is in. */
        record Welcome(SignedIn person) implements Outcome {}

        /** Several people share the channel: "Wie ben je?". */
        record WhoAreYou(List<Someone> people) implements Outcome {}

        /** A link or a code that lets nobody in. */
        record NotValid(Why why) implements Outcome {}

        /** Too many tries; wait a little. */
        record TooMany() implements Outcome {}
    }

    /** What came of a code that was to prove an address for a start. */
    public sealed interface Proving {
        /** The address is this person's: who is known there already, and a proof to be used once. */
        record Proven(UUID proof, List<Someone> people) implements Proving {}

        /** Not the code, or too old. */
        record Wrong() implements Proving {}

        /** Too many tries; wait a little. */
        record TooMany() implements Proving {}
    }

    /** Why a link does not work. Only who holds its 256 bits is told; of a code nothing is said but that it is wrong. */
    public enum Why {
        UNKNOWN,
        USED,
        TOO_OLD,
        OTHER_BROWSER
    }

    /** One of several people behind a channel, by first name. */
    public record Someone(SignedIn person, String firstName) {}

    /** Asks for a link. Answers nothing: who reads along learns nothing of who is known here. */
    public void ask(EmailAddress address, String browser, String remote) {
        var from = Secrets.ofBrowser(browser);
        Acting.asSystem("sign-in", () -> {
            if (!limits.allowMail("ask", address, from, remote)) {
                return;
            }
            transaction.executeWithoutResult(
                    _ -> events.publishEvent(new SecretMailAsked(SignInMail.TEMPLATE, write(address, from, null))));
        });
    }

    /** Asks for a code that proves an address for a start, whether somebody has that address or not; empty when it was asked too often. */
    public Optional<UUID> askForStart(EmailAddress address, Locale language, String browser, String remote) {
        var from = Secrets.ofBrowser(browser);
        return Acting.asSystem("sign-in", () -> {
            if (!limits.allowMail("ask", address, from, remote)) {
                return Optional.empty();
            }
            return Optional.ofNullable(transaction.execute(_ -> {
                var link = write(address, from, language.getLanguage());
                events.publishEvent(new SecretMailAsked(StartMail.TEMPLATE, link));
                return link;
            }));
        });
    }

    private UUID write(EmailAddress address, byte[] browser, @Nullable String startLanguage) {
        var id = Ids.next();
        jdbc.sql("insert into common.sign_in_link (id, address, browser_hash, start_language) values (?, ?, ?, ?)")
                .param(id)
                .param(address.value())
                .param(browser)
                .param(startLanguage)
                .update();
        return id;
    }

    /**
     * The secrets of a link, minted when its mail is written, so that they are nowhere kept; from then on it has its ten minutes, also
     * if that mail had to wait. None for an unknown address, unless it is for a start: that row ends at the same moment, as it would.
     */
    public Optional<Minted> mint(UUID link) {
        Acting.requireJob();
        var token = Secrets.token();
        var code = Secrets.code();
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("update common.sign_in_link l set "
                        + MailedDigits.VALID + ", token_hash = case when for_start or " + KNOWN + " then ? end, "
                        + "code_hash = case when for_start or " + KNOWN + " then ? end "
                        + "where id = ? and " + MailedDigits.MAY_LEAVE
                        + " returning address, start_language, code_hash is not null")
                .param(Secrets.hash(token))
                .param(MailedDigits.hash(code, link))
                .param(link)
                .query((row, _) -> row.getBoolean(3)
                        ? Optional.of(new Minted(
                                token,
                                code,
                                row.getString(1),
                                Locale.of(Objects.requireNonNullElse(row.getString(2), "nl"))))
                        : Optional.<Minted>empty())
                .optional()
                .flatMap(minted -> minted)));
    }

    /** Follows a link. In another browser than the one that asked, it does not work: the code does, there. */
    public Outcome follow(String token, String browser, String remote) {
        return Acting.asSystem("sign-in", () -> {
            if (!limits.allow("follow-ip:" + remote, 20, 1)) {
                return new Outcome.TooMany();
            }
            return transaction.execute(_ -> jdbc.sql("update common.sign_in_link set used_at = clock_timestamp() "
                            + "where token_hash = ? and browser_hash = ? and not for_start and used_at is null and expires_at > clock_timestamp() "
                            + "returning address")
                    .param(Secrets.hash(token))
                    .param(Secrets.hash(browser))
                    .query(String.class)
                    .optional()
                    .map(this::used)
                    .orElseGet(() -> new Outcome.NotValid(whyNot(token))));
        });
    }

    private Why whyNot(String token) {
        return jdbc.sql(
                        "select case when used_at is not null then 'USED' when expires_at <= clock_timestamp() then 'TOO_OLD' "
                                + "else 'OTHER_BROWSER' end from common.sign_in_link where token_hash = ?")
                .param(Secrets.hash(token))
                .query(String.class)
                .optional()
                .map(Why::valueOf)
                .orElse(Why.UNKNOWN);
    }

    /** Asks for a new link in place of one that does not work any more, for this browser; its address is not said. */
    public void askAgain(String token, String browser, String remote) {
        Acting.asSystem(
                        "sign-in",
                        () -> transaction.execute(
                                _ -> jdbc.sql("select address from common.sign_in_link where token_hash = ?")
                                        .param(Secrets.hash(token))
                                        .query(String.class)
                                        .optional()))
                .map(EmailAddress::new)
                .ifPresent(address -> ask(address, browser, remote));
    }

    /** Takes the code typed over in the browser that asked. */
    public Outcome enter(String code, String browser, String remote) {
        return Acting.asSystem("sign-in", () -> {
            if (!limits.allow("code-ip:" + remote, 10, 1)) {
                return new Outcome.TooMany();
            }
            return transaction.execute(_ -> take(code, browser, "not for_start")
                    .map(taken -> used(taken.address()))
                    .orElseGet(() -> new Outcome.NotValid(Why.UNKNOWN)));
        });
    }

    /** Takes the code that proves an address for a start, typed over in the browser that asked. */
    public Proving enterForStart(String code, String browser, String remote) {
        return Acting.asSystem("sign-in", () -> {
            if (!limits.allow("code-ip:" + remote, 10, 1)) {
                return new Proving.TooMany();
            }
            return transaction.execute(_ ->
                    take(code, browser, "for_start").<Proving>map(this::proven).orElseGet(Proving.Wrong::new));
        });
    }

    /**
     * What was proven in this browser for a start a moment ago and not used yet: a server that started again asks no second code.
     * Not of an address at which somebody is known: the next at this screen would come in as that person.
     */
    public Optional<Proving.Proven> provenBefore(EmailAddress address, String browser) {
        return Acting.asSystem(
                "sign-in",
                () -> transaction.execute(_ -> jdbc.sql("select id, address from common.sign_in_link where " + PROVEN
                                + " and address = ? and finished_by is null order by used_at desc limit 1")
                        .param(Secrets.hash(browser))
                        .param(address.value())
                        .query(MailedDigits::taken)
                        .optional()
                        .map(this::proven)
                        .filter(proven -> proven.people().isEmpty())));
    }

    /** An address that a link of another mail proved for a start in this browser; only if nobody is known there (decision 019). As a job. */
    public Optional<Proving.Proven> provenByLink(EmailAddress address, Locale language, String browser) {
        Acting.requireJob();
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (browser.isEmpty() || !peopleAt(address).isEmpty()) {
                return Optional.empty();
            }
            var link = write(address, Secrets.ofBrowser(browser), language.getLanguage());
            jdbc.sql("update common.sign_in_link set used_at = clock_timestamp() where id = ?")
                    .param(link)
                    .update();
            return Optional.of(new Proving.Proven(link, List.of()));
        }));
    }

    private Proving.Proven proven(MailedDigits.Taken taken) {
        var people = peopleAt(taken.address()).stream()
                .filter(someone -> someone.person().staffOf().isEmpty())
                .toList();
        return new Proving.Proven(taken.id(), people);
    }

    /** The address that was proven in this browser within the hour, held until the end of this transaction, for a job that makes somebody of it. */
    public Proof proof(UUID proof, String browser) {
        Acting.requireJob();
        return jdbc.sql("select address, finished_by from common.sign_in_link where " + PROVEN
                        + " and id = ? for update")
                .param(Secrets.ofBrowser(browser))
                .param(proof)
                .query((row, _) -> new Proof(
                        new EmailAddress(row.getString(1)),
                        Optional.ofNullable(row.getObject(2, UUID.class)).map(AccountId::new)))
                .optional()
                .orElseThrow(() -> new Refused("identity.proofOver"));
    }

    /** The proof is used: a second click finds who came of the first. */
    public void finish(UUID proof, AccountId account) {
        Acting.requireJob();
        jdbc.sql("update common.sign_in_link set finished_by = ? where id = ?")
                .param(account.value())
                .param(proof)
                .update();
    }

    /** Forgets what was typed a day ago, known or not, and what was counted of it; as a job. */
    public void forgetProofs() {
        Acting.requireJob();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from common.sign_in_link where asked_at < clock_timestamp() - interval '1 day'")
                    .update();
            jdbc.sql("delete from common.address_proof where asked_at < clock_timestamp() - interval '1 day'")
                    .update();
            jdbc.sql("delete from common.rate_limit where window_start < clock_timestamp() - interval '1 day'")
                    .update();
        });
    }

    /** An address that was proven for a start, and who came of it if that happened already. */
    public record Proof(EmailAddress address, Optional<AccountId> finishedBy) {}

    private Optional<MailedDigits.Taken> take(String typed, String browser, String which) {
        return MailedDigits.take(jdbc, TABLE, which, typed, browser);
    }

    private Outcome used(String address) {
        addresses.works(address);
        var people = peopleAt(address);
        return switch (people.size()) {
            case 0 -> new Outcome.NotValid(Why.UNKNOWN);
            case 1 -> new Outcome.Welcome(people.getFirst().person());
            default -> new Outcome.WhoAreYou(people);
        };
    }

    /** Who proved to read mail at an address, for a job that asks "Wie ben je?". */
    public List<Someone> peopleAt(EmailAddress address) {
        Acting.requireJob();
        return peopleAt(address.value());
    }

    /** One of those who read mail at an address and work for no municipality, for a job; nobody else is found. */
    public AccountId oneAt(EmailAddress address, AccountId known) {
        return peopleAt(address).stream()
                .filter(someone -> someone.person().staffOf().isEmpty())
                .map(someone -> someone.person().account())
                .filter(known::equals)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Who reads mail at an address, as a job. */
    List<Someone> peopleAt(String address) {
        return jdbc.sql(
                        "select a.id, a.tenant_id, a.staff_role, a.first_name from common.account a join common.channel c on c.account_id = a.id "
                                + "where c.kind = 'EMAIL' and c.verified_at is not null and c.address = ? order by a.first_name")
                .param(address)
                .query((row, _) -> new Someone(
                        new SignedIn(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                Optional.ofNullable(row.getString(3))
                                        .map(StaffRole::valueOf)
                                        .orElse(null)),
                        row.getString(4)))
                .list();
    }

    /**
     * What goes into the mail, once.
     *
     * @param language of who asked, for a start
     */
    public record Minted(String token, String code, String address, Locale language) {}
}
