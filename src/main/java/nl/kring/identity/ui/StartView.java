package nl.kring.identity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.DemoPeople.DemoGroup;
import nl.kring.identity.ui.DemoPeople.DemoPerson;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.ReadAloud;

/** The first page: what Kring is, and the way in. Who is in already is brought home. */
@Route("")
@AnonymousAllowed
class StartView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final List<HomePage> homes;
    private final Optional<DemoPeople> demo;
    private final Arriving arriving;
    private final LanguageLinks languages;
    private final SignOut signOut;

    StartView(
            List<HomePage> homes,
            Optional<DemoPeople> demo,
            Arriving arriving,
            LanguageLinks languages,
            SignOut signOut) {
        this.homes = homes;
        this.demo = demo;
        this.arriving = arriving;
        this.languages = languages;
        this.signOut = signOut;
        addClassName("start");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var home = Acting.person().map(SignedIn.class::cast).flatMap(person -> homes.stream()
                .flatMap(page -> page.pathFor(person).stream())
                .findFirst());
        if (home.isPresent()) {
            event.forwardTo(home.get());
            return;
        }
        removeAll();
        add(welcome());
        if (Acting.person().isPresent()) {
            add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("start.nowhere")), signOut);
        } else {
            demo.ifPresent(people -> add(entrance(people.groups(getLocale()))));
        }
        add(languages);
    }

    private Section welcome() {
        var logo = Icon.CIRCLE.create();
        var words = new Div(new H1(getTranslation("app.tagline")), new Paragraph(getTranslation("start.what")));
        words.addClassNames("stack-s");
        var promises = new Paragraph(getTranslation("home.notwatching"));
        promises.addClassName("soft-voice");
        var enter = new Link(Icon.ARROW_RIGHT, getTranslation("start.signIn"), "inloggen").button("primary");
        var who = new Link(Icon.HOUSE, getTranslation("start.whoHelps"), "wie-helpt-mij").button("line");
        var begin = new Link(Icon.PLUS, getTranslation("start.begin.link"), "start").button("soft");
        var letter = new Link(Icon.MAIL, getTranslation("start.letter"), "brief").button("line");
        var row = new Div(enter, begin, who, letter);
        row.addClassName("btn-row");
        var welcome = new Section(logo, words, row, promises, new ReadAloud());
        welcome.addClassNames("welcome", "stack");
        return welcome;
    }

    private Section entrance(List<DemoGroup> groups) {
        var section =
                new Section(new H2(getTranslation("start.demo")), new Paragraph(getTranslation("start.demo.how")));
        section.addClassNames("entrance", "stack");
        groups.forEach(group -> {
            var people = new Div();
            people.addClassName("entrance-people");
            group.people().forEach(person -> people.add(choice(person)));
            var part = new Div(new com.vaadin.flow.component.html.H3(group.title()), people);
            part.addClassName("stack-s");
            section.add(part);
        });
        var tools = new Div(
                new Link(Icon.MAIL, getTranslation("start.demo.post"), "demo/post").button("line"),
                new Link(Icon.CLOCK, getTranslation("start.demo.clock"), "demo/klok").button("line"));
        tools.addClassName("btn-row");
        section.add(tools);
        return section;
    }

    private NativeButton choice(DemoPerson person) {
        var choice = new NativeButton("", _ -> arriving.arrive(person.person(), getUI().orElseThrow()));
        choice.addClassName("card");
        choice.getElement().setAttribute("data-forget", true);
        choice.add(new PersonLine(new Face(person.name(), person.face(), Face.Size.M), person.name(), person.what()));
        return choice;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("app.title");
    }
}
