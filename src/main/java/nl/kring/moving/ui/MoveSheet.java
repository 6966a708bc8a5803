package nl.kring.moving.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.moving.MoveService;
import nl.kring.moving.NewMove;
import nl.kring.moving.Where;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.tenant.Postcode;

/** When and where to; then what that means, and what the municipality would read, before anything is kept. */
class MoveSheet extends Sheet {
    private static final int LONGEST = 120;

    final Options<Where> where;
    final Input day = new Input();
    final TextField street = Fields.text(getTranslation("move.street"), LONGEST);
    final TextField postcode = Fields.text(getTranslation("move.postcode"), LONGEST);
    final TextField place = Fields.text(getTranslation("move.place"), LONGEST);
    private final MoveService moves;
    private final Says says;
    private final CircleId circle;
    private final Runnable done;

    MoveSheet(MoveService moves, Says says, CircleId circle, Runnable done) {
        super("");
        this.moves = moves;
        this.says = says;
        this.circle = circle;
        this.done = done;
        where = new Options<>(
                        getTranslation("move.where"),
                        List.of(Where.values()),
                        one -> getTranslation("move.where." + one))
                .asRows();
        day.setType("date");
        var label = new NativeLabel();
        label.add(new Span(getTranslation("move.on")), day);
        label.addClassName("field");
        title(getTranslation("move.ask")).step(1, 2);
        ask(where, label, street, postcode, place);
        var next = Buttons.large(Buttons.primary(getTranslation("move.next"), () -> {}));
        next.addClickListener(_ -> attempt(next, () -> means(given())));
        act(next, new Note(Icon.LOCK, getTranslation("move.nothingYet")));
    }

    private NewMove given() {
        var chosen = Optional.ofNullable(where.getValue()).orElseThrow(() -> new Refused("move.where.missing"));
        if (Written.kept(street.getValue()).isEmpty()
                || Written.kept(place.getValue()).isEmpty()) {
            throw new Refused("move.address.missing");
        }
        return new NewMove(command(), chosen, date(), new Address(street.getValue(), code(), place.getValue()));
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(day.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("move.on.missing");
        }
    }

    private Postcode code() {
        try {
            return new Postcode(postcode.getValue());
        } catch (IllegalArgumentException nonsense) {
            throw new Refused("move.postcode.wrong");
        }
    }

    private void means(NewMove move) {
        var then = moves.ifSo(circle, move);
        var known = moves.municipalityKnows(circle);
        title(getTranslation("move.said", says.date(move.on(), getLocale()))).step(2, 2);
        ask(new Paragraph(move.to().line()), new Meaning(says, then));
        if (known) {
            var preview = moves.preview(circle, move);
            ask(
                    new H3(getTranslation("move.tell", then.here().name())),
                    new Paragraph(getTranslation("move.tell.how", then.here().name())),
                    crossing(moves.shown(preview)));
            act(
                    keep(
                            Buttons.primary(
                                    getTranslation("move.keep.tell", then.here().name()), () -> {}),
                            move,
                            Optional.of(preview)),
                    keep(Buttons.line(getTranslation("move.keep.quiet"), () -> {}), move, Optional.empty()));
        } else {
            act(
                    keep(Buttons.primary(getTranslation("move.keep"), () -> {}), move, Optional.empty()),
                    new Note(
                            Icon.LOCK,
                            getTranslation("move.unknown", then.here().name())));
        }
    }

    private Button keep(Button button, NewMove move, Optional<Preview> shown) {
        Buttons.large(button);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            if (attempt(button, () -> moves.say(circle, move, shown))) {
                close();
                done.run();
            }
        });
        return button;
    }

    /** Every field that crosses, and nothing else. */
    private DescriptionList crossing(Payload.Move move) {
        var fields = new DescriptionList();
        fields.addClassName("crossing");
        field(fields, "NAME", move.name());
        move.on().ifPresent(on -> field(fields, "ON", says.date(on, getLocale())));
        field(fields, "WHERE", getTranslation("move.where." + move.where()));
        field(fields, "TO", "%s, %s %s".formatted(move.street(), move.postcode(), move.place()));
        return fields;
    }

    private void field(DescriptionList fields, String name, String text) {
        fields.add(
                new DescriptionList.Term(getTranslation("move.field." + name)), new DescriptionList.Description(text));
    }
}
