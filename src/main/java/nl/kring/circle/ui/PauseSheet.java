package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.PauseService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** What it means to let somebody wait for a while, before a coordinator does it (R-B3). */
class PauseSheet extends Sheet {
    private final PauseService pauses;
    private final CircleView circle;
    private final MemberView member;
    private final Button yes;

    PauseSheet(PauseService pauses, CircleView circle, MemberView member) {
        super("");
        this.pauses = pauses;
        this.circle = circle;
        this.member = member;
        var name = member.person().firstName();
        var resident = circle.whose();
        yes = Buttons.large(Buttons.primary(getTranslation("pause.yes"), this::pause));
        yes.setDisableOnClick(true);
        title(getTranslation("pause.sure", name));
        ask(new Paragraph(getTranslation("pause.how", name)), new Paragraph(getTranslation("pause.asked", resident)));
        act(yes, Buttons.text(getTranslation("pause.no"), this::close));
    }

    private void pause() {
        if (attempt(yes, () -> pauses.pause(circle.id(), member.person().account(), command()))) {
            close();
        }
    }
}
