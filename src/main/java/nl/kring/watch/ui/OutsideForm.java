package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.tenant.NavigatorView;
import nl.kring.watch.DraftPart;
import nl.kring.watch.NewPlan;
import nl.kring.watch.Phase;

/** Who outside the circle may be told, and what; with the sentence as it would leave (R-D5, R-D14). */
class OutsideForm extends ListForm<NewPlan.Contact> {
    private static final int PRACTICE_LEVEL = 3;
    private static final int NAVIGATOR_LEVEL = 4;
    final Options<Boolean> kind;
    final TextField name;
    final TextField phone;
    final EmailField mail;
    final Options<NavigatorView> navigator;
    final WhoPicks<Phase> phases;
    final WhoPicks<NewPlan.Told> told;
    final Paragraph preview = new Paragraph();

    OutsideForm(PlanKeeper keeper) {
        super(keeper);
        var navigators = keeper.making().navigators(keeper.circle());
        kind = new Options<>(
                        getTranslation("plan.outside.kind"),
                        navigators.isEmpty() ? List.of(false) : List.of(false, true),
                        yes -> getTranslation(yes ? "plan.outside.navigator" : "plan.outside.practice"))
                .asRows();
        name = Fields.kept(keeper.name("OUTSIDE:name"), Fields.text(getTranslation("plan.outside.who"), 200));
        phone = Fields.kept(keeper.name("OUTSIDE:phone"), Fields.text(getTranslation("plan.outside.phone"), 200));
        phone.getElement().setAttribute("inputmode", "tel");
        mail = Fields.kept(keeper.name("OUTSIDE:mail"), Fields.mail(getTranslation("plan.outside.mail")));
        navigator = new Options<>(getTranslation("plan.outside.which"), navigators, NavigatorView::name).asRows();
        phases = new WhoPicks<>(
                getTranslation("plan.outside.when"),
                List.of(Phase.ORANGE, Phase.RED),
                phase -> getTranslation("watch.phase." + phase.name()));
        told = new WhoPicks<>(
                getTranslation("plan.outside.told"),
                List.of(NewPlan.Told.PHASE, NewPlan.Told.SINCE_WHEN),
                what -> getTranslation("plan.told." + what.name()));
        kind.addValueChangeListener(_ -> byKind());
        told.picks.values().forEach(pick -> pick.addValueChangeListener(_ -> sayPreview()));
        phases.picks.values().forEach(pick -> pick.addValueChangeListener(_ -> sayPreview()));
        preview.addClassName("plan-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        editor.add(
                editing,
                kind,
                name,
                phone,
                mail,
                navigator,
                phases,
                told,
                new H3(getTranslation("plan.outside.preview")),
                preview,
                new Note(Icon.LOCK, getTranslation("plan.outside.no")),
                Buttons.large(Buttons.soft(getTranslation("plan.put"), this::put)));
        startAnew();
    }

    private boolean isNavigator() {
        return Boolean.TRUE.equals(kind.getValue());
    }

    private void byKind() {
        name.setVisible(!isNavigator());
        phone.setVisible(!isNavigator());
        mail.setVisible(!isNavigator());
        navigator.setVisible(isNavigator());
    }

    private void sayPreview() {
        preview.setText(keeper.making()
                .preview(
                        keeper.circle(),
                        Set.copyOf(told.chosen()),
                        phases.chosen().stream().findFirst().orElse(Phase.ORANGE)));
    }

    @Override
    List<NewPlan.Contact> things() {
        return keeper.draft().outside().contacts();
    }

    @Override
    DraftPart part(List<NewPlan.Contact> things) {
        return new DraftPart.Outside(things);
    }

    /** One for each phase in which it may be told. */
    @Override
    List<NewPlan.Contact> written() {
        var someone =
                isNavigator() ? navigator.getValue() != null : !name.getValue().isBlank();
        return !someone || phases.chosen().isEmpty()
                ? List.of()
                : phases.chosen().stream().map(this::contact).toList();
    }

    private NewPlan.Contact contact(Phase phase) {
        var which = Optional.ofNullable(navigator.getValue()).filter(_ -> isNavigator());
        return new NewPlan.Contact(
                phase,
                which.isPresent() ? NAVIGATOR_LEVEL : PRACTICE_LEVEL,
                which.map(NavigatorView::name).orElseGet(name::getValue),
                which.map(NavigatorView::phone)
                        .or(() -> Optional.of(phone.getValue()))
                        .filter(it -> !it.isBlank()),
                which.isPresent() || mail.getValue().isBlank()
                        ? Optional.empty()
                        : Optional.of(new EmailAddress(mail.getValue())),
                which.map(NavigatorView::account),
                HoursChoice.OFFICE,
                Set.copyOf(told.chosen()));
    }

    @Override
    boolean ready() {
        return super.ready() && (isEmpty() || isWhole());
    }

    private boolean isEmpty() {
        return name.getValue().isBlank() && phone.getValue().isBlank() && !isNavigator();
    }

    private boolean isWhole() {
        if (!isNavigator()) {
            if (Fields.wrong(name, name.getValue().isBlank(), getTranslation("plan.outside.name"))
                    | Fields.wrong(mail, !mailIsFine(), getTranslation("plan.outside.mail.wrong"))) {
                return false;
            }
        }
        if (written().isEmpty()) {
            keeper.say("plan.outside.nothing");
            return false;
        }
        return true;
    }

    @Override
    void put() {
        if (isWhole()) {
            super.put();
        }
    }

    private boolean mailIsFine() {
        try {
            return mail.getValue().isBlank()
                    || !new EmailAddress(mail.getValue()).value().isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    @Override
    void fill(List<NewPlan.Contact> one) {
        var contact = one.stream().findFirst();
        name.setInvalid(false);
        mail.setInvalid(false);
        kind.setValue(contact.flatMap(NewPlan.Contact::navigator).isPresent());
        name.setValue(contact.map(NewPlan.Contact::name).orElse(""));
        phone.setValue(contact.flatMap(NewPlan.Contact::phone).orElse(""));
        mail.setValue(
                contact.flatMap(NewPlan.Contact::email).map(EmailAddress::value).orElse(""));
        navigator.setValue(null);
        contact.flatMap(NewPlan.Contact::navigator)
                .flatMap(id -> keeper.making().navigators(keeper.circle()).stream()
                        .filter(which -> which.account().equals(id))
                        .findFirst())
                .ifPresent(navigator::setValue);
        phases.choose(contact.map(NewPlan.Contact::phase).map(List::of).orElse(List.of(Phase.RED)));
        told.choose(contact.map(NewPlan.Contact::mayTell).orElse(Set.of(NewPlan.Told.PHASE)));
        byKind();
        sayPreview();
    }

    @Override
    void drawThings() {
        var list = list();
        var all = things();
        for (var index = 0; index < all.size(); index++) {
            var contact = all.get(index);
            list.add(row(
                    new Div(
                            new Span(contact.name()),
                            small(getTranslation(
                                            "watch.phase." + contact.phase().name()) + " · "
                                    + contact.email()
                                            .map(EmailAddress::value)
                                            .or(contact::phone)
                                            .orElse(""))),
                    acts(index, contact.name())));
        }
        if (!all.isEmpty()) {
            there.add(list);
        }
    }
}
