package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.watch.DraftPart;
import nl.kring.watch.NewPlan;
import nl.kring.watch.Phase;

/** Her own signs, and in which phase they belong. Kring asks questions; the sign is her own, and so is how bad it is (R-D1). */
class SignsForm extends ListForm<NewPlan.Sign> {
    private static final List<Phase> PHASES = List.of(Phase.YELLOW, Phase.ORANGE, Phase.RED);
    private static final int ADVISED = 5;
    /** Questions by group, without a phase. */
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("body", "eat", "drink", "sleep", "pain", "walk"),
            List.of("daily", "care", "house", "money", "medicine"),
            List.of("mind", "mood", "clear", "restless", "use"),
            List.of("with", "contact"),
            List.of("free", "gut"));

    final Paragraph question = new Paragraph();
    final TextField text;
    final Options<Phase> phase;
    final WhoPicks<Ring> rings;
    final WhoPicks<AccountId> persons;
    private Optional<NewPlan.Sign> changed = Optional.empty();

    SignsForm(PlanKeeper keeper) {
        super(keeper);
        question.addClassNames("soft-voice", "plan-question");
        text = Fields.kept(keeper.name("SIGNS:text"), Fields.text(getTranslation("plan.sign.text"), 20_000));
        phase = new Options<>(
                        getTranslation("plan.sign.phase"), PHASES, one -> getTranslation("watch.phase." + one.name()))
                .asRows();
        rings = new WhoPicks<>(
                getTranslation("plan.sign.rings"),
                List.of(Ring.values()),
                ring -> getTranslation("circle.ring." + ring));
        persons = new WhoPicks<>(
                getTranslation("plan.sign.persons"),
                keeper.people().stream().map(one -> one.person().account()).toList(),
                this::name);
        var more = new NativeDetails(getTranslation("plan.sign.who"), new Div(rings, persons));
        editor.add(
                editing,
                question,
                text,
                phase,
                more,
                Buttons.large(Buttons.soft(getTranslation("plan.put"), this::put)));
        add(questions());
        startAnew();
    }

    private String name(AccountId person) {
        return keeper.people().stream()
                .map(MemberView::person)
                .filter(one -> one.account().equals(person))
                .findFirst()
                .map(one -> one.firstName())
                .orElse("");
    }

    /** Tapped, a question stands above the line that she writes; it fills in nothing. */
    private Div questions() {
        var all =
                new Div(new H2(getTranslation("plan.questions")), new Paragraph(getTranslation("plan.questions.how")));
        all.addClassNames("stack", "plan-questions");
        var name = keeper.draft().resident().firstName();
        for (var group : QUESTIONS) {
            var asks = new Div();
            asks.addClassName("chips");
            group.stream().skip(1).forEach(ask -> {
                var words = getTranslation("plan.question." + ask, name);
                asks.add(Buttons.line(words, () -> asked(words)));
            });
            all.add(new NativeDetails(getTranslation("plan.group." + group.getFirst()), asks));
        }
        return all;
    }

    private void asked(String words) {
        question.setText(words);
        text.focus();
    }

    @Override
    List<NewPlan.Sign> things() {
        return keeper.draft().signs().signs();
    }

    @Override
    DraftPart part(List<NewPlan.Sign> things) {
        return new DraftPart.Signs(things);
    }

    @Override
    List<NewPlan.Sign> written() {
        if (text.getValue().isBlank()) {
            return List.of();
        }
        return List.of(new NewPlan.Sign(
                Optional.ofNullable(phase.getValue()).orElse(Phase.YELLOW),
                text.getValue(),
                changed.filter(sign -> sign.text().equals(text.getValue())).flatMap(NewPlan.Sign::seenAs),
                changed.flatMap(NewPlan.Sign::icon),
                Set.copyOf(rings.chosen()),
                Set.copyOf(persons.chosen())));
    }

    /** In which phase it belongs is hers to say: it has none until she does. */
    @Override
    boolean ready() {
        if (!text.getValue().isBlank() && phase.getValue() == null) {
            keeper.say("plan.sign.noPhase");
            return false;
        }
        return super.ready();
    }

    @Override
    void put() {
        if (!Fields.wrong(text, text.getValue().isBlank(), getTranslation("plan.sign.empty")) && ready()) {
            super.put();
        }
    }

    @Override
    void fill(List<NewPlan.Sign> one) {
        changed = one.stream().findFirst();
        question.setText("");
        text.setInvalid(false);
        text.setValue(changed.map(NewPlan.Sign::text).orElse(""));
        phase.setValue(changed.map(NewPlan.Sign::phase).orElse(null));
        rings.choose(changed.map(NewPlan.Sign::rings).orElse(Set.of(Ring.INNER)));
        persons.choose(changed.map(NewPlan.Sign::persons).orElse(Set.of()));
    }

    @Override
    void drawThings() {
        var all = things();
        for (var one : PHASES) {
            var list = list();
            var many = new ArrayList<NewPlan.Sign>();
            for (var index = 0; index < all.size(); index++) {
                var sign = all.get(index);
                if (sign.phase() == one) {
                    many.add(sign);
                    list.add(row(
                            new Div(new Span(sign.text()), SignReaders.of(this, keeper.draft(), sign, this::name)),
                            acts(index, sign.text())));
                }
            }
            if (!many.isEmpty()) {
                there.add(new H2(new PhaseBadge(one, "")), list);
            }
            if (many.size() > ADVISED) {
                there.add(new Note(Icon.INFO, getTranslation("plan.sign.many")));
            }
        }
    }
}
