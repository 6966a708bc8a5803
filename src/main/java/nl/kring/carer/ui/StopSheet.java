package nl.kring.carer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.carer.StoppingService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;

/** "Ik kan niet meer" (R-D33): at once nothing is asked of her; then whom we may tell, and who is with the other one. */
class StopSheet extends Sheet {
    private final StoppingService stopping;
    private final CircleId circle;
    private final Seat seat;
    private final Map<AccountId, Pick> picks = new LinkedHashMap<>();

    StopSheet(StoppingService stopping, CircleId circle, Seat seat, Runnable done) {
        super("");
        this.stopping = stopping;
        this.circle = circle;
        this.seat = seat;
        title(getTranslation("carer.stop"));
        ask(
                new Paragraph(getTranslation(seat.isResident() ? "carer.stop.how.own" : "carer.stop.how")),
                new Note(Icon.LOCK, getTranslation("carer.stop.private")));
        act(
                large(getTranslation("carer.stop.yes"), button -> {
                    if (attempt(button, () -> stopping.stop(circle))) {
                        addOpenedChangeListener(change -> {
                            if (!change.isOpened()) {
                                done.run();
                            }
                        });
                        askWhom();
                    }
                }),
                Buttons.text(getTranslation("carer.stop.no"), this::close));
    }

    private interface Tapped {
        void tapped(Button button);
    }

    private static Button large(String words, Tapped act) {
        var button = Buttons.large(Buttons.primary(words, () -> {}));
        button.addClickListener(_ -> act.tapped(button));
        button.setDisableOnClick(true);
        return button;
    }

    private void askWhom() {
        title(getTranslation("carer.stop.whom"));
        ask(new Paragraph(getTranslation("carer.stop.done.now")), new Paragraph(getTranslation("carer.stop.sentence")));
        for (var person : stopping.others(circle)) {
            var pick = new Pick(person.firstName());
            picks.put(person.account(), pick);
            ask(pick);
        }
        act(
                large(getTranslation("carer.stop.tell"), button -> {
                    if (chosen().isEmpty()) {
                        button.setEnabled(true);
                        say("carer.stop.tell.whom");
                    } else if (attempt(button, () -> stopping.tell(circle, chosen()))) {
                        askAlone();
                    }
                }),
                Buttons.text(getTranslation("carer.stop.tell.nobody"), this::askAlone));
    }

    private Set<AccountId> chosen() {
        return picks.entrySet().stream()
                .filter(pick -> pick.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void askAlone() {
        if (seat.isResident()) { // in her own circle it is not said for whom she cares
            title(getTranslation("carer.stop.alone.own"));
            ask(new Paragraph(getTranslation("carer.stop.alone.how.own")));
        } else {
            title(getTranslation("carer.stop.alone", seat.ownerName()));
            ask(new Paragraph(getTranslation("carer.stop.alone.how", seat.ownerName())));
        }
        act(
                large(getTranslation("carer.stop.alone.yes"), _ -> whoCanCome()),
                Buttons.line(getTranslation("carer.stop.alone.no"), () -> numbers("carer.stop.numbers")));
    }

    private void whoCanCome() {
        if (stopping.mayAskForHelp(circle)) {
            title(getTranslation("carer.stop.need"));
            ask(new Paragraph(getTranslation("carer.stop.need.how")), calls());
            act(large(getTranslation("carer.stop.need.yes"), button -> {
                var words = getTranslation("carer.stop.need.words");
                if (attempt(button, () -> stopping.needsSomebody(circle, words))) {
                    close();
                    UI.getCurrent().navigate(CircleAddress.of(circle, "help"));
                }
            }));
        } else {
            numbers("carer.stop.call");
        }
    }

    private void numbers(String title) {
        title(getTranslation(title)).done();
        ask(calls());
    }

    /** People of the circle with a number, whom she may call, then who is there for everybody. */
    private Div calls() {
        var calls = new Div();
        calls.addClassNames("stack");
        stopping.canCome(circle).forEach(person -> person.phone().ifPresent(number -> calls.add(call(person, number))));
        var numbers = stopping.numbers(circle);
        if (!numbers.isEmpty()) {
            calls.add(new H3(getTranslation("carer.stop.others")));
        }
        numbers.forEach(number ->
                calls.add(Link.call(number.name() + ": " + unbroken(number.phone()), number.phone(), "line")));
        calls.add(new Link(Icon.MAGNIFIER, getTranslation("numbers.who"), "wie-helpt-mij").button("text"));
        calls.add(new Note(Icon.PHONE, getTranslation("safety.112")));
        return calls;
    }

    private Anchor call(CirclePerson person, String number) {
        return Link.call(getTranslation("circle.call", person.firstName()), number, "line");
    }

    /** A number that stays on one line. */
    private static String unbroken(String phone) {
        return phone.replace('-', '\u2011');
    }
}
