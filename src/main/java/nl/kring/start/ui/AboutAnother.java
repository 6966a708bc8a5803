package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.ui.TypedAddress;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Steps;
import nl.kring.start.NewStart.Whom;

/** Whom somebody helps: a first name, what one is to that person, and how that person can be asked, if that is known. */
class AboutAnother extends Div {
    final TextField name = Fields.kept("start:other", Fields.text(getTranslation("start.other.name"), 80));
    final TextField relation = Fields.kept("start:relation", Fields.text(getTranslation("start.other.relation"), 80));
    final EmailField address = Fields.kept("start:other-mail", Fields.mail(getTranslation("start.other.mail")));
    final TextField phone = Fields.kept("start:other-phone", Fields.text(getTranslation("start.other.phone"), 40));
    private final Consumer<Whom.Another> next;

    AboutAnother(Steps steps, Consumer<Whom.Another> next) {
        this.next = next;
        addClassName("stack");
        relation.setHelperText(getTranslation("start.other.relation.how"));
        phone.getElement().setAttribute("inputmode", "tel");
        add(
                new Paragraph(getTranslation("start.other.decides")),
                name,
                relation,
                address,
                phone,
                Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), () -> steps.attempt(this::go))));
    }

    private void go() {
        Optional<EmailAddress> mail = Optional.empty();
        if (!address.getValue().isBlank()) {
            mail = TypedAddress.in(address);
            if (mail.isEmpty()) {
                return;
            }
        }
        var nothing = Fields.wrong(relation, isEmpty(relation), getTranslation("start.other.relation.missing"));
        var nameless = Fields.wrong(name, isEmpty(name), getTranslation("start.name.missing"));
        if (!nothing && !nameless) {
            next.accept(new Whom.Another(name.getValue(), relation.getValue(), mail, Optional.of(phone.getValue())));
        }
    }

    private static boolean isEmpty(TextField field) {
        return Written.kept(field.getValue()).isEmpty();
    }
}
