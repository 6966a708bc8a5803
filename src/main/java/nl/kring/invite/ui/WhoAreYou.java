package nl.kring.invite.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.identity.SignInService.Someone;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;

/** Others read mail at this address already: is it one of them who says yes, or somebody new? */
class WhoAreYou extends Asking {
    WhoAreYou(List<Someone> known, Runnable signIn, Runnable newHere) {
        super(Texts.of(UI.getCurrent().getLocale(), "identity.who"));
        add(new Paragraph(getTranslation("invitation.who.how")));
        known.forEach(someone -> add(Buttons.large(Buttons.line(someone.firstName(), signIn))));
        add(Buttons.large(Buttons.line(getTranslation("invitation.newHere"), newHere)));
    }
}
