package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.ConsultationView;
import nl.kring.watch.ConsultationView.Became;
import nl.kring.watch.ConsultationView.Choice;
import nl.kring.watch.ConsultationView.Ended;
import nl.kring.watch.ConsultationView.Voice;

/**
 * A question that is decided on together: what there is to choose, who said what, the resident on top, and what it became. What changes is drawn
 * again, and nothing beside it.
 */
class ConsultationCard extends Section {
    /** The way to say something, for who did not yet. */
    final Part speak = new Part();

    /** What else can be done. */
    final Part acts = new Part();

    /** To take it back: only until another says something. */
    final Part undo = new Part();

    private final Says says;
    private final Part asked = new Part();
    private final Part choices = new Part();
    private final Part voices = new Part();
    private final Part ended = new Part();
    private ConsultationView question;

    ConsultationCard(Says says, ConsultationView question) {
        this.says = says;
        this.question = question;
        addClassNames("card", "stack-s", "consult");
        var what = quiet(getTranslation("consult"));
        var words = new H2(question.question());
        words.addClassName("consult-question");
        add(what, words, asked, choices, speak, voices, ended, acts, undo);
    }

    /** @param own the alert is about the reader */
    void show(CirclePerson resident, ConsultationView now, boolean own) {
        question = now;
        var today = says.today();
        asked.show(List.of(now.by(), now.mine(), now.maySay(), now.closesAt(), today), () -> Stream.of(quiet(asked())));
        choices.show(
                List.of(now.choices(), now.outcome(), today),
                () -> Stream.of(now.outcome().<Component>map(this::outcome).orElseGet(this::choices)));
        voices.show(
                List.of(now.voices(), now.ended().isPresent(), resident, own), () -> Stream.of(voices(resident, own)));
        ended.show(
                List.of(now.ended(), now.concludes(), now.mayConclude(), resident),
                () -> now.ended().filter(how -> how != Ended.OUTCOME).map(how -> ended(how, resident)).stream());
    }

    ConsultationView question() {
        return question;
    }

    /** A choice in words; the one that Kring brings, in those of who reads it. */
    static String words(Component speaker, Choice choice) {
        return choice.isMunicipality() ? speaker.getTranslation("consult.municipality") : choice.words();
    }

    private String asked() {
        var by = question.mine()
                ? getTranslation("consult.by.own")
                : getTranslation("consult.by", name(question.by(), false));
        return question.maySay()
                ? by + " " + getTranslation("consult.until", Moments.said(says, question.closesAt(), getLocale()))
                : by;
    }

    private UnorderedList choices() {
        var list = new UnorderedList();
        list.addClassName("consult-choices");
        question.choices().forEach(choice -> list.add(new ListItem(words(this, choice))));
        return list;
    }

    private UnorderedList voices(CirclePerson resident, boolean own) {
        var list = new UnorderedList();
        list.addClassName("consult-voices");
        if (question.voices().stream().noneMatch(Voice::resident)) {
            list.add(row(
                    face(Optional.of(resident)),
                    name(Optional.of(resident), own),
                    new Span(getTranslation(silent(own))),
                    Optional.empty()));
        }
        question.voices()
                .forEach(voice -> list.add(row(
                        face(voice.person()),
                        name(voice.person(), voice.mine()),
                        new Span(words(this, voice.choice())),
                        Optional.of(voice.why()).filter(why -> !why.isEmpty()))));
        return list;
    }

    private String silent(boolean own) {
        if (question.ended().isPresent()) {
            return own ? "consult.silent.end.own" : "consult.silent.end";
        }
        return own ? "consult.silent.own" : "consult.silent";
    }

    private ListItem row(Face face, String name, Span said, Optional<String> why) {
        var words = new Div(new Strong(name), said);
        why.map(line -> quiet(getTranslation("alert.quote", line))).ifPresent(words::add);
        return new ListItem(face, words);
    }

    private Face face(Optional<CirclePerson> person) {
        return new Face(name(person, false), person.flatMap(CirclePerson::face), Face.Size.M);
    }

    private String name(Optional<CirclePerson> person, boolean mine) {
        return mine
                ? getTranslation("timeline.you")
                : person.map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"));
    }

    private Component ended(Ended how, CirclePerson resident) {
        var said = getTranslation("consult.ended." + how.name(), resident.firstName());
        return new Note(
                Icon.CLOCK,
                question.concludes()
                        .filter(_ -> !question.mayConclude())
                        .map(who -> said + " " + getTranslation("consult.outcome.waits", who.firstName()))
                        .orElse(said));
    }

    private Div outcome(Became became) {
        var words = new Paragraph(became.words());
        words.addClassName("post-text");
        var outcome = new Div(
                new H3(getTranslation("consult.outcome")),
                words,
                quiet(getTranslation("lookBack.by", name(became.by(), false), says.moment(became.at(), getLocale()))));
        outcome.addClassNames("consult-outcome", "stack-s");
        return outcome;
    }

    private static Paragraph quiet(String text) {
        var quiet = new Paragraph(text);
        quiet.addClassNames("small", "quiet");
        return quiet;
    }
}
