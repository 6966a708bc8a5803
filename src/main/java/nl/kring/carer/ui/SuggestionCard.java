package nl.kring.carer.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import nl.kring.carer.Suggestion;
import nl.kring.carer.SuggestionService;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;

/** What may help, said to her alone (R-D32); nothing of it happens without her tap. */
class SuggestionCard extends Section {
    SuggestionCard(
            SuggestionService suggestions,
            CircleId circle,
            Suggestion found,
            boolean mayAskForHelp,
            Seat seat,
            Consumer<String> done) {
        addClassNames("card", "stack", "carer-suggestion");
        var why = new UnorderedList();
        found.why().forEach(reason -> why.add(new ListItem(getTranslation("carer.why." + reason))));
        add(
                new H2(getTranslation("carer.suggests")),
                new Paragraph(getTranslation("carer.suggests.why")),
                why,
                new Paragraph(getTranslation("carer.suggests.what")));
        if (!found.often().isEmpty()) {
            add(Buttons.with(
                    Icon.HAND_HELPING, Buttons.line(getTranslation("carer.suggests.circle"), () -> new AskCircleSheet(
                                    suggestions, circle, found.often(), () -> done.accept("carer.suggests.asked"))
                            .open())));
        }
        found.support()
                .ifPresent(support -> add(
                        Link.call(getTranslation("carer.suggests.support", support.name()), support.phone(), "line")));
        add(
                mayAskForHelp
                        ? new Link(
                                        Icon.PEOPLE,
                                        getTranslation("carer.suggests.respite"),
                                        CircleAddress.of(circle, "help"))
                                .button("line")
                        : new Link(Icon.PEOPLE, getTranslation("carer.suggests.navigator"), "wie-helpt-mij")
                                .button("line"));
        if (!mayAskForHelp) {
            add(new Paragraph(getTranslation("carer.suggests.respite.how", seat.ownerName())));
        }
        add(
                new Note(Icon.LOCK, getTranslation("carer.suggests.private")),
                Buttons.text(getTranslation("carer.suggests.away"), () -> {
                    suggestions.putAway(circle);
                    done.accept("carer.suggests.gone");
                }));
    }
}
