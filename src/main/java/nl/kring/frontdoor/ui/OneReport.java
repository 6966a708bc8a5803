package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportContent;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.tenant.NavigatorView;

/** One person at the desk: the promise, and what was said for who has the report. */
class OneReport extends Composite<Div> {
    private final ReportHeader report;
    private final Says says;
    private final FrontDoorService frontDoor;
    private final Runnable done;
    private final Title name;
    private final PromiseCard promise;

    OneReport(
            ReportHeader report,
            Optional<ReportContent> content,
            FrontDoorService frontDoor,
            Says says,
            Runnable done) {
        this.report = report;
        this.says = says;
        this.frontDoor = frontDoor;
        this.done = done;
        name = new Title(Tag.H2, report.name());
        promise = new PromiseCard(report, frontDoor, says, done);
        getContent().addClassName("one-report");
        getContent().add(head(content));
        report.diedOn().ifPresentOrElse(day -> getContent().add(died(day)), () -> getContent()
                .add(promise));
        content.flatMap(ReportContent::moving).ifPresent(move -> getContent().add(moves(move)));
        content.ifPresentOrElse(said -> getContent().add(facts(said)), this::sayWhoReads);
        if (report.mine() && report.diedOn().isEmpty()) {
            getContent()
                    .add(Buttons.text(
                            getTranslation("farewell.died.button", report.firstName()),
                            () -> new DiedSheet(report, frontDoor, says, done).open()));
        }
    }

    /** No clock runs and nobody calls: letters go to who is left behind (journey b, step 4). */
    private Component died(LocalDate day) {
        var card = new Section(
                new H3(getTranslation("desk.died", report.name(), says.date(day, getLocale()))),
                new Paragraph(getTranslation("desk.died.then", report.name())));
        if (report.mine()) {
            card.add(Buttons.text(getTranslation("farewell.mistake"), () -> {
                frontDoor.notDied(report.id());
                done.run();
            }));
        }
        card.addClassNames("card", "stack", "died");
        return card;
    }

    /** Where to and when, and what a navigator thinks of before (R-B16, R-B17). */
    private Component moves(ReportContent.Moving move) {
        var list = new UnorderedList();
        list.addClassName("points");
        for (var line : List.of("first", "second", "third")) {
            list.add(new ListItem(getTranslation("desk.moves." + move.where() + "." + line, report.firstName())));
        }
        var card = new Section(
                new H3(getTranslation("desk.moves", report.firstName(), says.date(move.on(), getLocale()))),
                new Paragraph(move.to()),
                list);
        card.addClassNames("card", "stack-s");
        return card;
    }

    /** Puts the focus on whose it is: it was opened just now. */
    void focusName() {
        name.focus();
    }

    /** Puts the focus on the promise: something was done about it just now. */
    void focusPromise() {
        promise.focus();
    }

    private Component head(Optional<ReportContent> content) {
        var head = new Div(new PersonLine(
                new Face(report.name(), Optional.empty(), Face.Size.L),
                name,
                getTranslation("desk.received", says.dayAndTime(report.receivedAt(), getLocale()))));
        head.addClassName("file-head");
        content.filter(_ -> report.diedOn().isEmpty())
                .map(ReportContent::phone)
                .filter(phone -> !phone.isEmpty())
                .ifPresent(phone -> {
                    var call =
                            new Div(Link.call(getTranslation("desk.answer.call", report.firstName()), phone, "line"));
                    call.addClassName("btn-row");
                    head.add(call);
                });
        return head;
    }

    private void sayWhoReads() {
        report.navigator().map(NavigatorView::firstName).ifPresent(name -> getContent()
                .add(new Note(Icon.LOCK, getTranslation("desk.header.only", name))));
    }

    private Component facts(ReportContent said) {
        var facts = new Div();
        facts.addClassName("facts");
        facts.add(words(said));
        fact(facts, "desk.tried", said.tried());
        fact(facts, "desk.about", said.theme().isEmpty() ? "" : getTranslation("bridge.theme." + said.theme()));
        fact(facts, "desk.by", said.askedBy());
        fact(facts, "desk.address", "%s, %s %s".formatted(said.street(), said.postcode(), said.place()));
        fact(facts, "desk.phone", said.phone());
        fact(facts, "desk.why", why());
        return facts;
    }

    private Component words(ReportContent said) {
        var quote =
                new Div(said.ownWords().isEmpty() ? getTranslation("desk.words.none") : "‘" + said.ownWords() + "’");
        quote.addClassName("quote");
        return new Section(new H3(getTranslation("desk.words")), quote);
    }

    private static void fact(Div facts, String title, String text) {
        if (!text.isEmpty()) {
            facts.add(new Section(new H3(facts.getTranslation(title)), new Paragraph(text)));
        }
    }

    private String why() {
        return getTranslation(
                "desk.chosen." + report.chosen().name(),
                report.navigator().map(NavigatorView::firstName).orElse(""),
                report.contact().map(NavigatorView::firstName).orElse(""));
    }
}
