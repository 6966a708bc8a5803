package nl.kring.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kring.circle.Age;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;

/**
 * What may stand in a step of a draft: each thing that may not is refused with a sentence.
 *
 * @param resident whose plan it is
 */
record DraftRules(CircleView circle, AccountId resident) {
    /** Key words, no prose. */
    static final int LINE = 200;

    static final int TEXT = 2_000;
    static final int SHORT = 80;
    private static final int MOST_SIGNS = 12;
    private static final int MOST = 15;
    private static final int SHORTEST_LINE = 2;
    private static final int LONGEST_LINE = 6;
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9][0-9 ()-]{4,28}");

    DraftPart checked(DraftPart part) {
        return switch (part) {
            case DraftPart.Green green -> new DraftPart.Green(text(green.text(), TEXT));
            case DraftPart.Signs signs -> signs(signs);
            case DraftPart.Helps helps -> new DraftPart.Helps(lines(helps.helps()), lines(helps.not()));
            case DraftPart.Actions actions -> actions(actions);
            case DraftPart.Line line -> line(line);
            case DraftPart.Holder holder -> holder(holder);
            case DraftPart.Outside outside -> outside(outside);
        };
    }

    /** Who may be in the line, or hold the plan: who takes part, is known, and is old enough (R-A10, R-B5, R-B14). */
    static boolean mayBeAsked(MemberView member) {
        return member.recognised() && !member.guest() && member.age() != Age.CHILD;
    }

    /** As {@link #mayBeAsked}, of who was there before. */
    boolean mayStay(AccountId person) {
        return livesThereToo(person)
                || member(person).filter(DraftRules::mayBeAsked).isPresent();
    }

    /** Lives with whose plan it is, and may be asked as who is close. */
    private boolean livesThereToo(AccountId person) {
        return new Who(circle).housemates(resident).contains(person);
    }

    private static String text(String text, int longest) {
        var kept = longest == TEXT ? Written.kept(text, longest) : Written.line(text, longest);
        Giveaway.refuse(kept, Giveaway.ALLOWED);
        return kept;
    }

    /** An empty line is none. */
    private static List<String> lines(List<String> lines) {
        return few(
                lines.stream()
                        .map(line -> text(line, LINE))
                        .filter(line -> !line.isEmpty())
                        .toList(),
                MOST);
    }

    private static <T> List<T> few(List<T> things, int most) {
        if (things.size() > most) {
            throw new Refused("plan.tooMany", most);
        }
        return things;
    }

    private DraftPart.Signs signs(DraftPart.Signs signs) {
        var kept = signs.signs().stream()
                .map(sign -> new NewPlan.Sign(
                        sign.phase(),
                        text(sign.text(), LINE),
                        sign.seenAs().map(as -> text(as, LINE)).filter(as -> !as.isEmpty()),
                        sign.icon(),
                        Set.copyOf(sign.rings()),
                        Set.copyOf(here(sign.persons()))))
                .filter(sign -> !sign.text().isEmpty())
                .toList();
        kept.stream()
                .collect(Collectors.groupingBy(NewPlan.Sign::phase))
                .values()
                .forEach(ofPhase -> few(ofPhase, MOST_SIGNS));
        return new DraftPart.Signs(kept);
    }

    private DraftPart.Actions actions(DraftPart.Actions actions) {
        return new DraftPart.Actions(few(
                actions.actions().stream()
                        .map(action -> new NewPlan.Action(
                                action.phase(),
                                text(action.text(), LINE),
                                here(action.who()),
                                action.byWhoClaims(),
                                text(action.before(), SHORT)))
                        .filter(action -> !action.text().isEmpty())
                        .toList(),
                MOST));
    }

    /** Those who take part, or live there; who left meanwhile is left out. */
    private List<AccountId> here(java.util.Collection<AccountId> people) {
        var who = new Who(circle);
        return people.stream().filter(who::isThere).distinct().toList();
    }

    private DraftPart.Line line(DraftPart.Line line) {
        if (line.places().size() > LONGEST_LINE) {
            throw new Refused("watch.lineSize", SHORTEST_LINE, LONGEST_LINE);
        }
        var seen = new HashSet<AccountId>();
        for (var place : line.places()) {
            var person = asked(place.person());
            if (!seen.add(place.person())) {
                throw new Refused("plan.line.twice", person.firstName());
            }
            if (seen.size() == 1 && new Who(circle).isYoung(place.person())) {
                throw new Refused("watch.tooYoung", person.firstName());
            }
        }
        return line;
    }

    private CirclePerson asked(AccountId person) {
        return circle.residents().stream()
                .filter(one -> one.account().equals(person) && livesThereToo(person))
                .findFirst()
                .orElseGet(() -> askedMember(person));
    }

    private CirclePerson askedMember(AccountId person) {
        var member = member(person).orElseThrow(() -> new Refused("plan.gone"));
        if (member.age() == Age.CHILD) {
            throw new Refused("watch.tooYoung", member.person().firstName());
        }
        if (!mayBeAsked(member)) {
            throw new Refused("plan.notYet", member.person().firstName());
        }
        return member.person();
    }

    private Optional<MemberView> member(AccountId person) {
        return circle.members().stream()
                .filter(one -> one.person().account().equals(person))
                .findFirst();
    }

    private DraftPart.Holder holder(DraftPart.Holder holder) {
        holder.holder().ifPresent(this::asked);
        holder.deputy().ifPresent(this::asked);
        if (holder.holder().isPresent() && holder.holder().equals(holder.deputy())) {
            throw new Refused("plan.holder.same");
        }
        return holder;
    }

    private static DraftPart.Outside outside(DraftPart.Outside outside) {
        return new DraftPart.Outside(
                few(outside.contacts().stream().map(DraftRules::contact).toList(), LONGEST_LINE));
    }

    private static NewPlan.Contact contact(NewPlan.Contact contact) {
        var name = text(contact.name(), SHORT);
        var phone = contact.phone().map(number -> Written.line(number, SHORT)).filter(number -> !number.isEmpty());
        if (name.isEmpty()) {
            throw new Refused("plan.outside.name");
        }
        if (phone.filter(number -> !NUMBER.matcher(number).matches()).isPresent()) {
            throw new Refused("plan.outside.number");
        }
        if (phone.isEmpty() && !contact.canBeTold()) {
            throw new Refused("plan.outside.how");
        }
        return new NewPlan.Contact(
                contact.phase(),
                contact.level(),
                name,
                phone,
                contact.email(),
                contact.navigator(),
                contact.hours(),
                Set.copyOf(contact.mayTell()));
    }

    /** What is missing before it can be approved, the first of it; who is in the line said yes herself (R-D4). */
    void refuseUnlessWhole(PlanDraft draft) {
        missing(draft.green().text().isEmpty(), "plan.missing.green");
        missing(draft.signs().signs().isEmpty(), "plan.missing.signs");
        missing(
                draft.actions().actions().stream()
                        .anyMatch(action -> here(action.who()).isEmpty()),
                "plan.missing.who");
        var size = draft.said().size();
        if (size < SHORTEST_LINE || size > LONGEST_LINE) {
            throw new Refused("watch.lineSize", SHORTEST_LINE, LONGEST_LINE);
        }
        missing(draft.said().stream().anyMatch(one -> one.person().isEmpty()), "plan.line.gone");
        line(draft.line());
        named(draft, one -> one.askedAt().isEmpty() && one.answer().isEmpty(), "plan.line.notAsked");
        named(draft, PlanDraft.Said::waits, "plan.line.waits");
        named(draft, one -> !one.yes(), "plan.line.no");
        missing(draft.line().places().stream().allMatch(DraftPart.Wanted::callOnly), "plan.line.onlyCall");
        missing(draft.holder().holder().filter(new Who(circle)::isThere).isEmpty(), "plan.missing.holder");
        holder(draft.holder());
    }

    private static void missing(boolean missing, String key) {
        if (missing) {
            throw new Refused(key);
        }
    }

    private static void named(PlanDraft draft, Function<PlanDraft.Said, Boolean> which, String key) {
        draft.said().stream()
                .filter(which::apply)
                .flatMap(one -> one.person().stream())
                .findFirst()
                .ifPresent(person -> {
                    throw new Refused(key, person.firstName());
                });
    }
}
