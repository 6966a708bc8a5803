package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Sheet;
import nl.kring.tenant.NavigatorView;

/** Who leads says which navigator goes; the clock keeps running. */
class AssignSheet extends Sheet {
    private final ReportHeader report;
    private final FrontDoorService frontDoor;
    private final Runnable done;

    AssignSheet(ReportHeader report, FrontDoorService frontDoor, Runnable done) {
        super("");
        this.report = report;
        this.frontDoor = frontDoor;
        this.done = done;
        title(getTranslation("desk.assign.ask"));
        var names = new Div();
        names.addClassName("assign-names");
        frontDoor.navigators().stream()
                .filter(navigator -> !report.navigator().equals(Optional.of(navigator)))
                .forEach(navigator -> names.add(choice(navigator)));
        ask(names);
    }

    private Button choice(NavigatorView navigator) {
        var choice = Buttons.line(navigator.name(), () -> give(navigator));
        choice.setIcon(new Face(navigator.name(), navigator.face(), Face.Size.M));
        return choice;
    }

    private void give(NavigatorView navigator) {
        frontDoor.assign(report.id(), navigator.account());
        close();
        done.run();
    }
}
