package nl.kring.representation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.SpeakerView;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.representation.RepresentationService;
import nl.kring.representation.RequestView;

/** Who speaks for the resident now, and what waits for the municipality. */
class SpeakersCard extends Composite<Section> {
    final Button ask = Buttons.line("", this::ask);
    private final CircleService circles;
    private final RepresentationService representations;
    private final Bells bells;
    private final Says says;
    private final CircleId circle;
    private List<?> shown = List.of();

    SpeakersCard(
            CircleService circles, RepresentationService representations, Bells bells, Says says, CircleId circle) {
        this.circles = circles;
        this.representations = representations;
        this.bells = bells;
        this.says = says;
        this.circle = circle;
        getContent().addClassNames("card", "stack", "speakers");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            var seat = circles.seat(circle);
            var view = circles.viewFor(seat);
            var requests = representations.requests(circle);
            var now = List.of(seat, view, requests);
            if (!now.equals(shown)) {
                draw(seat, view, requests);
                shown = now;
            }
        } catch (NotFound gone) {
            getContent().removeAll();
        }
    }

    private void draw(Seat seat, CircleView view, List<RequestView> requests) {
        var name = view.whose();
        getContent().removeAll();
        getContent()
                .add(new H2(seat.isResident() ? getTranslation("speaks.own") : getTranslation("speaks.title", name)));
        if (view.speakers().isEmpty()) {
            getContent()
                    .add(soft(
                            seat.isResident()
                                    ? getTranslation("speaks.none.own")
                                    : getTranslation("speaks.none", name)));
        }
        view.speakers().forEach(speaker -> getContent().add(speaker(seat, view, speaker)));
        var mine = view.speakers().stream()
                .filter(speaker -> speaker.resident().equals(seat.account()))
                .toList();
        if (!mine.isEmpty()) {
            getContent().add(staysYours(mine));
        }
        requests.forEach(request -> getContent().add(request(view, request)));
        if (seat.can(Act.ASK_TO_REPRESENT)) {
            ask.setText(seat.isResident() ? getTranslation("speaks.ask.own") : getTranslation(ask(seat, view), name));
            getContent().add(ask);
        }
    }

    private static String ask(Seat seat, CircleView view) {
        if (view.inName(seat.account()).isPresent()) {
            return "speaks.again";
        }
        return view.household() ? "speaks.ask.household" : "speaks.ask";
    }

    /** What this person decides and reads, and until when: as sentences, because rights hang on them. */
    private Div speaker(Seat seat, CircleView view, SpeakerView speaker) {
        var name = speaker.person().firstName();
        var until = LocalDate.ofInstant(speaker.until().minusSeconds(1), MovingClock.ZONE);
        var part = new Div(
                new PersonLine(
                        new Face(name, speaker.person().face(), Face.Size.L),
                        name,
                        getTranslation("speaks.type." + speaker.type())),
                new Paragraph(getTranslation("speaks.decides." + speaker.scope(), name)),
                new Paragraph(getTranslation("speaks.reads." + speaker.scope(), name)),
                new Paragraph(getTranslation("speaks.lasts", says.date(until, getLocale()))));
        part.addClassNames("stack-s", "speaker");
        if (view.household()) {
            part.addComponentAtIndex(
                    1,
                    new Paragraph(getTranslation(
                            "speaks.for", name, view.nameOf(speaker.resident()).orElse(""))));
        }
        speaker.seenBy()
                .flatMap(by ->
                        speaker.seenOn().map(on -> getTranslation("speaks.seenBy", by, says.date(on, getLocale()))))
                .ifPresent(words -> part.add(soft(words)));
        if (speaker.person().account().equals(seat.account()) && speaker.scope().financial()) {
            part.add(new Link(Icon.MONEY, getTranslation("speaks.read.money"), CircleAddress.of(circle, "about/money"))
                    .button("text"));
        }
        if (RepresentationService.mayStop(seat, speaker)) {
            part.add(Buttons.text(
                    getTranslation("speaks.stop"), () -> new StopSheet(representations, view, speaker).open()));
        }
        return part;
    }

    /** What nobody takes away, said to the resident herself (R-B11). */
    private Div staysYours(List<SpeakerView> mine) {
        var list = new UnorderedList();
        list.addClassName("plain");
        var name = mine.getFirst().person().firstName();
        Stream.of("in", "voice", "view", "hear").map(key -> stays(key, name)).forEach(list::add);
        mine.stream()
                .filter(speaker -> speaker.scope().personal())
                .findFirst()
                .ifPresent(speaker -> list.add(stays("no", speaker.person().firstName())));
        var part = new Div(new H3(getTranslation("speaks.yours")), list);
        part.addClassNames("stack-s", "yours");
        return part;
    }

    private ListItem stays(String key, String name) {
        return new ListItem(Icon.CHECK.create(), new Span(getTranslation("speaks.yours." + key, name)));
    }

    private Div request(CircleView view, RequestView request) {
        var words = getTranslation(
                request.notSeen() ? "speaks.request.notSeen" : "speaks.request.waits",
                request.name(),
                getTranslation("speaks.type." + request.type()));
        var part = new Div(new PersonLine(
                new Face(request.name(), view.person(request.person()).flatMap(found -> found.face()), Face.Size.L),
                request.name(),
                words));
        part.addClassNames("stack-s", "speaker");
        if (request.mine() && !request.notSeen()) {
            part.add(Buttons.text(
                    getTranslation("speaks.takeBack"), () -> representations.takeBack(circle, request.id())));
        }
        return part;
    }

    private void ask() {
        var seat = circles.seat(circle);
        new AskSheet(representations, says, circles.viewFor(seat), seat).open();
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassNames("small", "soft-voice");
        return soft;
    }
}
