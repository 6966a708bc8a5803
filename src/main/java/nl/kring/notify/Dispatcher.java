package nl.kring.notify;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.ByText;
import nl.kring.identity.Recipient;
import nl.kring.identity.SecretMail;
import nl.kring.notify.ComposedMail.Composed;
import nl.kring.notify.DeliveryMarked.Became;
import nl.kring.notify.Pushing.Told;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sends what is due, at least once. Taken in one transaction, sent outside any, marked in another; nothing is dropped silently. */
@Component
@Order(100)
class Dispatcher implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Whoever takes it again after the lease has another number of tries, so that the one before lets go of it. */
    private static final String TAKE = """
            update common.delivery d set tries = tries + 1, next_try_at = common.kring_now() + make_interval(secs => :lease)
            from (select id from common.delivery where state = 'PENDING' and next_try_at <= (select common.kring_now())
                and (template like 'alert%' or template = any (:waited)) = :urgent
                order by template = any (:told), tries > 0, next_try_at limit :most for update skip locked) due
            where d.id = due.id
            returning d.id, d.recipient_id, d.template, d.arguments, d.link, d.circle_id, d.subject_id,
                d.to_name, d.to_address, d.thread_id, d.tries,
                d.told_on_device_at is not null, d.channel, d.created_at,
                (select bool_and(c.bounced_at is not null) from common.channel c where c.account_id = d.recipient_id
                    and c.kind = 'EMAIL' and c.verified_at is not null and c.messages is not false) is true
            """;

    private static final String STILL_OURS = "select state = 'PENDING' and tries = ? "
            + "and next_try_at > (select common.kring_now()) + make_interval(secs => ?) from common.delivery where id = ?";

    /** What is told waits longer from time to time than what is asked. */
    private static final String PAUSE = "common.kring_now() + make_interval(secs => "
            + "(array[1, 2, 5, 15, 60, 300, 900, 3600])[least(tries, case when template = any (:told) then 8 else 5 end)])";

    /** How the key of a text message ends that goes beside a mail. */
    static final String BESIDE = ":sms";

    private static final String NO_WAY = "no way to reach this person";

    /** What became of a mail that somebody sent: it is said by mail. */
    private static final String ABOUT_A_MAIL = "reply";

    /** What a device does not take so often, or may not have so soon, goes by mail. */
    private static final int MOST_TRIES_ON_DEVICE = 5;

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** What somebody waits for: a call for help, a code. Few at a time, and soon tried again when the process that has it dies. */
    private static final Turn URGENT = new Turn(true, 5, Duration.ofSeconds(20), Duration.ofMillis(700));

    private static final Turn LETTERS = new Turn(false, 50, Duration.ofMinutes(1), Duration.ofSeconds(8));

    /** A tenth of how long it waits already: soon after a mistake that was taken back, seldom in a circle of who died. */
    private static final String RESTS =
            "least(interval '15 minutes', greatest(interval '1 minute', (common.kring_now() - created_at) / 10))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccountService accounts;
    private final SecretMails secrets;
    private final List<DeliveryGuard> guards;
    private final List<OutsideGuard> outsideGuards;
    private final CircleLetters circleLetters;
    private final Map<String, ComposedMail> composed;
    private final ApplicationEventPublisher events;
    private final Letters letters;
    private final ReplyAddresses replies;
    private final Pushing pushing;
    private final PushDevices devices;
    private final TextMessages texts;
    private final Returned returned;
    private final Transport transport;
    private final JsonMapper json;

    Dispatcher(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AccountService accounts,
            SecretMails secrets,
            List<DeliveryGuard> guards,
            List<OutsideGuard> outsideGuards,
            CircleLetters circleLetters,
            List<ComposedMail> composed,
            ApplicationEventPublisher events,
            Letters letters,
            ReplyAddresses replies,
            Pushing pushing,
            PushDevices devices,
            TextMessages texts,
            Returned returned,
            Transport transport,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.secrets = secrets;
        this.guards = guards;
        this.outsideGuards = outsideGuards;
        this.circleLetters = circleLetters;
        this.composed = composed.stream().collect(Collectors.toMap(ComposedMail::template, Function.identity()));
        this.events = events;
        this.letters = letters;
        this.replies = replies;
        this.pushing = pushing;
        this.devices = devices;
        this.texts = texts;
        this.returned = returned;
        this.transport = transport;
        this.json = json;
    }

    @Override
    public String name() {
        return "deliveries";
    }

    /** As much as a tick has time for of what somebody waits for. */
    @Override
    public void doWhatIsDue() {
        send(URGENT);
    }

    @Override
    public Lane lane() {
        return Lane.URGENT;
    }

    /** All else: a call for help waits for no evening's letters, nor for a server that is slow to take them. */
    void sendLetters() {
        send(LETTERS);
    }

    private void send(Turn turn) {
        var until = System.nanoTime() + turn.time().toNanos();
        try {
            while (sendSome(turn) && System.nanoTime() - until < 0) {
                LOG.debug("some went, and there may be more");
            }
        } finally {
            transport.done();
        }
    }

    private boolean sendSome(Turn turn) {
        List<Due> due = transaction.execute(_ -> jdbc.sql(TAKE)
                .param("lease", turn.lease().toSeconds())
                .param("waited", waited())
                .param("urgent", turn.urgent())
                .param("told", told())
                .param("most", turn.most())
                .query((row, _) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, UUID.class),
                        row.getObject(7, UUID.class),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, UUID.class),
                        row.getInt(11),
                        row.getBoolean(12),
                        row.getString(13),
                        row.getTimestamp(14).toInstant(),
                        row.getBoolean(15)))
                .list());
        if (due == null || due.isEmpty()) {
            return false;
        }
        due.forEach(one -> send(one, turn));
        return true;
    }

    /** What somebody waits for but calls for help: codes, the answer to a text message, and what a practice is to hear of an alert. */
    private String[] waited() {
        return Stream.concat(secrets.templates().stream(), Stream.of(TextMessages.SAID, OutsideMessage.NOTICE))
                .toArray(String[]::new);
    }

    private String[] told() {
        return composed.keySet().toArray(String[]::new);
    }

    private void send(Due due, Turn turn) {
        try {
            var going = Objects.requireNonNull(transaction.execute(_ -> going(due, turn)));
            if (going.isPresent()) {
                var letter = going.get()
                        .letter()
                        .or(() -> textMessage(due, going.get().to()));
                if (letter.isPresent()) {
                    leave(due, letter.get(), going.get().onDevice());
                }
            }
        } catch (NeverTaken never) {
            mark(due, "FAILED", never.getMessage());
        } catch (NotTaken refused) {
            returned.atOnce(due.id(), refused);
        } catch (Exception failure) {
            LOG.warn("delivery {} failed and is tried again: {}", due.id(), NotTaken.kinds(failure));
            mark(due, "PENDING", failure.getClass().getSimpleName());
        }
    }

    /**
     * Asked in one transaction just before it leaves: whether it still is to go, to whom and in which words. What goes by mail alone is written
     * down in it too, as it may come back.
     */
    private Optional<Going> going(Due due, Turn turn) {
        if (!isOurs(due, turn)) {
            return Optional.empty();
        }
        if (rests(due)) {
            rest(due); // it goes when the circle goes on
            return Optional.empty();
        }
        var onDevice = onDevice(due);
        if (!onDevice && holds(due)) {
            return Optional.empty(); // it goes when the address was mended
        }
        var later = waitsUntil(due);
        if (later.isPresent()) {
            wait(due, later.get());
            return Optional.empty();
        }
        var going = going(due, onDevice);
        going.flatMap(Going::letter)
                .filter(letter -> !onDevice && reaches(due, letter))
                .ifPresent(letter -> goesByMail(due, letter));
        return going;
    }

    private Optional<Going> going(Due due, boolean onDevice) {
        if (!mayLeave(due)) {
            return Optional.empty();
        }
        var secret = secrets.of(due.template());
        if (secret.isPresent()) {
            return secretLetter(secret.get(), due);
        }
        return due.outside().map(to -> Going.with(to, write(due, to), false)).or(() -> toPerson(due, onDevice));
    }

    /** One may be taken back while those before it are sent; or those took so long that another has it now. */
    private boolean isOurs(Due due, Turn turn) {
        return jdbc.sql(STILL_OURS)
                .param(due.tries())
                .param(turn.lease().toSeconds() / 2)
                .param(due.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** By one way and no other, but for an alert: that goes by both, as one of them may lie in a bag (journey d). */
    private void leave(Due due, Letter letter, boolean onDevice) throws Exception {
        if (due.alert() && !letter.sms()) {
            beside(due);
        }
        var told = onDevice ? tellOnDevice(due, letter) : new Told.Nowhere();
        var byMail = reaches(due, letter);
        var arrives = byMail && (letter.sms() || !due.comesBack());
        if (told instanceof Told.NotNow later && (!arrives || !due.alert() && isPatient(due, later))) {
            again(due, later.rest());
        } else if (told instanceof Told.There && !(due.alert() && arrives)) {
            mark(due, "SENT", null);
        } else if (!byMail) {
            mark(due, "FAILED", NO_WAY);
        } else if (!onDevice || !holds(due)) {
            if (onDevice) {
                transaction.executeWithoutResult(_ -> goesByMail(due, letter));
            }
            transport.send(letter);
            markSent(due, letter);
        }
    }

    /** An alert by mail goes by text message as well, where its reader chose that: a delivery of its own, once, so that neither waits for the other. */
    private void beside(Due due) {
        var wanted = transport.texts()
                && due.reader().flatMap(texts::to).filter(ByText::beside).isPresent();
        if (wanted) {
            transaction.executeWithoutResult(_ -> jdbc.sql("insert into common.delivery (id, recipient_id, channel, "
                            + "template, arguments, link, circle_id, subject_id, dedupe_key, next_try_at) "
                            + "select ?, recipient_id, 'SMS', template, arguments, link, circle_id, subject_id, dedupe_key || ?, "
                            + "common.kring_now() from common.delivery where id = ? and state = 'PENDING' for update "
                            + "on conflict do nothing")
                    .param(Ids.next())
                    .param(BESIDE)
                    .param(due.id())
                    .update());
        }
    }

    /** The number to which a task or an alert goes instead of to a mailbox. */
    private Optional<Recipient> instead(Due due) {
        return texts.goes(due.template()) && due.circle() != null && transport.texts()
                ? due.reader()
                        .flatMap(texts::to)
                        .filter(by -> by.instead(due.alert()))
                        .map(ByText::to)
                : Optional.empty();
    }

    private void goesByMail(Due due, Letter letter) {
        returned.leaves(letter, due.recipient(), due.circle(), due.template());
    }

    private void markSent(Due due, Letter letter) {
        transaction.executeWithoutResult(_ -> {
            returned.left(letter);
            mark(due, "SENT", null);
        });
    }

    private boolean holds(Due due) {
        return !due.text()
                && !(due.comesBack() && instead(due).isPresent())
                && returned.holds(due.id(), due.template(), due.created(), due.comesBack());
    }

    private Told tellOnDevice(Due due, Letter letter) {
        if (due.toldThere()) {
            return new Told.There();
        }
        var told = pushing.tell(due.reader().orElseThrow(), PushNote.of(letter, due.alert()));
        if (told instanceof Told.There) {
            transaction.executeWithoutResult(_ -> {
                jdbc.sql("update common.delivery set told_on_device_at = common.kring_now() where id = ?")
                        .param(due.id())
                        .update();
                if (due.alert()) { // a mail may go as well, and the telephone rang already
                    events.publishEvent(new DeliveryMarked(due.template(), due.subject(), due.reader(), Became.SENT));
                }
            });
        }
        return told;
    }

    /** What a circle tells somebody; what is about the account or about mail itself is mailed. */
    private boolean onDevice(Due due) {
        return due.circle() != null
                && !due.text()
                && !due.template().startsWith(ABOUT_A_MAIL)
                && !circleLetters.onlyByMail(due.template())
                && due.reader().filter(pushing::reaches).isPresent();
    }

    /** Nobody hears by text message of what is told (R-C7). */
    private boolean reaches(Due due, Letter letter) {
        return !letter.address().isEmpty()
                && !(letter.sms() && composed.containsKey(due.template()))
                && transport.reaches(letter);
    }

    private static boolean isPatient(Due due, Told.NotNow later) {
        return due.tries() < MOST_TRIES_ON_DEVICE && later.rest().compareTo(LONGEST_REST) <= 0;
    }

    private void again(Due due, Duration rest) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            "update common.delivery set next_try_at = greatest(" + PAUSE
                                    + ", common.kring_now() + make_interval(secs => :rest)) where id = :id and state = 'PENDING'")
                    .param("told", told())
                    .param("rest", rest.toMillis() / 1000d)
                    .param("id", due.id())
                    .update();
            events.publishEvent(new DeliveryMarked(due.template(), due.subject(), due.reader(), Became.AGAIN));
        });
    }

    private boolean rests(Due due) {
        return due.ofCircle()
                .or(() -> secrets.of(due.template()).flatMap(mail -> mail.circle(due.subject())))
                .filter(circle -> guards.stream().anyMatch(guard -> guard.rests(circle))
                        && guards.stream().noneMatch(guard -> guard.goesAnyway(circle, due.subject())))
                .isPresent();
    }

    private void rest(Due due) {
        transaction.executeWithoutResult(_ -> jdbc.sql("update common.delivery set next_try_at = common.kring_now() + "
                        + RESTS + " where id = :id and state = 'PENDING'")
                .param("id", due.id())
                .update());
    }

    /** Of who takes part still and is not to hear anything now: it was not tried, and goes first when the hours are over. */
    private Optional<Instant> waitsUntil(Due due) {
        return due.reader().flatMap(reader -> due.ofCircle()
                .flatMap(of ->
                        circleLetters.waitsUntil(of, reader, due.template()).filter(_ -> takesPart(of, reader))));
    }

    private boolean takesPart(UUID circle, AccountId person) {
        return guards.stream().allMatch(guard -> guard.stillIn(circle, person));
    }

    private void wait(Due due, Instant later) {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "update common.delivery set next_try_at = ?, tries = tries - 1 where id = ? and state = 'PENDING'")
                .param(Timestamp.from(later))
                .param(due.id())
                .update());
    }

    private boolean mayLeave(Due due) {
        return due.outside().isEmpty() || outsideGuards.stream().allMatch(guard -> guard.mayLeave(due.subject()));
    }

    private Letter write(Due due, Recipient to) {
        if (to.sms()) {
            return texts.said(due.id(), to, json.readValue(due.arguments(), Object[].class));
        }
        return letters.write(due.id(), to, due.template(), json.readValue(due.arguments(), String[].class), due.link());
    }

    private Optional<Going> toPerson(Due due, boolean onDevice) {
        var person = new AccountId(Objects.requireNonNull(due.recipient()));
        var circle = due.circle();
        if (circle != null && !takesPart(circle, person)) {
            mark(due, "CANCELLED", "no longer in the circle");
            return Optional.empty();
        }
        if (due.text()) {
            var number = texts.to(person).map(ByText::to);
            if (number.isEmpty()) {
                mark(due, "CANCELLED", "no text messages any more");
            }
            return number.map(to -> new Going(to, Optional.empty(), false));
        }
        var recipient = instead(due)
                .or(() -> accounts.recipient(person))
                .or(() -> onDevice ? devices.recipient(person) : Optional.empty());
        if (recipient.isEmpty()) {
            mark(due, "FAILED", NO_WAY);
            return Optional.empty();
        }
        var to = recipient.get();
        if (to.sms() && (texts.goes(due.template()) || !onDevice)) {
            return Optional.of(new Going(to, Optional.empty(), onDevice));
        }
        return (circle == null ? Optional.of(write(due, to)) : ofCircle(due, circle, person, to))
                .map(letter -> Going.with(to, letter, onDevice));
    }

    /** Of a circle, and of tasks and alerts only (R-C7); asked with the rights of who reads it, so outside the transaction of the job. */
    private Optional<Letter> textMessage(Due due, Recipient to) {
        var person = due.reader().orElseThrow();
        var circle = due.circle();
        if (circle == null || !due.text() && !texts.goes(due.template())) {
            mark(due, "FAILED", "by text message come tasks and alerts only");
            return Optional.empty();
        }
        var said = texts.write(
                due.id(),
                person,
                to,
                circle,
                due.subject(),
                due.template(),
                json.readValue(due.arguments(), Object[].class),
                due.link());
        if (said.isEmpty()) {
            mark(due, "CANCELLED", "nothing left to ask");
        }
        return said;
    }

    /** Nothing where there is nothing left to say. */
    private Optional<Letter> ofCircle(Due due, UUID circle, AccountId person, Recipient to) {
        var mail = composed.get(due.template());
        if (mail == null) {
            var said = new Composed(
                    due.template(), List.of(json.readValue(due.arguments(), String[].class)), due.link(), due.about());
            return Optional.of(write(due, circle, person, to, said));
        }
        var said = mail.compose(due.subject(), circle, person, to.language());
        if (said.isEmpty()) {
            mark(due, "CANCELLED", "nothing left to tell");
        }
        return said.map(words -> write(due, circle, person, to, words));
    }

    private Letter write(Due due, UUID circle, AccountId person, Recipient to, Composed said) {
        return letters.write(
                due.id(),
                circleLetters.whose(circle, due.template()),
                to,
                said.words(),
                said.arguments().toArray(),
                said.lines(),
                said.link(),
                circleLetters.change(circle, due.template()),
                said.thread().filter(_ -> !to.sms()).flatMap(thread -> replies.mint(person, circle, thread)),
                said.inShort());
    }

    /** Where there is nobody to let in, there is no letter, and nobody can tell. */
    private Optional<Going> secretLetter(SecretMail mail, Due due) {
        var minted = mail.mint(due.subject());
        if (minted.isEmpty()) {
            mark(due, "CANCELLED", null);
        }
        return minted.map(secret -> Going.with(
                secret.to(),
                secret.to().sms()
                        ? texts.secret(due.id(), secret.to(), due.template(), secret.arguments())
                        : letters.write(
                                due.id(),
                                secret.to(),
                                secret.words().orElse(due.template()),
                                secret.arguments().toArray(),
                                secret.path(),
                                secret.stop()),
                false));
    }

    /** What went out is sent, whatever happened meanwhile. All else is only so as long as nobody took it back. */
    private void mark(Due due, String state, @Nullable String error) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            "update common.delivery set state = :state, last_error = :error, "
                                    + "sent_at = case when :state = 'SENT' then common.kring_now() end, "
                                    + "next_try_at = case when :state = 'PENDING' then " + PAUSE
                                    + " else next_try_at end where id = :id and (:state = 'SENT' and state <> 'BOUNCED' or state = 'PENDING')")
                    .param("state", state)
                    .param("error", error)
                    .param("told", told())
                    .param("id", due.id())
                    .update();
            if (!state.equals("CANCELLED")) {
                events.publishEvent(new DeliveryMarked(due.template(), due.subject(), due.reader(), Became.of(state)));
            }
        });
    }

    /** Which deliveries are taken, how many at a time, how long they are this process's, and for how long it goes on. */
    private record Turn(boolean urgent, int most, Duration lease, Duration time) {}

    /** What leaves; a text message is still to be written. */
    private record Going(Recipient to, Optional<Letter> letter, boolean onDevice) {
        static Going with(Recipient to, Letter letter, boolean onDevice) {
            return new Going(to, Optional.of(letter), onDevice);
        }
    }

    private record Due(
            UUID id,
            @Nullable UUID recipient,
            String template,
            String arguments,
            String link,
            @Nullable UUID circle,
            UUID subject,
            @Nullable String name,
            @Nullable String address,
            @Nullable UUID thread,
            int tries,
            boolean toldThere,
            String channel,
            Instant created,
            boolean comesBack) {

        /** Somebody's help is asked, or was. */
        boolean alert() {
            return template.startsWith("alert");
        }

        /** To the number of somebody here, and nowhere else. */
        boolean text() {
            return recipient != null && channel.equals("SMS");
        }

        Optional<AccountId> reader() {
            return Optional.ofNullable(recipient).map(AccountId::new);
        }

        Optional<UUID> about() {
            return Optional.ofNullable(thread);
        }

        Optional<UUID> ofCircle() {
            return Optional.ofNullable(circle);
        }

        /** Somebody outside Kring, who is written to in the language of the country. */
        Optional<Recipient> outside() {
            return Optional.ofNullable(address)
                    .map(to -> new Recipient(
                            Objects.requireNonNull(name), to, Texts.LANGUAGES.getFirst(), channel.equals("SMS")));
        }
    }
}
