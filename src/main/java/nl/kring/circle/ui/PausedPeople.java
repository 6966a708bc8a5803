package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Consumer;
import nl.kring.circle.PauseView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** Who waits for a while, and until when; for who decides with the way to end it. */
class PausedPeople extends Section {
    PausedPeople(List<PauseView> paused, boolean decides, Says says, Consumer<PauseView> end) {
        addClassNames("card", "stack");
        add(new H2(getTranslation("pause.list")));
        paused.forEach(pause -> {
            var name = pause.person().firstName();
            var line = new Div(new PersonLine(
                    new Face(name, pause.person().face(), Face.Size.M),
                    name,
                    getTranslation("pause.list.until", says.dayAndTime(pause.until(), getLocale()))));
            line.addClassName("stack-s");
            if (decides) {
                line.add(Buttons.line(getTranslation("pause.end", name), () -> end.accept(pause)));
            }
            add(line);
        });
    }
}
