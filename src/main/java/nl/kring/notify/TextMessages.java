package nl.kring.notify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.ByText;
import nl.kring.identity.NumberService;
import nl.kring.identity.Recipient;
import nl.kring.platform.Acting;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import org.springframework.stereotype.Component;

/**
 * Writes what goes by text message: of tasks and alerts only (R-C7), in the name of the circle, with the number to answer by. What is asked is
 * looked at when it leaves, with the eyes of who reads it.
 */
@Component
class TextMessages {
    /** What is said to a number, after it was written from. */
    static final String SAID = "smsSaid";

    private static final List<String> KINDS = List.of("task", "alert");

    private final Map<String, AskedBySms> asks = new HashMap<>();
    private final SmsAsks numbers;
    private final AccountService accounts;
    private final NumberService phones;
    private final CircleLetters circles;

    TextMessages(
            List<AskedBySms> asks,
            SmsAsks numbers,
            AccountService accounts,
            NumberService phones,
            CircleLetters circles) {
        asks.forEach(one -> one.templates().forEach(template -> this.asks.put(template, one)));
        this.numbers = numbers;
        this.accounts = accounts;
        this.phones = phones;
        this.circles = circles;
    }

    /** Tasks and alerts only. */
    boolean goes(String template) {
        return KINDS.stream().anyMatch(template::startsWith);
    }

    /** Where this person gets text messages, if anywhere. */
    Optional<ByText> to(AccountId person) {
        return phones.byText(person);
    }

    /** A secret for a number, in one sentence or two and in nobody's name. */
    Letter secret(UUID delivery, Recipient to, String template, List<String> arguments) {
        var words = SmsText.of(Texts.of(to.language(), "sms." + template, arguments.toArray()));
        return letter(delivery, Letter.KRING, to, words, words, "");
    }

    /** Words that were written for this number. */
    Letter said(UUID delivery, Recipient to, Object[] arguments) {
        var words = SmsText.of(Texts.of(to.language(), "sms.said", arguments));
        return letter(delivery, Letter.KRING, to, words, words, "");
    }

    /** Empty where a question is not open to this person any more. As a job, outside any transaction. */
    Optional<Letter> write(
            UUID delivery,
            AccountId person,
            Recipient to,
            UUID circle,
            UUID subject,
            String template,
            Object[] arguments,
            String path) {
        var language = to.language();
        var from = circles.whose(circle, template)
                .map(whose -> Texts.of(language, "mail.sender", whose))
                .orElse(Letter.KRING);
        var body = Texts.of(language, "mail." + template + ".body", arguments);
        if (!asks.containsKey(template)) {
            var words = SmsText.around(body, said -> Texts.of(language, "sms.told", from, said));
            return Optional.of(letter(delivery, from, to, words, Letters.firstLine(body), path));
        }
        return open(person, circle, subject, template, language).map(asked -> {
            var number = numbers.number(person, circle, subject, template);
            var words = SmsText.around(
                    asked.own(),
                    own -> Texts.of(
                            language, asked.key(), from, own, number, argument(arguments, 1), argument(arguments, 0)));
            return letter(delivery, from, to, words, Letters.firstLine(body), path);
        });
    }

    /** What is open to somebody of this question, if it is. */
    Optional<AskedBySms.Asked> open(AccountId person, UUID circle, UUID subject, String template, Locale language) {
        return Optional.ofNullable(asks.get(template)).flatMap(asking -> {
            try {
                return inNameOf(person, () -> asking.asks(template, circle, subject, language));
            } catch (NotFound | NoRight | Refused no) {
                return Optional.empty();
            }
        });
    }

    /** Answers a question as this person. */
    AskedBySms.Became answer(AccountId person, SmsAsks.Ask ask, boolean yes, UUID id, Locale language) {
        var asking = Optional.ofNullable(asks.get(ask.template())).orElseThrow(NotFound::new);
        return inNameOf(person, () -> asking.answer(ask.template(), ask.circle(), ask.subject(), yes, id, language));
    }

    private <T> T inNameOf(AccountId person, Supplier<T> work) {
        return Acting.inNameOf(accounts.principal(person).orElseThrow(NotFound::new), work);
    }

    private static Object argument(Object[] arguments, int place) {
        return arguments.length > place ? arguments[place] : "";
    }

    /** A device of the same person shows it as it shows a mail. */
    private static Letter letter(UUID delivery, String from, Recipient to, String words, String inShort, String path) {
        return new Letter(
                delivery,
                from,
                to.firstName(),
                to.address(),
                true,
                Texts.of(to.language(), "sms.title"),
                words,
                "",
                Optional.empty(),
                inShort,
                path);
    }
}
