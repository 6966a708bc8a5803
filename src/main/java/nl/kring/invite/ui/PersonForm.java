package nl.kring.invite.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.EmailAddress;
import nl.kring.invite.FirstName;
import nl.kring.invite.NewInvitation;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;

/** One person to be asked: name, address or on paper, what that person is to the resident, and how near. */
class PersonForm extends Div {
    private static final int A_WEEK = 7;
    private static final int TOO_YOUNG = NewInvitation.YOUNGEST - 1;
    private static final int OLDEST = 17;
    private static final Set<RelationKind> ONLY_LATER = EnumSet.of(RelationKind.GUEST, RelationKind.YOUNG_MEMBER);

    final TextField name = new TextField(getTranslation("invite.name"));
    final Options<Boolean> paper = new Options<>(
                    getTranslation("invite.way"),
                    List.of(false, true),
                    onPaper -> getTranslation("invite.way." + onPaper))
            .asRows();
    final EmailField address = new EmailField(getTranslation("invite.address"));
    final Options<RelationKind> relation;
    final TextField word = new TextField(getTranslation("invite.word"));
    final Options<Ring> ring;
    private final Div work = new Div();
    final Input until = new Input();
    private final Div guest = new Div();
    final Options<Integer> age = new Options<>(
            getTranslation("invite.young.age.ask"),
            IntStream.rangeClosed(TOO_YOUNG, OLDEST).boxed().toList(),
            years -> years == TOO_YOUNG
                    ? getTranslation("invite.young.younger", NewInvitation.YOUNGEST)
                    : Integer.toString(years));
    final Pick parent = new Pick(getTranslation("invite.young.agree"));
    private final Paragraph youngReads = new Paragraph();
    private final Div young = new Div();
    private final UUID id = Ids.next();
    private final String resident;
    private final boolean mine;

    PersonForm(String draft, CircleView circle, LocalDate today) {
        resident = circle.whose();
        mine = Acting.person()
                .filter(me -> circle.residents().stream()
                        .anyMatch(one -> one.account().value().equals(me.personId())))
                .isPresent();
        relation = new Options<>(
                mine ? getTranslation("invite.relation") : getTranslation("invite.relation.of", resident),
                Stream.of(RelationKind.values())
                        .filter(kind -> kind != RelationKind.PROFESSIONAL || !circle.onBehalf())
                        .filter(kind -> !ONLY_LATER.contains(kind) || circle.state() == CircleState.ACTIVE)
                        .toList(),
                kind -> getTranslation("invite.relation." + kind));
        ring = new Options<>(
                        getTranslation("invite.ring"),
                        List.of(Ring.INNER, Ring.HELPERS),
                        each -> InviteWords.ring(this, circle, each))
                .asRows();
        ring.setValue(Ring.HELPERS);
        paper.setValue(false);
        work.add(new Note(
                Icon.INFO,
                getTranslation("invite.work.how", InviteWords.reads(this, circle.reads(Ring.PROFESSIONALS)))));
        paper.addValueChangeListener(_ -> follow());
        relation.addValueChangeListener(_ -> follow());
        address.setManualValidation(true);
        word.setHelperText(getTranslation("invite.word.how"));
        Stream.of(name, word).forEach(field -> field.setValueChangeMode(ValueChangeMode.LAZY));
        address.setValueChangeMode(ValueChangeMode.LAZY);
        Stream.of(name, address, word).forEach(field -> field.addClassName("wide"));
        name.getElement().setAttribute("data-draft", draft + ":name");
        address.getElement().setAttribute("data-draft", draft + ":address");
        word.getElement().setAttribute("data-draft", draft + ":word");
        name.getElement().setAttribute("autocomplete", "off");
        address.getElement().setAttribute("autocomplete", "off");
        addClassName("stack");
        furnishGuest(draft, circle, today);
        furnishYoung(circle);
        add(name, relation, young, paper, address, word, ring, guest, work);
        follow();
    }

