package nl.kring.paper.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.paper.Fridge;
import nl.kring.paper.Fridge.Called;
import nl.kring.paper.Fridge.Line;
import nl.kring.paper.FridgeService;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PrintButton;
import nl.kring.platform.ui.Says;

/** The page for the fridge: big letters, who to call, who is who, and what is this week; printed as it stands here. */
@Route("circle/:circle/paper/:member")
@PermitAll
class FridgeView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    private final FridgeService fridges;
    private final Says says;

    FridgeView(FridgeService fridges, Says says) {
        this.fridges = fridges;
        this.says = says;
        addClassNames("stack", "fridge-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        var fridge = fridges.page(circle, CircleAddress.member(event.getRouteParameters()));
        removeAll();
        var around = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                new PrintButton(getTranslation("fridge.print")),
                new Paragraph(getTranslation("fridge.visitors")));
        around.addClassNames("stack", "not-on-paper");
        add(around, paper(fridge));
    }

    private Article paper(Fridge fridge) {
        var title = new H1(getTranslation("mail.sender", fridge.whose()));
        var below = new Paragraph(getTranslation("fridge.for", fridge.reader()));
        var whose = fridge.resident();
        var head = new Div(new Face(whose.name(), whose.face(), Face.Size.L), new Div(title, below));
        head.addClassName("fridge-head");
        var paper = new Article(head, call(fridge), week(fridge), people(fridge), foot(fridge));
        paper.addClassName("fridge");
        return paper;
    }

    private Section call(Fridge fridge) {
        var calls = new Section(new H2(getTranslation("fridge.call")));
        calls.addClassName("fridge-call");
        fridge.first()
                .ifPresent(who -> calls.add(number(
                        getTranslation("fridge.call.first", who.name()),
                        who.phone().orElse(""))));
        calls.add(number(getTranslation("fridge.call.danger"), "112"));
        return calls;
    }

    private static Paragraph number(String words, String number) {
        var digits = new Span(number);
        digits.addClassName("fridge-number");
        return new Paragraph(new Span(words), digits);
    }

    private Section week(Fridge fridge) {
        var week = new Section(new H2(getTranslation("fridge.week")));
        fridge.week().forEach(day -> {
            var lines = new UnorderedList();
            day.lines().forEach(line -> lines.add(new ListItem(said(line))));
            var one = new Div(new H3(says.dateLine(day.day(), getLocale())), lines);
            one.addClassName("fridge-day");
            week.add(one);
        });
        if (fridge.week().isEmpty()) {
            week.add(new Paragraph(getTranslation("fridge.week.none")));
        }
        return week;
    }

    private Component said(Line line) {
        var when = line.at().map(at -> line.before() ? getTranslation("task.before.moment", clock(at)) : clock(at));
        var who = line.wanted()
                ? Stream.of(getTranslation("fridge.wanted"))
                : line.who().map(name -> getTranslation("fridge.does", name)).stream();
        var what = new Span(Stream.concat(Stream.of(line.what(), line.place()), who)
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + " · " + second)
                .orElse(""));
        var time = new Span(when.orElseGet(() -> getTranslation("agenda.allDay")));
        time.addClassName("fridge-time");
        var both = new Div(time, what);
        both.addClassName("fridge-line");
        return both;
    }

    private static String clock(LocalTime at) {
        return "%02d:%02d".formatted(at.getHour(), at.getMinute());
    }

    private Section people(Fridge fridge) {
        var list = new UnorderedList();
        list.addClassName("fridge-people");
        fridge.people()
                .forEach(person -> list.add(new ListItem(
                        new Face(person.name(), person.face(), Face.Size.M), name(person), number(person))));
        return new Section(new H2(getTranslation("fridge.people")), list);
    }

    private static Span name(Called person) {
        var name = new Span(person.name());
        name.addClassName("fridge-name");
        return person.relation().isEmpty() ? name : new Span(name, new Span(" · " + person.relation()));
    }

    private Span number(Called person) {
        var number = new Span(person.phone().orElseGet(() -> getTranslation("fridge.number.none")));
        number.addClassName(person.phone().isPresent() ? "fridge-number" : "fridge-none");
        return number;
    }

    private Footer foot(Fridge fridge) {
        var lines = List.of(
                getTranslation("fridge.printed", says.date(fridge.printed(), getLocale())),
                fridge.first()
                        .map(who -> getTranslation("fridge.new", who.name()))
                        .orElseGet(() -> getTranslation("fridge.new.somebody")),
                getTranslation("safety.112"));
        var foot = new Footer();
        lines.forEach(line -> foot.add(new Paragraph(line)));
        return foot;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("fridge.title");
    }
}
