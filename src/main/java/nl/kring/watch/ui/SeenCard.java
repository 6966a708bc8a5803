package nl.kring.watch.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.watch.ObservationView;

/** What somebody saw: who, when, the signs in the resident's words and the own words. */
class SeenCard extends Section {
    SeenCard(Says says, ObservationView seen) {
        addClassNames("card", "stack-s", "seen-card");
        var name =
                seen.observer().map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"));
        var face = new Face(name, seen.observer().flatMap(CirclePerson::face), Face.Size.M);
        var heading = new H2(seen.own() ? getTranslation("alert.youSaw") : getTranslation("alert.saw", name));
        var moment = says.moment(seen.seenAt(), getLocale());
        add(new PersonLine(
                face, heading, seen.relation().isEmpty() || seen.own() ? moment : seen.relation() + " · " + moment));
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
    }
}
