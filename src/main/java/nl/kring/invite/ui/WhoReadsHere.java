package nl.kring.invite.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignInService.Someone;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;

/** Others read mail at the address that was just proven: is it one of them who says yes, or somebody new? */
class WhoReadsHere extends Asking {
    WhoReadsHere(List<Someone> people, Consumer<Optional<AccountId>> chosen) {
        super(Texts.of(UI.getCurrent().getLocale(), "identity.who"));
        add(new Paragraph(getTranslation("start.who.how")));
        people.forEach(someone -> choice(
                someone.firstName(),
                () -> chosen.accept(Optional.of(someone.person().account()))));
        choice(getTranslation("invitation.newHere"), () -> chosen.accept(Optional.empty()));
    }

    private void choice(String words, Runnable act) {
        var choice = Buttons.large(Buttons.line(words, act));
        choice.setDisableOnClick(true);
        add(choice);
    }
}
