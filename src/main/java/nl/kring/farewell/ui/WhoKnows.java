package nl.kring.farewell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.farewell.AfterwardsService;
import nl.kring.farewell.ToTell;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;

/** "Wie moet het nog weten": people tell each other, and tick who knows. Nothing is sent. */
class WhoKnows extends NativeDetails {
    private final AfterwardsService afterwards;
    private final CircleId circle;
    private final Runnable again;

    WhoKnows(AfterwardsService afterwards, CircleId circle, List<ToTell> people, Runnable again) {
        this.afterwards = afterwards;
        this.circle = circle;
        this.again = again;
        addClassName("who-knows");
        setSummaryText(getTranslation("farewell.tell"));
        var list = new UnorderedList();
        list.addClassName("stack");
        people.stream().map(this::line).forEach(list::add);
        var content = new Div(
                new Paragraph(getTranslation("farewell.tell.how")),
                list,
                new Paragraph(getTranslation("farewell.tell.others")));
        content.addClassName("stack");
        setContent(content);
    }

    private ListItem line(ToTell one) {
        var name = one.person().firstName();
        var line = new ListItem(new PersonLine(
                new Face(name, one.person().face(), Face.Size.M),
                name,
                one.toldBy()
                        .map(by -> by.isEmpty()
                                ? getTranslation("farewell.knows")
                                : getTranslation("farewell.knows.by", by))
                        .orElse(one.relation())));
        line.addClassNames("stack-s");
        if (one.toldBy().isEmpty()) {
            one.person()
                    .phone()
                    .ifPresent(phone -> line.add(Link.call(getTranslation("circle.call", name), phone, "line")));
            line.add(Buttons.text(getTranslation("farewell.knows.yes", name), () -> tick(one, true)));
        } else {
            line.add(Buttons.text(getTranslation("farewell.knows.no"), () -> tick(one, false)));
        }
        return line;
    }

    private void tick(ToTell one, boolean knows) {
        afterwards.knows(circle, one.person().account(), knows);
        again.run();
    }
}
