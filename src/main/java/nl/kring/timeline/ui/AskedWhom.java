package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.QuestionService;

/** "Aan wie vraag je het?": everybody who reads it, or one of them. Of who comes for the work it says when the answer comes, and to call in a hurry. */
class AskedWhom extends Div {
    /** Who is asked. */
    enum Whom {
        EVERYBODY,
        ONE
    }

    final Options<Whom> whom;
    final Options<CirclePerson> one;
    private final Div answers = new Div();
    private final QuestionService questions;
    private final CircleView circle;
    private final Says says;

    AskedWhom(Seat seat, CircleView circle, QuestionService questions, Says says, String sheet) {
        this.questions = questions;
        this.circle = circle;
        this.says = says;
        var people = KindFields.others(seat, circle);
        whom = new Options<>(
                        getTranslation("question.whom"),
                        List.of(Whom.values()),
                        each -> getTranslation("question.whom." + each))
                .draft(sheet + ":whom");
        whom.setValue(Whom.EVERYBODY);
        whom.setVisible(!people.isEmpty());
        one = new Options<>(getTranslation("question.who"), people, CirclePerson::firstName).draft(sheet + ":asked");
        addClassName("stack");
        answers.addClassName("stack");
        answers.getElement().setAttribute("role", "status");
        add(whom, one, answers);
        whom.addValueChangeListener(_ -> show());
        one.addValueChangeListener(_ -> show());
        show();
    }

    private void show() {
        one.setVisible(whom.getValue() == Whom.ONE);
        answers.removeAll();
        value().ifPresent(person -> questions
                .expected(circle.id(), person.account())
                .ifPresent(day -> {
                    answers.add(new Notice(
                            Notice.Tone.CALM,
                            Icon.CALENDAR,
                            getTranslation("question.expected", person.firstName(), says.date(day, getLocale()))));
                    answers.add(hurry(this, person));
                }));
    }

    /** In a hurry one calls; another message is never the way. */
    static Component hurry(Component where, CirclePerson person) {
        return person.phone()
                .<Component>map(number -> Link.call(
                        where.getTranslation("question.call", person.firstName(), number.replace('-', '\u2011')),
                        number,
                        "btn",
                        "line"))
                .orElseGet(() -> KindFields.small(where.getTranslation("question.hurry", person.firstName())));
    }

    private Optional<CirclePerson> value() {
        return Optional.ofNullable(one.getValue()).filter(_ -> Objects.equals(whom.getValue(), Whom.ONE));
    }

    /** The one who is asked; nobody alone where everybody is. Who means one person says which. */
    Optional<AccountId> asked() {
        var person = value().map(CirclePerson::account);
        if (person.isEmpty() && whom.getValue() == Whom.ONE) {
            throw new Refused("question.who.missing");
        }
        return person;
    }
}
