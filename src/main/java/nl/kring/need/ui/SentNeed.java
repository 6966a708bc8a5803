package nl.kring.need.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.temporal.ChronoUnit;
import nl.kring.bridge.Payload.Promise;
import nl.kring.need.NeedView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PromiseClock;
import nl.kring.platform.ui.Says;

/** A need that went to the municipality: who comes, until when, and how to reach that person. */
class SentNeed extends Composite<Div> {
    private final Says says;

    SentNeed(NeedView need, Says says, Runnable more) {
        this.says = says;
        getContent().addClassName("stack");
        need.promise().ifPresentOrElse(promise -> getContent().add(promised(promise, need.read())), () -> getContent()
                .add(
                        new H1(getTranslation("need.sent")),
                        new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, getTranslation("need.sent.body"))));
        addWords(need);
        getContent().add(Buttons.with(Icon.PLUS, Buttons.text(getTranslation("need.ask.more"), more)));
    }

    private Component promised(Promise promise, boolean read) {
        var face = new Face(promise.who().name(), promise.who().drawn(), Face.Size.XL);
        var days = (int) Math.max(1, ChronoUnit.DAYS.between(promise.started(), promise.until()));
        var over = (int) Math.clamp(ChronoUnit.DAYS.between(promise.started(), says.today()), 0, days);
        var ring = promise.visit().isPresent()
                ? PromiseClock.ring(face, 1, 0, PromiseClock.Size.LARGE, false)
                : PromiseClock.ring(face, days, over, PromiseClock.Size.LARGE, false);
        var card = new Section(new PromiseClock(ring, new H1(sentence(promise)), soft(next(promise, read))));
        card.addClassNames("card", "stack", "need-promise");
        promise.contact()
                .ifPresent(contact -> card.add(new Note(
                        Icon.PEOPLE,
                        getTranslation(
                                "need.promise.contact",
                                contact.firstName(),
                                promise.who().firstName()))));
        if (!promise.who().phone().isEmpty()) {
            card.add(Link.call(
                    getTranslation(
                            "need.call.who",
                            promise.who().firstName(),
                            promise.who().phone()),
                    promise.who().phone(),
                    "line",
                    "large"));
        }
        card.add(new Note(Icon.INFO, getTranslation("need.promise.bring")));
        return card;
    }

    private String sentence(Promise promise) {
        var name = promise.who().firstName();
        var until = says.date(promise.until(), getLocale());
        if (promise.looking()) {
            return getTranslation("need.promise.leader", name, until);
        }
        return promise.visit()
                .map(visit -> getTranslation("need.promise.agreed", name, says.dayAndTime(visit, getLocale())))
                .orElseGet(() -> getTranslation("need.promise", name, until));
    }

    private String next(Promise promise, boolean read) {
        return getTranslation(
                read ? "need.promise.read" : "need.promise.sent", promise.who().firstName());
    }

    private void addWords(NeedView need) {
        if (!need.ownWords().isEmpty()) {
            var who = new Paragraph(getTranslation("need.you.wrote"));
            who.addClassNames("small", "quiet");
            var words = new Paragraph("‘" + need.ownWords() + "’");
            words.addClassName("need-words");
            var said = new Div(who, words);
            said.addClassName("stack-s");
            getContent().add(said);
        }
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassName("soft-voice");
        return soft;
    }
}
