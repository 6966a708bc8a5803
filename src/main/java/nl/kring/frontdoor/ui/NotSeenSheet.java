package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.html.Paragraph;
import nl.kring.frontdoor.CheckService;
import nl.kring.frontdoor.CheckView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** Asks once more before somebody hears that there are no papers. */
class NotSeenSheet extends Sheet {
    NotSeenSheet(CheckView check, CheckService checks, Runnable done) {
        super("");
        title(getTranslation("check.notSeen.sure"));
        ask(new Paragraph(getTranslation("check.notSeen.how", check.asked().representative())));
        act(
                Buttons.large(Buttons.primary(getTranslation("check.notSeen.yes"), () -> {
                    checks.notSeen(check.id());
                    close();
                    done.run();
                })),
                Buttons.text(getTranslation("check.notSeen.no"), this::close));
    }
}
