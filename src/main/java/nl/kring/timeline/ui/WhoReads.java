package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Kept;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.TimelineService;

/** What something is about and who will read it, said before it goes (R-C1): the question stands in a sheet, the readers by its button. */
public class WhoReads {
    public final Options<Topic> topic;
    final AboutWhom about;
    private final Div readers = new Div();
    private final Kept chosen;
    private final TimelineService timeline;
    private final CircleId circle;
    private Optional<Set<AccountId>> only = Optional.empty();

    public WhoReads(CircleService circles, TimelineService timeline, CircleId circle, String sheet, Sheet in) {
        this.timeline = timeline;
        this.circle = circle;
        var seat = circles.seat(circle);
        var topics = Stream.of(Topic.values()).filter(seat.topics()::contains).toList();
        topic = new Options<>(in.getTranslation("timeline.topic"), topics, each -> in.getTranslation("topic." + each))
                .draft(sheet + ":topic");
        topic.setValue(topics.getFirst());
        about = new AboutWhom(circles.view(circle), seat, sheet, () -> narrow(only));
        topic.addValueChangeListener(_ -> narrow(Optional.empty()));
        chosen = new Kept(sheet + ":only", "", this::narrowAgain);
        readers.addClassName("audience");
        narrow(Optional.empty());
    }

    /** What is asked: the topic, and in a household about whom it is. */
    public Div questions() {
        var both = new Div(topic, about, chosen);
        both.addClassName("stack");
        return both;
    }

    /** Who will read it, with a way to choose fewer. */
    public Div readers() {
        return readers;
    }

    public Optional<About> about() {
        return about.value();
    }

    public Optional<Set<AccountId>> only() {
        return only;
    }

    private void narrow(Optional<Set<AccountId>> to) {
        only = to;
        chosen.keep(only.stream()
                .flatMap(Set::stream)
                .map(person -> person.value().toString())
                .collect(Collectors.joining(" ")));
        show(reading(only));
    }

    /** Never more readers than were chosen before the page had to load again. */
    private void narrowAgain(String kept) {
        var among = reading(Optional.empty()).stream()
                .map(CirclePerson::account)
                .filter(person -> kept.contains(person.value().toString()))
                .collect(Collectors.toSet());
        narrow(Optional.of(among).filter(_ -> !kept.isBlank()));
    }

    private List<CirclePerson> reading(Optional<Set<AccountId>> only) {
        return timeline.readers(circle, topic.getValue(), about.value(), only);
    }

    private void show(List<CirclePerson> people) {
        var faces = new Span();
        faces.addClassName("faces");
        people.forEach(person -> faces.add(new Face(person.firstName(), person.face(), Face.Size.S)));
        var key = only.isPresent() ? "post.some" : "post.who";
        readers.removeAll();
        readers.add(faces, small(topic.getTranslation(key, names(people))));
        about.reads().ifPresent(not -> readers.add(small(not)));
        readers.add(Buttons.text(topic.getTranslation("timeline.change"), this::choose));
    }

    private static String names(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "));
    }

    private static Paragraph small(String text) {
        var line = new Paragraph(text);
        line.addClassName("small");
        return line;
    }

    /** Fewer readers than the topic gives; the resident always reads along. */
    private void choose() {
        var all = reading(Optional.empty());
        var always = about.alwaysReads(all);
        var ticks = new LinkedHashMap<CirclePerson, Pick>();
        var picks = new Div();
        picks.addClassName("picks");
        all.stream().skip(always.size()).forEach(person -> {
            var pick = new Pick(Icon.PEOPLE, person.firstName());
            pick.setValue(only.map(these -> these.contains(person.account())).orElse(true));
            ticks.put(person, pick);
            picks.add(pick);
        });
        var chooser = new Sheet(topic.getTranslation("timeline.who"));
        chooser.ask(
                new Paragraph(
                        topic.getTranslation(always.size() == 1 ? "post.readsalong" : "post.readalong", names(always))),
                picks);
        chooser.act(Buttons.large(Buttons.primary(topic.getTranslation("timeline.who.done"), () -> {
            take(ticks);
            chooser.close();
        })));
        chooser.open();
    }

    private void take(Map<CirclePerson, Pick> ticks) {
        var these = new HashSet<AccountId>();
        ticks.forEach((person, pick) -> {
            if (pick.getValue()) {
                these.add(person.account());
            }
        });
        narrow(these.size() < ticks.size() ? Optional.of(these) : Optional.empty());
    }
}
