package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;

/** Who has it, for somebody who need not or may not answer. */
class TakenNote extends Composite<Div> {
    TakenNote(Says says, AlertView alert) {
        getContent().addClassName("stack-s");
        var words = new AlertWords(this, at -> says.moment(at, getLocale()), alert);
        alert.owner().ifPresent(owner -> {
            var face = new Face(owner.firstName(), owner.face(), Face.Size.M);
            if (alert.isTaken()) {
                face.ring(Face.Ring.TAKEN);
            }
            var title = alert.asksMe() ? getTranslation("alert.takenBy", owner.firstName()) : words.title();
            getContent().add(new PersonLine(face, title, words.below()));
        });
        alert.agreed()
                .filter(_ -> alert.isTaken())
                .map(agreed -> new AgreedLine(says, agreed))
                .ifPresent(getContent()::add);
        alert.wanted()
                .filter(wanted -> !wanted.asksMe())
                .map(wanted -> new WantedLine(says, alert, wanted))
                .ifPresent(getContent()::add);
        if (!alert.numbers().isEmpty()) {
            getContent()
                    .add(Buttons.large(
                            Buttons.with(Icon.PHONE, Buttons.line(getTranslation("alert.call"), () -> new NumbersSheet(
                                            alert.numbers())
                                    .open()))));
        }
    }
}
