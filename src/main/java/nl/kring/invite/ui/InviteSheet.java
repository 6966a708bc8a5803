package nl.kring.invite.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleView;
import nl.kring.invite.InvitationService;
import nl.kring.invite.NewInvitation;
import nl.kring.invite.SketchName;
import nl.kring.invite.SketchService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** Asks one to three people into the circle; of somebody who does not decide it is a proposal to the resident. */
class InviteSheet extends Sheet {
    private static final int AT_ONCE = 3;

    final List<PersonForm> forms = new ArrayList<>();
    private final Div people = new Div();
    private final Button another = Buttons.with(
            Icon.PLUS,
            Buttons.line(getTranslation("invite.another"), () -> addForm().name.focus()));
    private final Button send;
    private final InvitationService invitations;
    private final SketchService sketches;
    private final LetterParts letters;
    private final CircleView circle;
    private final boolean decides;
    private final Optional<SketchName> drawn;

    InviteSheet(
            InvitationService invitations,
            SketchService sketches,
            LetterParts letters,
            CircleView circle,
            boolean decides,
            Optional<SketchName> drawn) {
        super("");
        this.invitations = invitations;
        this.sketches = sketches;
        this.letters = letters;
        this.circle = circle;
        this.decides = decides;
        this.drawn = drawn;
        send = Buttons.large(
                Buttons.primary(getTranslation(decides ? "invite.send" : "invite.propose.send"), this::send));
        send.setDisableOnClick(true);
        people.addClassName("stack-l");
        if (drawn.isEmpty()) {
            named(name(circle.id()));
        }
        title(getTranslation(decides ? "invite.title" : "invite.propose.title", circle.whose()));
        advise();
        ask(people, another);
        act(send);
        var first = addForm();
        drawn.ifPresent(name -> first.filledWith(name.firstName(), name.ring()));
    }

    static String name(CircleId circle) {
        return "invite:" + circle.value();
    }

    private void advise() {
        ask(new Note(
                Icon.EYE,
                decides ? getTranslation("invite.how") : getTranslation("invite.propose.how", circle.whose())));
        if (decides && circle.household()) {
            ask(new Note(Icon.PEOPLE, getTranslation("each.first", circle.whose())));
        }
        if (circle.onBehalf()) {
            ask(new Note(
                    Icon.PEOPLE, getTranslation("invite.few.how", circle.whose(), InvitationService.BEFORE_THE_YES)));
        }
        var there = invitations.placesTaken(circle.id());
        if (there >= InvitationService.ADVISED) {
            ask(new Note(Icon.PEOPLE, getTranslation("invite.many", there)));
        }
    }

    private PersonForm addForm() {
        var place = drawn.map(SketchName::id).map(Object::toString).orElse("") + forms.size();
        var form = new PersonForm(name(circle.id()) + ":" + place, circle, letters.today());
        forms.add(form);
        form.paper.addValueChangeListener(_ -> nameTheAct());
        people.add(form);
        another.setVisible(forms.size() < AT_ONCE);
        nameTheAct();
        return form;
    }

    private void nameTheAct() {
        if (decides) {
            send.setText(
                    getTranslation(forms.stream().allMatch(PersonForm::onPaper) ? "invite.send.paper" : "invite.send"));
        }
    }

    private void send() {
        var asked = new ArrayList<NewInvitation>();
        if (attempt(send, () -> {
            forms.stream().map(PersonForm::value).forEach(asked::add);
            invitations.invite(circle.id(), asked, getLocale());
            drawn.ifPresent(name -> sketches.take(circle.id(), name.id()));
        })) {
            arrived();
            thank(asked);
        }
    }

    private void thank(List<NewInvitation> asked) {
        var onPaper =
                asked.stream().filter(person -> person.address().isEmpty()).toList();
        var byMail =
                asked.stream().filter(person -> person.address().isPresent()).toList();
        if (decides && circle.household()) {
            title(getTranslation("invite.propose.sent", names(asked)));
            ask(new Paragraph(getTranslation("each.sent")));
        } else if (!decides) {
            title(getTranslation("invite.propose.sent", names(asked)));
            ask(new Paragraph(getTranslation("invite.propose.sent.how", circle.whose())));
        } else if (byMail.isEmpty()) {
            title(getTranslation("letter.title", names(onPaper)));
        } else {
            title(getTranslation("invite.sent", names(byMail)));
            var forAWhile = byMail.stream().anyMatch(person -> person.until().isPresent());
            ask(new Paragraph(getTranslation(forAWhile ? "invite.sent.how.guest" : "invite.sent.how")));
        }
        if ((!decides || circle.household()) && !onPaper.isEmpty()) {
            ask(new Paragraph(getTranslation("letter.afterYes", circle.whose())));
        } else if (decides) {
            onPaper.forEach(person ->
                    ask(letters.of(circle.id(), person.id(), person.name().value(), false)));
        }
        done();
        var close = decides && !onPaper.isEmpty()
                ? Buttons.line(getTranslation("invite.done"), this::close)
                : Buttons.primary(getTranslation("invite.done"), this::close);
        act(Buttons.large(close));
    }

    private static String names(List<NewInvitation> people) {
        return people.stream().map(person -> person.name().value()).collect(Collectors.joining(", "));
    }
}
