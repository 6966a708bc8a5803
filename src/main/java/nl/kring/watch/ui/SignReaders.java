package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.watch.NewPlan;
import nl.kring.watch.PlanDraft;

/** Who is to see a sign, said below it before it is approved: she says yes to that too. */
final class SignReaders {
    private SignReaders() {}

    static Span of(Component speaker, PlanDraft draft, NewPlan.Sign sign, Function<AccountId, String> name) {
        var rings = Arrays.stream(Ring.values())
                .filter(sign.rings()::contains)
                .map(ring ->
                        speaker.getTranslation("plan.sign.seenBy.ring", speaker.getTranslation("circle.ring." + ring)));
        var persons =
                sign.persons().stream().map(name).filter(one -> !one.isEmpty()).sorted();
        var all = Stream.concat(rings, persons).toList();
        var words = new Span(
                all.isEmpty()
                        ? nobodyElse(speaker, always(speaker, draft, name))
                        : speaker.getTranslation("plan.sign.seenBy", Names.joined(speaker, all)));
        words.addClassNames("small", "quiet", "sign-readers");
        return words;
    }

    /** Who sees all of a plan, whatever is said of a sign. */
    private static List<String> always(Component speaker, PlanDraft draft, Function<AccountId, String> name) {
        var holder = draft.holder()
                .holder()
                .map(name)
                .filter(one -> !one.isEmpty())
                .orElseGet(() -> speaker.getTranslation("plan.sign.seenBy.holder"));
        return Stream.of(
                        Stream.of(holder),
                        draft.holder().deputy().map(name).stream(),
                        draft.speakers().stream().map(CirclePerson::firstName))
                .flatMap(names -> names)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    private static String nobodyElse(Component speaker, List<String> names) {
        return speaker.getTranslation(
                names.size() == 1 ? "plan.sign.seenBy.nobody" : "plan.sign.seenBy.nobody.more",
                Names.joined(speaker, names));
    }
}
