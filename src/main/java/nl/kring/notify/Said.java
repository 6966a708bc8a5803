package nl.kring.notify;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Texts;

/**
 * What is said of a mail to its sender, in her language.
 *
 * @param taken whether the answer stands there all the same
 */
record Said(boolean taken, List<Sentence> sentences) {
    /** A sentence by its key; an argument that is itself a list of words is joined as people do. */
    record Sentence(String key, Object... arguments) {}

    /** Names that are told to their owner; one without a name has a word instead. */
    private record Names(List<String> names) {}

    /** Words by their keys. */
    private record Words(List<String> keys) {}

    private static final int MOST_NAMES = 10;

    /** Of a conversation that is not there for its reader. */
    private static final String GONE = "reply.no.gone";

    Said(String key, Object... arguments) {
        this(false, List.of(new Sentence(key, arguments)));
    }

    /** Why a text that gives something away was held back: what kind of thing, never which words (R-C14). */
    Said(GivesAway gives) {
        this(
                false,
                List.of(
                        new Sentence("giveaway.better"),
                        new Sentence(
                                "giveaway.there",
                                new Words(gives.found().stream()
                                        .map(each -> "giveaway.what." + each.name())
                                        .toList())),
                        new Sentence(next(gives))));
    }

    private static String next(GivesAway gives) {
        if (gives.allowed()) {
            return "reply.no.sure";
        }
        return gives.found().contains(Giveaway.BSN) ? "reply.no.number" : "reply.no.never";
    }

    /** What did not come along. */
    static Said of(List<String> left) {
        return new Said(true, List.of(new Sentence("reply.left", new Names(left))));
    }

    boolean gone() {
        return sentences.stream().anyMatch(each -> each.key().equals(GONE));
    }

    String in(Locale language) {
        return sentences.stream()
                .map(each -> Texts.of(
                        language,
                        each.key(),
                        Stream.of(each.arguments())
                                .map(it -> worded(it, language))
                                .toArray()))
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }

    private static Object worded(Object argument, Locale language) {
        return switch (argument) {
            case Words words ->
                joined(words.keys().stream().map(key -> Texts.of(language, key)).toList(), language);
            case Names names ->
                joined(
                        names.names().stream()
                                .limit(MOST_NAMES)
                                .map(name -> name.isEmpty() ? Texts.of(language, "reply.nameless") : name)
                                .toList(),
                        language);
            default -> argument;
        };
    }

    private static String joined(List<String> words, Locale language) {
        return ListFormat.getInstance(language, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(words);
    }
}
