package nl.kring.invite.ui;

import com.vaadin.flow.component.UI;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;

/** Somebody is signed in here: is it that person who says yes? */
class SignedInAlready extends Asking {
    SignedInAlready(String me, Runnable asMe, Runnable someoneElse) {
        super(Texts.of(UI.getCurrent().getLocale(), "identity.who"));
        var yes = Buttons.large(Buttons.primary(getTranslation("invitation.as", me), asMe));
        yes.setDisableOnClick(true);
        add(yes, Buttons.large(Buttons.line(getTranslation("invitation.other"), someoneElse)));
    }
}
