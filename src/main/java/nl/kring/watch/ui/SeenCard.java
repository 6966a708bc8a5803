package nl.kring.watch.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.watch.ObservationId;
import nl.kring.watch.ObservationView;
import nl.kring.watch.WatchService;

/** What somebody saw: who, when, the signs in the resident's words and the own words. */
class SeenCard extends Section {
    private static final Duration AT_ONCE = Duration.ofMinutes(30);
    private final ObservationId id;
    private final SeenFoot foot;

    SeenCard(Says says, WatchService watch, CircleId circle, ObservationView seen) {
        id = seen.id();
        addClassNames("card", "stack-s", "seen-card");
        var name =
                seen.observer().map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"));
        var face = new Face(name, seen.observer().flatMap(CirclePerson::face), Face.Size.M);
        var heading = new H2(seen.own() ? getTranslation("alert.youSaw") : getTranslation("alert.saw", name));
        var moment = says.moment(seen.seenAt(), getLocale());
        add(new PersonLine(
                face, heading, seen.relation().isEmpty() || seen.own() ? moment : seen.relation() + " · " + moment));
        if (seen.toldAt().isAfter(seen.seenAt().plus(AT_ONCE))) {
            var later = new Paragraph(getTranslation("obs.told", says.moment(seen.toldAt(), getLocale())));
            later.addClassNames("small", "quiet");
            add(later);
        }
        seen.call()
                .map(call -> new Paragraph(getTranslation("watch.call." + call.name())))
                .ifPresent(this::add);
        if (!seen.signs().isEmpty()) {
            var signs = new UnorderedList();
            signs.addClassName("signs");
            seen.signs().forEach(sign -> signs.add(new ListItem(sign)));
            add(signs);
        }
        if (!seen.text().isEmpty()) {
            var words = new Paragraph(getTranslation("alert.quote", seen.text()));
            words.addClassName("post-text");
            add(words);
        }
        if (seen.worried()) {
            var worried = new Paragraph(getTranslation("obs.worry"));
            worried.addClassName("soft-voice");
            add(worried);
        }
        foot = new SeenFoot(getTranslation("obs.seen", name), said -> watch.seen(circle, id, said));
        add(foot);
        echo(List.of(seen));
    }

    /** What others said of it since. */
    void echo(List<ObservationView> now) {
        now.stream().filter(one -> one.id().equals(id)).forEach(one -> foot.show(one.reactions()));
    }
}
