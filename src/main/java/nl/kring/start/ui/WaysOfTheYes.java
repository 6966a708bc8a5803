package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.start.BehalfService;

/** How a resident can say yes, and a code for whoever hears or sees it; who began the circle is never that person. */
class WaysOfTheYes extends Section {
    private final Div code = new Div();

    private final String address;

    WaysOfTheYes(BehalfService behalf, CircleId circle, String name, String address) {
        this.address = address;
        addClassNames("card", "stack");
        code.getElement().setAttribute("aria-live", "polite");
        code.addClassName("stack-s");
        var ways = new UnorderedList();
        ways.addClassName("sentences");
        Stream.of("behalf.way.OWN", "behalf.way.PHONE", "behalf.way.PRESENT", "behalf.way.PAPER")
                .map(key -> new ListItem(getTranslation(key, name)))
                .forEach(ways::add);
        add(
                new H2(getTranslation("behalf.ways", name)),
                ways,
                new Paragraph(getTranslation("behalf.code.how")),
                code,
                Buttons.line(getTranslation("behalf.code"), () -> show(behalf.newCode(circle))));
    }

    private void show(String minted) {
        var big = new Paragraph(minted);
        big.addClassName("code");
        code.removeAll();
        code.add(big, new Paragraph(getTranslation("behalf.code.give", address + "/start/getuige")));
    }
}
