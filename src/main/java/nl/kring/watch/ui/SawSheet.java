package nl.kring.watch.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.Bells;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.NewObservation;
import nl.kring.watch.ObservationId;
import nl.kring.watch.SignId;
import nl.kring.watch.SignView;
import nl.kring.watch.WatchService;
import nl.kring.watch.WhatHappens;

/** "Ik zag iets": the signs, then the words and who reads them, then what happens now. A refusal loses nothing. */
class SawSheet extends Sheet {
    private static final int MOST_CALLS = 2;
    final Map<SignId, Pick> signs = new LinkedHashMap<>();
    final Pick good;
    final Pick other;
    final DraftArea text;
    final WhenSeen when;
    final Pick worry;
    final Button next;
    final Button send;
    private final WatchService watch;
    private final Bells bells;
    private final CircleId circle;
    private final CirclePerson resident;
    private boolean sent;

    SawSheet(WatchService watch, Bells bells, Clock clock, CircleId circle) {
        super("");
        this.watch = watch;
        this.bells = bells;
        this.circle = circle;
        resident = watch.whom(circle);
        showSigns(Set.of());
        good = kept(new Pick(Icon.CHECK_CIRCLE, getTranslation("obs.good", resident.firstName())), "good");
        other = kept(new Pick(Icon.PENCIL, getTranslation("obs.other")), "other");
        named(name(circle));
        text = new DraftArea(name(circle));
        text.setLabel(getTranslation("obs.what"));
        text.setMinRows(4);
        when = new WhenSeen(clock, name(circle) + ":when");
        worry = kept(new Pick(Icon.HEART, getTranslation("obs.worry")), "worry");
        next = Buttons.large(Buttons.primary(getTranslation("obs.next"), this::askWords));
        send = Buttons.large(Buttons.with(Icon.SEND, Buttons.primary(getTranslation("timeline.send"), this::send)));
        send.setDisableOnClick(true);
        askSigns();
    }

    /** The signs of now; those with these words are ticked. */
    private void showSigns(Set<String> ticked) {
        signs.clear();
        watch.signsToTick(circle).forEach(sign -> {
            var pick = pick(sign);
            pick.setValue(ticked.contains(sign.text()));
            signs.put(sign.id(), pick);
        });
    }

    /** Once health is not shared any more, the signs are not read here either; what was being written stays with the tab. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            if (!sent && !watch.mayObserve(circle)) {
                title(getTranslation("watch.rests", resident.firstName())).done();
                ask(new Paragraph(getTranslation("watch.rests.how", resident.firstName())));
                act(Buttons.large(Buttons.primary(getTranslation("obs.done"), this::close)));
            }
        } catch (NotFound gone) {
            close();
        }
    }

    static String name(CircleId circle) {
        return "saw:" + circle.value();
    }

    private Pick pick(SignView sign) {
        return kept(
                new Pick(sign.icon().map(Icon::valueOf).orElse(Icon.EYE), sign.text()),
                sign.id().value());
    }

    private Pick kept(Pick pick, Object what) {
        return pick.draft(name(circle) + ":" + what);
    }

    private void askSigns() {
        title(getTranslation("obs.what")).step(1, 2);
        if (!signs.isEmpty()) {
            var voice = new Paragraph(getTranslation("obs.chosen", resident.firstName()));
            voice.addClassName("soft-voice");
            ask(voice);
        }
        var rows = picks(signs.values().toArray(Pick[]::new));
        rows.add(other);
        ask(picks(good), rows);
        act(next, new Note(Icon.PHONE, getTranslation("safety.112")));
    }

    private static Div picks(Pick... picks) {
        var rows = new Div();
        rows.add(picks);
        rows.addClassName("picks");
        return rows;
    }

    private void askWords() {
        if (!good.getValue() && !other.getValue() && chosen().isEmpty()) {
            say("obs.empty");
            return;
        }
        var sooner = new Paragraph(getTranslation("obs.worry.note"));
        sooner.addClassNames("small", "quiet");
        title(getTranslation("obs.write")).step(2, 2);
        ask(text, when, worry, sooner);
        mayWait(beside());
        act(
                new NobodyWarned(watch.toCall(circle).stream().limit(MOST_CALLS).toList()),
                readers(),
                send,
                Buttons.large(Buttons.text(getTranslation("obs.back"), this::askSigns)));
        if (text.isAttached()) {
            text.focus();
        }
    }

    /** What was chosen before, for a device that keeps the words until there is a line: ids, and no word of a sign. */
    private String beside() {
        var ids = chosen().stream()
                .map(sign -> '"' + sign.value().toString() + '"')
                .collect(Collectors.joining(","));
        return "{\"signs\":[" + ids + "],\"good\":" + good.getValue() + "}";
    }

    private Set<SignId> chosen() {
        return signs.entrySet().stream()
                .filter(entry -> entry.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Before sending, always: who will read it. */
    private Div readers() {
        var people = watch.readers(circle);
        var names = new Paragraph(new Strong(getTranslation("post.who", listed(people))));
        var along = new Paragraph(
                getTranslation("post.readsalong", resident.firstName()) + " " + getTranslation("obs.later"));
        along.addClassNames("small", "soft-voice");
        var faces = new Span();
        faces.addClassName("faces");
        people.forEach(person -> faces.add(new Face(person.firstName(), person.face(), Face.Size.S)));
        var readers = new Div(names, along, faces);
        readers.addClassName("audience");
        return readers;
    }

    private static String listed(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "));
    }

    private void send() {
        attemptHeeding(send, text, meant -> {
            try {
                var happens = watch.observe(circle, seen(meant));
                arrived();
                sent = true;
                tell(happens);
            } catch (Refused refused) {
                if (refused.key().equals(WatchService.SIGNS_CHANGED)) {
                    chooseAnew();
                }
                throw refused;
            }
        });
    }

    /** The plan is another since this was opened: its signs are chosen again, and the words stay. */
    private void chooseAnew() {
        showSigns(signs.values().stream()
                .filter(Pick::getValue)
                .map(pick -> pick.getElement().getTextRecursively())
                .collect(Collectors.toSet()));
        askSigns();
    }

    private NewObservation seen(Set<Giveaway> meant) {
        var words = text.getValue().isBlank() && good.getValue()
                ? getTranslation("obs.good", resident.firstName())
                : text.getValue();
        return new NewObservation(
                new ObservationId(command()), chosen(), good.getValue(), words, when.moment(), worry.getValue(), meant);
    }

    /** What happens now, never more than is true (R-D19). */
    private void tell(WhatHappens happens) {
        title(getTranslation("obs.thanks")).done();
        if (happens.nobodyNow()) {
            ask(new NobodyNow(happens.numbers()));
        } else {
            ask(new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, sentence(happens)));
        }
        act(
                Buttons.large(Buttons.primary(getTranslation("obs.done"), this::close)),
                new Note(Icon.PHONE, getTranslation("safety.112")));
    }

    private String sentence(WhatHappens happens) {
        if (happens.post()) {
            return getTranslation("obs.posted");
        }
        return happens.owner()
                .map(owner -> getTranslation("alert.taken", owner))
                .orElseGet(() -> happens.asked().isEmpty() && !happens.me()
                        ? getTranslation("obs.kept")
                        : AskedWords.of(this, happens.asked(), happens.me()));
    }
}
