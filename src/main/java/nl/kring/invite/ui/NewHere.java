package nl.kring.invite.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import nl.kring.invite.FirstName;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;

/** How somebody who is new wants to be called; the name on the invitation stands there already. */
class NewHere extends Asking {
    final TextField name = new TextField(getTranslation("invitation.name"));

    private final Button go = Buttons.large(Buttons.primary(getTranslation("invitation.join"), this::join));
    private final Consumer<FirstName> come;

    NewHere(String invitedAs, Consumer<FirstName> come) {
        super(Texts.of(UI.getCurrent().getLocale(), "invitation.name.ask"));
        name.addClassName("wide");
        name.setValue(invitedAs);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.getElement().setAttribute("autocomplete", "given-name");
        this.come = come;
        go.setDisableOnClick(true);
        go.addClickShortcut(Key.ENTER).listenOn(name);
        add(new Paragraph(getTranslation("invitation.name.how")), name, go);
    }

    private void join() {
        try {
            come.accept(new FirstName(name.getValue()));
        } catch (Refused refused) {
            name.setErrorMessage(getTranslation(refused.key(), refused.arguments()));
            name.setInvalid(true);
            name.focus();
            go.setEnabled(true);
        }
    }
}
