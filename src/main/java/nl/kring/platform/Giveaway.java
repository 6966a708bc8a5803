package nl.kring.platform;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is better not written where others read it: a named rule each. It is looked for before anything is kept, and nothing of it is. */
public enum Giveaway {
    /** A citizen service number: nine digits that pass the eleven test. Never. */
    BSN(false, CitizenNumbers::in),
    /** The secret number of a card or a telephone, said to be one. Never. */
    PIN(false, SaidSecrets::pinIn),
    /** An IBAN of a country that has them, with the right check digits. */
    ACCOUNT(true, BankNumbers::accountIn),
    /** The long number of a bank card. */
    CARD(true, BankNumbers::cardIn),
    /** A password, said to be one. */
    PASSWORD(true, SaidSecrets::passwordIn);

    /** Those that a person may write all the same. */
    public static final Set<Giveaway> ALLOWED = Set.of(ACCOUNT, CARD, PASSWORD);

    private final boolean allowed;
    private final Predicate<String> rule;

    Giveaway(boolean allowed, Predicate<String> rule) {
        this.allowed = allowed;
        this.rule = rule;
    }

    /** Whether a person may write it all the same. */
    public boolean allowed() {
        return allowed;
    }

    /** What a text gives away, the worst first. */
    public static List<Giveaway> in(String text) {
        var bare = BareText.of(text);
        return Stream.of(values()).filter(each -> each.rule.test(bare)).toList();
    }

    /**
     * Refuses a text that gives something away.
     *
     * @param meant what the person was asked about and writes all the same; what is never written is refused with it too
     */
    public static void refuse(String text, Collection<Giveaway> meant) {
        var found = EnumSet.noneOf(Giveaway.class);
        found.addAll(in(text));
        if (found.stream().anyMatch(each -> !each.allowed() || !meant.contains(each))) {
            throw new GivesAway(found);
        }
    }
}
