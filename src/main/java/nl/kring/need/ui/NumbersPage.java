package nl.kring.need.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Stream;
import nl.kring.need.NumbersService;
import nl.kring.need.NumbersView;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.WayOut;

/** People to call who are not of the circle (R-B19). Its address and its title say nothing, and no circle knows that it was opened. */
@Route(NumbersPage.PATH)
@PermitAll
class NumbersPage extends Main implements HasDynamicTitle {
    static final String PATH = "telefoonnummers";

    NumbersPage(NumbersService numbers) {
        var found = numbers.mine();
        var top = new Div(new Link(Icon.ARROW_LEFT, getTranslation("numbers.back"), "").button("text"), new WayOut());
        top.addClassName("numbers-top");
        var page = new Div(
                top, new H1(getTranslation("numbers.title")), new Note(Icon.LOCK, getTranslation("numbers.nobody")));
        page.addClassName("stack");
        found.supporters()
                .forEach(one -> page.add(person(
                        new Face(one.name(), one.face(), Face.Size.L),
                        one.name(),
                        getTranslation("numbers.supporter"),
                        one.phone())));
        found.navigators()
                .forEach(one -> page.add(person(
                        new Face(one.name(), one.face(), Face.Size.L),
                        one.name(),
                        getTranslation(
                                "need.yourNavigator",
                                found.tenant()
                                        .map(tenant -> tenant.navigatorLabel())
                                        .orElse("")),
                        one.phone())));
        if (found.navigators().isEmpty()) {
            page.add(new Link(Icon.MAGNIFIER, getTranslation("numbers.who"), "wie-helpt-mij").button("line"));
        }
        page.add(danger(found));
        addClassName("start");
        add(page);
    }

    /** The way here; it looks like any other link. */
    static Component way(String words) {
        return new Link(Icon.PHONE, words, PATH).button("text", "numbers-way");
    }

    private Section person(Face face, String name, String what, String phone) {
        var card = new Section(
                new PersonLine(face, new H2(name), what),
                Link.call(
                        getTranslation("numbers.call", name.split(" ", 2)[0], unbroken(phone)),
                        phone,
                        "primary",
                        "large"));
        card.addClassNames("card", "stack");
        return card;
    }

    /** The municipality's own numbers, one a line: name, tab, number. */
    private Component danger(NumbersView found) {
        var card = new Section(new H2(getTranslation("numbers.danger")), new Paragraph(getTranslation("numbers.112")));
        card.addClassNames("card", "stack", "numbers-danger");
        Stream.concat(
                        Stream.of(getTranslation("numbers.112.name") + "\t112"),
                        found.tenant().stream()
                                .flatMap(tenant -> tenant.crisisNumbers().lines()))
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> card.add(Link.call(line[0] + ": " + unbroken(line[1]), line[1], "line")));
        return card;
    }

    /** A number that stays on one line. */
    private static String unbroken(String phone) {
        return phone.replace('-', '\u2011');
    }

    @Override
    public String getPageTitle() {
        return getTranslation("numbers.title");
    }
}
