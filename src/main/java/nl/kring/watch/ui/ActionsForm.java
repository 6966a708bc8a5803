package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.watch.DraftPart;
import nl.kring.watch.NewPlan;
import nl.kring.watch.Phase;

/** What is agreed to do in each phase: what, who, and before when. */
class ActionsForm extends ListForm<NewPlan.Action> {
    private static final List<Phase> PHASES = List.of(Phase.YELLOW, Phase.ORANGE, Phase.RED);
    private static final int ADVISED = 3;

    final TextField text;
    final Options<Phase> phase;
    final WhoPicks<AccountId> who;
    final TextField before;

    ActionsForm(PlanKeeper keeper) {
        super(keeper);
        text = Fields.kept(keeper.name("ACTIONS:text"), Fields.text(getTranslation("plan.action.text"), 20_000));
        phase = new Options<>(
                        getTranslation("plan.action.phase"), PHASES, one -> getTranslation("watch.phase." + one.name()))
                .asRows();
        var people = keeper.people();
        who = new WhoPicks<>(
                getTranslation("plan.action.who"),
                people.stream().map(one -> one.person().account()).toList(),
                account -> people.stream()
                        .filter(one -> one.person().account().equals(account))
                        .map(one -> one.person().firstName())
                        .findFirst()
                        .orElse(""));
        before = Fields.kept(keeper.name("ACTIONS:before"), Fields.text(getTranslation("plan.action.before"), 20_000));
        before.setHelperText(getTranslation("plan.action.before.how"));
        editor.add(
                editing,
                text,
                phase,
                who,
                new Note(Icon.PEOPLE, getTranslation("plan.action.several")),
                before,
                Buttons.large(Buttons.soft(getTranslation("plan.put"), this::put)));
        startAnew();
    }

    @Override
    List<NewPlan.Action> things() {
        return keeper.draft().actions().actions();
    }

    @Override
    DraftPart part(List<NewPlan.Action> things) {
        return new DraftPart.Actions(things);
    }

    @Override
    List<NewPlan.Action> written() {
        if (text.getValue().isBlank()) {
            return List.of();
        }
        var chosen = who.chosen();
        return List.of(new NewPlan.Action(
                Optional.ofNullable(phase.getValue()).orElse(Phase.ORANGE),
                text.getValue(),
                chosen,
                chosen.size() > 1,
                before.getValue()));
    }

    @Override
    void put() {
        if (!Fields.wrong(text, text.getValue().isBlank(), getTranslation("plan.action.empty"))) {
            super.put();
        }
    }

    @Override
    void fill(List<NewPlan.Action> one) {
        var action = one.stream().findFirst();
        text.setInvalid(false);
        text.setValue(action.map(NewPlan.Action::text).orElse(""));
        phase.setValue(action.map(NewPlan.Action::phase).orElse(Phase.ORANGE));
        who.choose(action.map(NewPlan.Action::who).orElse(List.of()));
        before.setValue(action.map(NewPlan.Action::before).orElse(""));
    }

    @Override
    void drawThings() {
        var all = things();
        for (var one : PHASES) {
            var list = list();
            var many = 0;
            for (var index = 0; index < all.size(); index++) {
                var action = all.get(index);
                if (action.phase() == one) {
                    many++;
                    list.add(row(
                            new Div(new Span(action.text()), small(names(action) + " · " + action.before())),
                            acts(index, action.text())));
                }
            }
            if (many > 0) {
                there.add(new H2(new PhaseBadge(one, "")), list);
            }
            if (many > ADVISED) {
                there.add(new Note(Icon.INFO, getTranslation("plan.action.many")));
            }
        }
    }

    private String names(NewPlan.Action action) {
        var names = keeper.people().stream()
                .map(one -> one.person())
                .filter(person -> action.who().contains(person.account()))
                .map(person -> person.firstName())
                .toList();
        return names.isEmpty() ? getTranslation("plan.action.nobody") : Names.joined(this, names);
    }
}
