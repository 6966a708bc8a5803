package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.watch.NewPlan;

/** Who is to see a sign, said below it before it is approved: she says yes to that too. */
final class SignReaders {
    private SignReaders() {}

    static Span of(Component speaker, NewPlan.Sign sign, Function<AccountId, String> name) {
        var rings = Arrays.stream(Ring.values())
                .filter(sign.rings()::contains)
                .map(ring ->
                        speaker.getTranslation("plan.sign.seenBy.ring", speaker.getTranslation("circle.ring." + ring)));
        var persons =
                sign.persons().stream().map(name).filter(one -> !one.isEmpty()).sorted();
        var all = Stream.concat(rings, persons).toList();
        var words = new Span(
                all.isEmpty()
                        ? speaker.getTranslation("plan.sign.seenBy.nobody")
                        : speaker.getTranslation("plan.sign.seenBy", Names.joined(speaker, all)));
        words.addClassNames("small", "quiet", "sign-readers");
        return words;
    }
}
