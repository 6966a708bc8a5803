package nl.kring.invite.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import nl.kring.platform.ui.Buttons;

/** Somebody is signed in here: is it that person who says yes? */
class SignedInAlready extends Div {
    SignedInAlready(String me, Runnable asMe, Runnable someoneElse) {
        addClassName("stack");
        var yes = Buttons.large(Buttons.primary(getTranslation("invitation.as", me), asMe));
        yes.setDisableOnClick(true);
        add(
                new H1(getTranslation("identity.who")),
                yes,
                Buttons.large(Buttons.line(getTranslation("invitation.other"), someoneElse)));
    }
}
