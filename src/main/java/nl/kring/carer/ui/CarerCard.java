package nl.kring.carer.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Section;
import nl.kring.carer.CarerService;
import nl.kring.carer.Load;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;

/** "Hoe gaat het met jou?" on her own timeline: one tap answers it, one puts it off. */
class CarerCard extends Section {
    private final CarerService carers;
    private final CircleId circle;
    private boolean answered;

    CarerCard(CarerService carers, CircleId circle, String question) {
        this.carers = carers;
        this.circle = circle;
        addClassNames("card", "stack", "carer-card");
        var title = new Title(Tag.H2, question);
        add(
                title,
                new LoadButtons(this::say),
                new Note(Icon.LOCK, getTranslation("carer.private")),
                Buttons.text(getTranslation("carer.notNow"), this::putOff));
    }

    boolean answered() {
        return answered;
    }

    private void say(Load load) {
        carers.answer(circle, Ids.next(), load);
        answered = true;
        removeAll();
        var heavy = load == Load.HEAVY || load == Load.TOO_HEAVY;
        add(
                new Notice(
                        Notice.Tone.CALM,
                        Icon.CHECK,
                        getTranslation("carer.kept"),
                        heavy ? getTranslation("carer.kept.heavy.card") : ""),
                new Link(Icon.ARROW_RIGHT, getTranslation("carer.open"), CircleAddress.of(circle, CarerPage.PATH))
                        .button("line"));
    }

    private void putOff() {
        carers.notNow(circle);
        removeFromParent();
    }
}
