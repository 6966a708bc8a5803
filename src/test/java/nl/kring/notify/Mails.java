package nl.kring.notify;

import java.util.List;
import java.util.UUID;
import nl.kring.People;
import nl.kring.identity.AccountService;
import nl.kring.identity.WhyBack;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What leaves in a test: a dispatcher as Kring's own, by a transport of the test, and what is to be told put together. */
public class Mails {
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccountService accounts;
    private final SecretMails secrets;
    private final List<DeliveryGuard> guards;
    private final List<OutsideGuard> outsideGuards;
    private final CircleLetters circleLetters;
    private final List<ComposedMail> composed;
    private final ApplicationEventPublisher events;
    private final Letters letters;
    private final ReplyAddresses replies;
    private final Pushing pushing;
    private final PushDevices devices;
    private final TextMessages texts;
    private final Returned returned;
    private final JsonMapper json;
    private final List<DueWork> works;

    Mails(
            People people,
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
            JsonMapper json,
            List<DueWork> works) {
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.secrets = secrets;
        this.guards = guards;
        this.outsideGuards = outsideGuards;
        this.circleLetters = circleLetters;
        this.composed = composed;
        this.events = events;
        this.letters = letters;
        this.replies = replies;
        this.pushing = pushing;
        this.devices = devices;
        this.texts = texts;
        this.returned = returned;
        this.json = json;
        this.works = works;
    }

    /** One that sends by this. */
    Dispatcher by(Transport transport) {
        return by(transport, replies);
    }

    /** One that sends by this, with these addresses to answer to. */
    Dispatcher by(Transport transport, ReplyAddresses answers) {
        return by(transport, answers, pushing);
    }

    /** One that tells people on their devices by this, and else sends by that. */
    Dispatcher by(Transport transport, Pushing push) {
        return by(transport, replies, push);
    }

    private Dispatcher by(Transport transport, ReplyAddresses answers, Pushing push) {
        return new Dispatcher(
                jdbc,
                transaction,
                accounts,
                secrets,
                guards,
                outsideGuards,
                circleLetters,
                composed,
                events,
                letters,
                answers,
                push,
                devices,
                texts,
                returned,
                transport,
                json);
    }

    /** Whether a letter of this kind goes to a number. */
    public boolean goesBySms(String template) {
        return texts.goes(template);
    }

    /** One that dies at that point, if it comes there. */
    Dispatcher by(Transport transport, ReplyAddresses answers, Kill kill, TransactionTemplate dying) {
        return new Dispatcher(
                jdbc,
                dying,
                accounts,
                secrets,
                guards.stream().map(kill::in).toList(),
                outsideGuards,
                kill.in(circleLetters),
                composed.stream().map(kill::in).toList(),
                events,
                letters,
                answers,
                pushing,
                devices,
                texts,
                returned,
                transport,
                json);
    }

    /** What left about this for that address comes back, for good. */
    public void comeBack(UUID subject, String address, WhyBack why) {
        var deliveries =
                people.job(() -> jdbc.sql("select id from common.delivery where subject_id = ? and state = 'SENT'")
                        .param(subject)
                        .query(UUID.class)
                        .list());
        deliveries.forEach(
                delivery -> Acting.asSystem("test", () -> returned.atOnce(delivery, new NotTaken(address, why))));
    }

    /** Puts together what is to be told to anybody now. */
    public void putTogether() {
        var telling = works.stream().filter(work -> work.name().equals("told")).toList();
        for (var turn = 0; turn < 50 && people.tellingWaits(); turn++) {
            telling.forEach(work -> Acting.asSystem("told", work::doWhatIsDue));
        }
    }
}