    /** Who comes for the work has a mailbox there, and a place of its own; a guest stands with the helpers until a day. */
    private void follow() {
        paper.setVisible(!forWork());
        address.setVisible(!onPaper());
        address.setLabel(getTranslation(forWork() ? "invite.work.mailbox" : "invite.address"));
        ring.setVisible(!forWork() && !isGuest() && !isChild());
        young.setVisible(isYoung());
        parent.setVisible(isChild());
        youngReads.setVisible(isChild());
        guest.setVisible(isGuest());
        work.setVisible(forWork());
    }

    private boolean forWork() {
        return relation.getValue() == RelationKind.PROFESSIONAL;
    }

    /** A guest stands with the helpers and is there until a day (R-B5). */
    private void furnishGuest(String draft, CircleView circle, LocalDate today) {
        until.setType("date");
        until.setValue(today.plusDays(A_WEEK - 1L).toString());
        until.getElement()
                .setAttribute("min", today.toString())
                .setAttribute(
                        "max", today.plusDays(NewInvitation.GUEST_DAYS - 1L).toString())
                .setAttribute("data-draft", draft + ":until");
        var label = new NativeLabel();
        label.add(new Span(getTranslation("invite.guest.day")), until);
        label.addClassName("field");
        guest.addClassName("stack");
        guest.add(
                label,
                new Paragraph(getTranslation(
                        "invite.guest.how", NewInvitation.GUEST_DAYS, InviteWords.reads(this, circle.guestsRead()))));
        if (circle.guestsRead().isEmpty()) {
            guest.add(new Note(Icon.INFO, getTranslation("invite.guest.careful")));
        }
    }

    /** Of who is not eighteen the age is asked, and of a child whether a parent asks this (R-B14). */
    private void furnishYoung(CircleView circle) {
        age.addValueChangeListener(_ -> follow());
        youngReads.setText(getTranslation("invite.young.how", InviteWords.reads(this, circle.childrenRead())));
        young.addClassName("stack");
        young.add(age, parent, youngReads);
    }

    private boolean isYoung() {
        return relation.getValue() == RelationKind.YOUNG_MEMBER;
    }

    private boolean isChild() {
        return young().filter(NewInvitation.Young::child).isPresent();
    }

    private Optional<NewInvitation.Young> young() {
        return Optional.ofNullable(age.getValue())
                .filter(_ -> isYoung())
                .map(years -> new NewInvitation.Young(years, parent.getValue()));
    }

    private boolean isGuest() {
        return relation.getValue() == RelationKind.GUEST;
    }

    PersonForm filledWith(String firstName, Ring near) {
        name.setValue(firstName);
        if (near == Ring.PROFESSIONALS) {
            relation.setValue(RelationKind.PROFESSIONAL);
        } else {
            ring.setValue(near);
        }
        return this;
    }

    /** What stands here, or a refusal that says what is missing. */
    NewInvitation value() {
        var who = new FirstName(name.getValue());
        var kind = relation.getValue();
        if (kind == null) {
            throw mine
                    ? new Refused("invite.relation.missing", who.value())
                    : new Refused("invite.relation.missing.of", who.value(), resident);
        }
        var said = word.getValue().isBlank() ? getTranslation("invite.relation.said." + kind) : word.getValue();
        var mail = onPaper() ? Optional.<EmailAddress>empty() : Optional.of(address(who));
        return new NewInvitation(
                id, who, mail, kind, said, forWork() ? Ring.PROFESSIONALS : ring.getValue(), day(), young());
    }

    private Optional<LocalDate> day() {
        try {
            return isGuest() ? Optional.of(LocalDate.parse(until.getValue())) : Optional.empty();
        } catch (DateTimeException nothing) {
            return Optional.empty(); // said as a day that is missing
        }
    }

    boolean onPaper() {
        return Boolean.TRUE.equals(paper.getValue()) && !forWork();
    }

    private EmailAddress address(FirstName who) {
        try {
            return new EmailAddress(address.getValue());
        } catch (IllegalArgumentException nonsense) {
            throw new Refused("invite.address.wrong", who.value());
        }
    }
}
