package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Shift;
import nl.kring.circle.Topic;

/** What would change for whom, in sentences, before it is saved; heard when it comes up. */
class Shifts extends Div {
    Shifts() {
        addClassNames("stack-s", "shifts");
        getElement().setAttribute("role", "status");
    }

    /** Says it, those of whom the same is true in one sentence. */
    void say(Collection<Shift> shifts, String afterwards) {
        removeAll();
        sentences(shifts, Shift::gains, "sees.gains");
        sentences(shifts, Shift::loses, "sees.loses");
        if (shifts.isEmpty()) {
            add(new Paragraph(getTranslation("sees.same")));
        } else {
            add(new Paragraph(afterwards));
        }
    }

    private void sentences(Collection<Shift> shifts, Function<Shift, Set<Topic>> what, String key) {
        Map<Set<Topic>, List<String>> names = shifts.stream()
                .filter(shift -> !what.apply(shift).isEmpty())
                .collect(Collectors.groupingBy(
                        what,
                        LinkedHashMap::new,
                        Collectors.mapping(shift -> shift.person().firstName(), Collectors.toList())));
        names.forEach((topics, who) ->
                add(new Paragraph(getTranslation(key, who.size(), and(this, who), and(this, words(this, topics))))));
    }

    static List<String> words(Component speaker, Set<Topic> topics) {
        return Stream.of(Topic.values())
                .filter(topics::contains)
                .map(topic -> speaker.getTranslation("topic." + topic))
                .toList();
    }

    /** As one says it: Anna, Bram and Clara. */
    static String and(Component speaker, List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : speaker.getTranslation(
                        "circle.and", String.join(", ", words.subList(0, words.size() - 1)), words.getLast());
    }
}
