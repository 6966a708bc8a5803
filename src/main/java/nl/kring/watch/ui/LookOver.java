package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.MemberView;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.PlanDraft;
import nl.kring.watch.PlanView;
import nl.kring.watch.SignId;
import nl.kring.watch.SignView;

/** The whole plan as it would be, with what she says yes to besides: red cannot be stopped alone at once (R-D13), and the night (R-D22). */
class LookOver extends Div {
    final Optional<DraftArea> effort;
    private final PlanKeeper keeper;

    LookOver(PlanKeeper keeper, Says says) {
        this.keeper = keeper;
        addClassNames("stack");
        var draft = keeper.draft();
        var plan = new PlanPart(says, view(draft), sign -> Optional.of(readers(draft, sign)));
        plan.removeClassName("card");
        add(plan);
        draft.outside()
                .contacts()
                .forEach(contact -> add(new Note(
                        Icon.SEND,
                        contact.name() + ": "
                                + keeper.making().preview(keeper.circle(), contact.mayTell(), contact.phase()))));
        add(yes(draft));
        keeper.making().missing(keeper.circle()).ifPresent(missing -> add(note(missing)));
        effort = Optional.of(draft).filter(it -> it.decides() && !it.own()).map(it -> {
            var area = new DraftArea(keeper.name("APPROVE:effort"));
            area.setLabel(getTranslation("plan.effort", it.resident().firstName()));
            area.setHelperText(getTranslation("plan.effort.how"));
            area.setValue(it.effort());
            return area;
        });
        effort.ifPresent(this::add);
        if (!draft.decides()) {
            add(new Note(
                    Icon.INFO,
                    getTranslation("plan.approve.hers", draft.resident().firstName())));
        }
    }

    private Div yes(PlanDraft draft) {
        var own = draft.own() ? ".own" : "";
        var name = draft.resident().firstName();
        var words = new Div(
                new Paragraph(new Strong(getTranslation("plan.red.title"))),
                new Paragraph(getTranslation("plan.red" + own, name)));
        words.addClassNames("plan-yes", "stack-s");
        if (draft.nobodyAtNight()) {
            words.add(new Paragraph(new Strong(getTranslation("watch.plan.nobodyAtNight"))));
            words.add(new Paragraph(getTranslation("plan.night")));
        }
        words.add(new Paragraph(getTranslation("safety.112")));
        return words;
    }

    private Component note(Refused missing) {
        return new Note(Icon.ATTENTION, getTranslation(missing.key(), missing.arguments()));
    }

    /** As the plan will be read. */
    private PlanView view(PlanDraft draft) {
        return new PlanView(
                draft.resident(),
                IntStream.range(0, draft.signs().signs().size())
                        .mapToObj(index -> sign(draft, index))
                        .toList(),
                Optional.of(new PlanView.Texts(
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        draft.holder().holder().flatMap(this::person),
                        draft.holder().deputy().flatMap(this::person),
                        draft.green().text(),
                        draft.helps().helps(),
                        draft.helps().not(),
                        draft.actions().actions().stream()
                                .map(action -> new PlanView.Action(
                                        action.phase(),
                                        action.text(),
                                        action.who().stream()
                                                .flatMap(who -> person(who).stream())
                                                .toList(),
                                        action.byWhoClaims(),
                                        action.before()))
                                .toList(),
                        draft.line().places().stream()
                                .flatMap(place -> draft.said().stream()
                                        .filter(said -> said.account().equals(place.person()))
                                        .flatMap(said -> said.person().stream()
                                                .map(who -> new PlanView.Place(
                                                        who,
                                                        place.hours(),
                                                        said.woken(),
                                                        place.callOnly(),
                                                        Optional.empty()))))
                                .toList(),
                        draft.outside().contacts().stream()
                                .map(contact -> new PlanView.Contact(
                                        contact.phase(),
                                        contact.level(),
                                        contact.name(),
                                        contact.phone(),
                                        contact.hours()))
                                .toList(),
                        false,
                        false,
                        false)));
    }

    /** Its place in the draft is its id here: it has no other yet. */
    private static SignView sign(PlanDraft draft, int index) {
        var sign = draft.signs().signs().get(index);
        return new SignView(new SignId(new UUID(0, index)), sign.phase(), sign.text(), sign.icon());
    }

    private Component readers(PlanDraft draft, SignView sign) {
        var index = Math.toIntExact(sign.id().value().getLeastSignificantBits());
        return SignReaders.of(this, draft, draft.signs().signs().get(index), account -> person(account)
                .map(CirclePerson::firstName)
                .orElse(""));
    }

    private Optional<CirclePerson> person(AccountId account) {
        return Stream.concat(
                        keeper.people().stream().map(MemberView::person),
                        Stream.of(keeper.draft().resident()))
                .filter(person -> person.account().equals(account))
                .findFirst();
    }
}
