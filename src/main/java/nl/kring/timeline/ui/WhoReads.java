package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.TimelineService;

/** Who will read what is being told, in words, before it goes (R-C1); fewer of them can be chosen, and the resident always reads along. */
public class WhoReads extends Div {
    private final Div said = new Div();
    final AboutWhom about;
    private final Kept chosen;
    private final TimelineService timeline;
    private final CircleId circle;
    private final Supplier<Topic> topic;
    private final Runnable changed;
    private Optional<Set<AccountId>> only = Optional.empty();

    /**
     * For a sheet of this name.
     *
     * @param changed runs when others will read it
     */
    public WhoReads(
            CircleService circles,
            TimelineService timeline,
            CircleId circle,
            String sheet,
            Supplier<Topic> topic,
            Runnable changed) {
        this.timeline = timeline;
        this.circle = circle;
        this.topic = topic;
        this.changed = changed;
        about = new AboutWhom(circles.view(circle), circles.seat(circle), sheet, () -> narrow(only));
        chosen = new Kept(sheet + ":only", "", this::narrowAgain);
        add(chosen, said);
    }

    /** "Over wie gaat dit?", to ask in the sheet; hidden where one person lives. */
    public Component about() {
        return about;
    }

    public Optional<About> aboutWhom() {
        return about.value();
    }

    /** The persons chosen by name; empty means everybody who sees the topic. */
    public Optional<Set<AccountId>> only() {
        return only;
    }

    /** Everybody who will read it, residents first. */
    public List<CirclePerson> people() {
        return readers(only);
    }

    /** Everybody who reads about the topic, again. */
    public void all() {
        narrow(Optional.empty());
    }

    private void narrow(Optional<Set<AccountId>> to) {
        only = to;
        chosen.keep(only.stream()
                .flatMap(Set::stream)
                .map(person -> person.value().toString())
                .collect(Collectors.joining(" ")));
        show(people());
        changed.run();
    }

    /** Never more readers than were chosen before the page had to load again. */
    private void narrowAgain(String kept) {
        var among = readers(Optional.empty()).stream()
                .map(CirclePerson::account)
                .filter(person -> kept.contains(person.value().toString()))
                .collect(Collectors.toSet());
        narrow(Optional.of(among).filter(_ -> !kept.isBlank()));
    }

    /** Who would read it, residents first; a sheet that hides something for a while says otherwise. */
    protected List<CirclePerson> readers(Optional<Set<AccountId>> only) {
        return timeline.readers(circle, topic.get(), about.value(), only);
    }

    private void show(List<CirclePerson> people) {
        var faces = new Span();
        faces.addClassName("faces");
        people.forEach(person -> faces.add(new Face(person.firstName(), person.face(), Face.Size.S)));
        var words = new Paragraph(getTranslation(only.isPresent() ? "post.some" : "post.who", names(people)));
        words.addClassName("small");
        said.setClassName("audience");
        said.removeAll();
        said.add(faces, words);
        notes(people).map(Paragraph::new).forEach(note -> {
            note.addClassName("small");
            said.add(note);
        });
        said.add(Buttons.text(getTranslation("timeline.change"), this::choose));
    }

    /** What is said besides of who reads it and who does not. */
    protected Stream<String> notes(List<CirclePerson> people) {
        return about.reads().stream();
    }

    /** That these read along, as those who live here do. */
    protected final String readAlong(List<CirclePerson> people) {
        return getTranslation(people.size() == 1 ? "post.readsalong" : "post.readalong", names(people));
    }

    static String names(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "));
    }

    /** Fewer readers than the topic gives. */
    private void choose() {
        var all = readers(Optional.empty());
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
        var chooser = new Sheet(getTranslation("timeline.who"));
        Stream.of(always)
                .filter(people -> !people.isEmpty())
                .map(this::readAlong)
                .map(Paragraph::new)
                .forEach(chooser::ask);
        chooser.ask(picks);
        chooser.act(Buttons.large(Buttons.primary(getTranslation("timeline.who.done"), () -> {
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
