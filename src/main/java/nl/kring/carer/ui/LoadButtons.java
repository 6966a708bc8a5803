package nl.kring.carer.ui;

import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.kring.carer.Load;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;

/** Four faces with their words: one tap, and it is said. */
class LoadButtons extends Div {
    LoadButtons(Consumer<Load> says) {
        addClassName("carer-loads");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("carer.title"));
        Stream.of(Load.values()).forEach(load -> {
            var button = Buttons.with(
                    face(load), Buttons.line(getTranslation("carer.load." + load), () -> says.accept(load)));
            button.setDisableOnClick(true);
            add(button);
        });
    }

    private static Icon face(Load load) {
        return switch (load) {
            case LIGHT -> Icon.FACE_1;
            case FINE -> Icon.FACE_2;
            case HEAVY -> Icon.FACE_4;
            case TOO_HEAVY -> Icon.FACE_5;
        };
    }
}
