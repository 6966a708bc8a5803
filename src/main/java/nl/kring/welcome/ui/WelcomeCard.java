package nl.kring.welcome.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Strong;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.ui.PostSheets;
import nl.kring.welcome.Answer;
import nl.kring.welcome.Begin;
import nl.kring.welcome.Step;
import nl.kring.welcome.Welcome;
import nl.kring.welcome.WelcomeService;

/** A calm card: a message, a question, an offer, or where to begin. It can always be put away. */
class WelcomeCard extends Section {
    private final Title title = new Title(Tag.H2);
    private final Div below = new Div();
    private final WelcomeService welcome;
    private final PostSheets sheets;
    private final CircleId circle;
    private Optional<Welcome> shown = Optional.empty();

    WelcomeCard(WelcomeService welcome, PostSheets sheets, CircleId circle) {
        this.welcome = welcome;
        this.sheets = sheets;
        this.circle = circle;
        title.setId("welcome-" + circle.value());
        getElement().setAttribute("aria-labelledby", "welcome-" + circle.value());
        addClassNames("card", "stack", "welcome-card");
        below.addClassName("stack");
        add(title, below);
    }

    /** Drawn again only when there is something else to say, so that nothing moves under a finger. */
    void show(Welcome now) {
        if (!shown.equals(Optional.of(now))) {
            shown = Optional.of(now);
            below.removeAll();
            switch (now) {
                case Welcome.Said said -> say(said.step());
                case Welcome.Fits fits -> fits.answer().ifPresentOrElse(this::after, this::ask);
                case Welcome.Call _ -> offer();
                case Welcome.BeginHere begin -> begin(begin);
            }
        }
    }

    private void again() {
        welcome.now(circle)
                .ifPresentOrElse(
                        now -> {
                            show(now);
                            title.focus();
                        },
                        this::removeFromParent);
    }

    private void titled(String key) {
        title.setText(getTranslation(key));
    }

    private Paragraph words(String key) {
        return new Paragraph(getTranslation(key));
    }

    private void say(Step step) {
        titled("welcome." + step);
        below.add(
                words("welcome.how." + step),
                row(step == Step.TELL ? tell() : go(Icon.PEOPLE, "welcome.act.DRAW", CircleAddress.PICTURE), away()));
    }

    private Component tell() {
        return Buttons.with(Icon.PENCIL, Buttons.primary(getTranslation("timeline.tell"), () -> sheets.open(circle)));
    }

    private void ask() {
        titled("welcome.FITS");
        below.add(words("welcome.how.FITS"), row(answer(Answer.YES), answer(Answer.NOT_RIGHT), answer(Answer.STOP)));
    }

    private Component answer(Answer answer) {
        return Buttons.line(getTranslation("welcome.answer." + answer), () -> say(answer));
    }

    private void say(Answer answer) {
        welcome.answer(circle, answer);
        again();
    }

    private void goOn() {
        welcome.goOn(circle);
        again();
    }

    /** What can be done now; each of these is there already. */
    private void after(Answer answer) {
        titled("welcome.after." + answer);
        below.add(words("welcome.after.how." + answer));
        switch (answer) {
            case YES -> below.add(row(go(Icon.PLUS, "invite.open", CircleAddress.PICTURE), done()));
            case NOT_RIGHT ->
                below.add(
                        row(
                                go(Icon.PEOPLE, "welcome.people", "people"),
                                go(Icon.EYE, "circle.log", "looked"),
                                go(Icon.HAND_HELPING, "welcome.help", "help")),
                        row(done()));
            case STOP ->
                below.add(
                        words("welcome.stop.people"),
                        row(
                                go(Icon.PEOPLE, "welcome.people", "people"),
                                Buttons.line(getTranslation("welcome.goOn"), this::goOn)),
                        row(done()));
        }
    }

    private Component done() {
        return Buttons.text(getTranslation("welcome.done"), this::putAway);
    }

    private void offer() {
        titled("welcome.CALL");
        below.add(
                words("welcome.how.CALL"),
                words("welcome.call.first"),
                row(
                        Buttons.primary(getTranslation("welcome.call.yes"), this::call),
                        Buttons.line(getTranslation("welcome.call.no"), this::putAway)));
    }

    private void call() {
        if (welcome.askForACall(circle, getTranslation("welcome.call.words"))) {
            welcome.done(circle, Step.CALL.name());
            goTo("help");
        } else {
            below.removeAll();
            below.add(
                    words("welcome.call.busy"),
                    row(
                            go(Icon.HAND_HELPING, "welcome.help", "help"),
                            Buttons.text(getTranslation("welcome.call.no"), this::putAway)));
        }
    }

    private void begin(Welcome.BeginHere begin) {
        titled("welcome.begin");
        var rows = new Div();
        rows.addClassName("members");
        begin.open().stream().map(this::open).forEach(rows::add);
        below.add(rows, row(away()));
    }

    private NativeButton open(Begin each) {
        var words = new Span(
                new Strong(getTranslation("welcome.begin." + each)),
                new Span(getTranslation("welcome.begin.how." + each)));
        words.addClassName("member-words");
        var more = Icon.CHEVRON_RIGHT.create();
        more.getElement().getClassList().add("chev");
        var icon = new Span(drawing(each).create());
        icon.addClassName("welcome-icon");
        var row = new NativeButton("", _ -> does(each));
        row.addClassName("member");
        row.add(icon, words, more);
        return row;
    }

    private static Icon drawing(Begin each) {
        return switch (each) {
            case DRAW -> Icon.PEOPLE;
            case PHONES -> Icon.PHONE;
            case TELL -> Icon.PENCIL;
            case PLAN -> Icon.CLOUD_SUN;
        };
    }

    private void does(Begin each) {
        switch (each) {
            case DRAW -> goTo(CircleAddress.PICTURE);
            case PHONES -> lookAt(each, "people");
            case TELL -> sheets.open(circle);
            case PLAN -> lookAt(each, "watch");
        }
    }

    /** There is nothing to do there but look. */
    private void lookAt(Begin each, String place) {
        welcome.done(circle, each.name());
        goTo(place);
    }

    private void goTo(String place) {
        getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, place)));
    }

    private Component go(Icon icon, String key, String place) {
        return new Link(icon, getTranslation(key), CircleAddress.of(circle, place)).button("line");
    }

    private Component away() {
        return Buttons.text(getTranslation("welcome.away"), this::putAway);
    }

    private void putAway() {
        shown.map(Welcome::name).ifPresent(name -> welcome.done(circle, name));
        again();
    }

    private static Div row(Component... acts) {
        var row = new Div();
        Stream.of(acts).forEach(row::add);
        row.addClassNames("btn-row", "welcome-acts");
        return row;
    }
}
