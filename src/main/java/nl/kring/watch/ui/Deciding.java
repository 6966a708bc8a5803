package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ConsultationService.Together;
import nl.kring.watch.ConsultationView;

/** What is decided together on the page of an alert (R-D15): the questions, and the way to ask one. */
class Deciding {
    /** What asks something still. */
    final Div open = new Div();

    /** What is over, newest first. */
    final Div over = new Div();

    final Part begin = new Part();
    final Part aloud = new Part();
    private final ConsultationService consultations;
    private final AlertSheets sheets;
    private final Says says;
    private final Clock clock;
    private final Map<UUID, ConsultationCard> cards = new HashMap<>();
    private Optional<Set<String>> heard = Optional.empty();

    Deciding(ConsultationService consultations, AlertSheets sheets, Says says, Clock clock) {
        this.consultations = consultations;
        this.sheets = sheets;
        this.says = says;
        this.clock = clock;
        open.addClassName("part");
        over.addClassName("part");
    }

    void show(AlertView alert, Together together) {
        cards.keySet()
                .retainAll(together.all().stream().map(ConsultationView::id).toList());
        together.all().forEach(question -> show(alert, question, together.own()));
        arrange(open, together.all().stream().filter(ConsultationView::asksStill));
        arrange(over, together.all().stream().filter(question -> !question.asksStill()));
        begin.show(
                List.of(alert.id(), together.asks()), () -> together.asks().map(stays -> ask(alert, stays)).stream());
        sayNew(together.all());
    }

    /** Moves only what is to be elsewhere: the rest keeps its place, and the focus in it. */
    private void arrange(Div place, Stream<ConsultationView> questions) {
        var wanted = questions
                .map(question -> cards.get(question.id()))
                .filter(Objects::nonNull)
                .toList();
        place.getChildren().filter(card -> !wanted.contains(card)).toList().forEach(place::remove);
        for (var at = 0; at < wanted.size(); at++) {
            if (place.indexOf(wanted.get(at)) != at) {
                place.addComponentAtIndex(at, wanted.get(at));
            }
        }
    }

    /** Reads out, politely, what others said and what it became since the page was read. */
    private void sayNew(List<ConsultationView> questions) {
        var now = questions.stream().flatMap(this::sentences).collect(Collectors.toCollection(LinkedHashSet::new));
        var words = now.stream()
                .filter(sentence ->
                        heard.filter(before -> !before.contains(sentence)).isPresent())
                .collect(Collectors.joining(" "));
        heard = Optional.of(now);
        if (!words.isEmpty()) {
            aloud.show(List.of(words), () -> SaidOnce.of(words).stream());
        }
    }

    private Stream<String> sentences(ConsultationView question) {
        var voices = question.voices().stream().filter(voice -> !voice.mine()).flatMap(voice -> voice.person().stream()
                .map(person -> aloud.getTranslation(
                        "consult.hers", person.firstName(), ConsultationCard.words(aloud, voice.choice()))));
        return Stream.concat(
                voices, question.outcome().map(became -> say("consult.outcome") + ": " + became.words()).stream());
    }

    private Button ask(AlertView alert, Duration stays) {
        return Buttons.opens(
                AskTogetherSheet.name(alert.id()),
                Buttons.large(Buttons.with(
                        Icon.PEOPLE,
                        Buttons.line(
                                begin.getTranslation("consult"),
                                () -> sheets.open(new AskTogetherSheet(
                                        consultations,
                                        says,
                                        sheets.circle(),
                                        alert.id(),
                                        clock.instant().plus(stays)))))));
    }

    private void show(AlertView alert, ConsultationView question, boolean own) {
        var card = cards.computeIfAbsent(question.id(), _ -> new ConsultationCard(says, question));
        card.show(alert.resident(), question, own);
        var silent = question.maySay() && question.own().isEmpty();
        card.speak.show(List.of(silent, alert.resident(), alert.mayClaim(), alert.mine()), () -> Stream.of(
                        act(alert, "consult.say", () -> speak(alert, card)))
                .filter(_ -> silent));
        card.acts.show(
                List.of(
                        question.maySay(),
                        question.own().isPresent(),
                        question.mayConclude(),
                        question.outcome(),
                        own,
                        alert.id(),
                        alert.resident(),
                        alert.mine(),
                        alert.mayClaim(),
                        alert.agreed(),
                        alert.isClosed(),
                        alert.canTakeOver(),
                        says.today()),
                () -> acts(alert, card, own));
        card.undo.show(List.of(question.mayTakeBack()), () -> Stream.of(
                        Buttons.text(say("consult.takeBack"), () -> takeBack(card)))
                .filter(_ -> question.mayTakeBack()));
    }

    private Stream<Component> acts(AlertView alert, ConsultationCard card, boolean own) {
        var question = card.question();
        var acts = Stream.<Component>builder();
        if (question.goesToMunicipality()) {
            acts.add(toMunicipality(alert, own));
        }
        if (question.maySay() && question.own().isPresent()) {
            acts.add(Buttons.large(Buttons.line(say("consult.say.other"), () -> speak(alert, card))));
        }
        if (question.mayConclude()) {
            Runnable write = () -> sheets.open(new OutcomeSheet(consultations, sheets.circle(), card.question()));
            acts.add(
                    question.maySay()
                            ? Buttons.large(Buttons.line(say("consult.outcome.write"), write))
                            : act(alert, "consult.outcome.write", write));
        }
        question.outcome()
                .filter(_ -> alert.mine() && !alert.isClosed())
                .filter(became -> alert.agreed()
                        .filter(agreed -> agreed.what().equals(became.words()))
                        .isEmpty())
                .map(became -> Buttons.large(Buttons.line(
                        say("consult.agree"),
                        () -> sheets.open(
                                new AgreeSheet(sheets, clock, alert, "agree:" + question.id(), became.words())))))
                .ifPresent(acts::add);
        return acts.build();
    }

    private void takeBack(ConsultationCard card) {
        try {
            consultations.takeBack(sheets.circle(), card.question().id());
            sheets.title().focus();
        } catch (Refused refused) {
            card.undo.add(new Notice(Notice.Tone.CALM, Icon.INFO, say(refused.key())));
        }
    }

    /** The one thing that is asked now, unless the alert itself asks something of the reader. */
    private Button act(AlertView alert, String key, Runnable act) {
        return Buttons.large(
                alert.mayClaim() || alert.mine() ? Buttons.line(say(key), act) : Buttons.primary(say(key), act));
    }

    private void speak(AlertView alert, ConsultationCard card) {
        sheets.open(new VoiceSheet(consultations, sheets.circle(), alert.resident(), card.question()));
    }

    private Div toMunicipality(AlertView alert, boolean own) {
        var name = alert.resident().firstName();
        var way = new Div(
                new Paragraph(own ? say("consult.help.own") : begin.getTranslation("consult.help.of", name)),
                new Link(Icon.CHEVRON_RIGHT, say("consult.help"), CircleAddress.of(sheets.circle(), "help"))
                        .button("line", "wide"));
        way.addClassName("stack-s");
        return way;
    }

    private String say(String key) {
        return begin.getTranslation(key);
    }
}
