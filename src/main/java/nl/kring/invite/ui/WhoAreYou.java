package nl.kring.invite.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.identity.SignInService.Someone;
import nl.kring.platform.ui.Buttons;

/** Others read mail at this address already: is it one of them who says yes, or somebody new? */
class WhoAreYou extends Div {
    WhoAreYou(List<Someone> known, Runnable signIn, Runnable newHere) {
        addClassName("stack");
        add(new H1(getTranslation("identity.who")), new Paragraph(getTranslation("invitation.who.how")));
        known.forEach(someone -> add(Buttons.large(Buttons.line(someone.firstName(), signIn))));
        add(Buttons.large(Buttons.line(getTranslation("invitation.newHere"), newHere)));
    }
}
