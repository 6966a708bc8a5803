package nl.kring.invite.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import nl.kring.identity.Codes;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Title;

/** Where who has a letter and no camera types its code. */
class TypedCode extends Div {
    final TextField code = Fields.text(getTranslation("start.card.code"), 20);

    TypedCode(String before, Consumer<String> typed) {
        addClassName("stack");
        code.setValue(before);
        code.getElement().setAttribute("autocapitalize", "characters").setAttribute("autocomplete", "off");
        var use = Buttons.large(Buttons.primary(getTranslation("start.card.use"), () -> use(typed)));
        use.addClickShortcut(Key.ENTER).listenOn(code);
        add(
                new Title(Tag.H1, getTranslation("letter.type")),
                new Paragraph(getTranslation("letter.type.how")),
                code,
                use);
    }

    TypedCode wrong() {
        Fields.wrong(code, true, getTranslation("start.card.wrong"));
        return this;
    }

    private void use(Consumer<String> typed) {
        if (!Fields.wrong(code, !Codes.are(code.getValue()), getTranslation("start.card.wrong"))) {
            typed.accept(code.getValue().replaceAll("[^A-Za-z0-9-]", ""));
        }
    }
}
