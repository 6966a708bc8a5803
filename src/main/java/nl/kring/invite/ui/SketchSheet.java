package nl.kring.invite.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.invite.FirstName;
import nl.kring.invite.SketchName;
import nl.kring.invite.SketchService;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;

/** One name on the resident's picture: how near, and what to do with it. */
class SketchSheet extends Sheet {
    final TextField name = new TextField(getTranslation("sketch.name"));
    final Options<Ring> ring = new Options<>(
                    getTranslation("sketch.ring"),
                    List.of(Ring.values()),
                    each -> getTranslation("sketch.ring." + each))
            .asRows();
    private final SketchService sketches;
    private final CircleId circle;
    private final UUID id;

    SketchSheet(SketchService sketches, CircleId circle, Optional<SketchName> drawn, Ring place, Runnable invite) {
        super("");
        this.sketches = sketches;
        this.circle = circle;
        id = drawn.map(SketchName::id).orElseGet(Ids::next);
        name.addClassName("wide");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValue(drawn.map(SketchName::firstName).orElse(""));
        ring.setValue(drawn.map(SketchName::ring).orElse(place));
        title(drawn.map(SketchName::firstName).orElseGet(() -> getTranslation("sketch.add.title")));
        ask(name, ring);
        drawn.ifPresentOrElse(there -> actOn(there, invite), () -> act(keep("sketch.put")));
    }

    private void actOn(SketchName there, Runnable invite) {
        if (there.ring() == Ring.PROFESSIONALS) {
            ask(new Paragraph(getTranslation("sketch.professional")));
        } else {
            act(Buttons.large(Buttons.primary(getTranslation("sketch.invite", there.firstName()), () -> {
                close();
                invite.run();
            })));
        }
        act(keep("sketch.keep"), Buttons.text(getTranslation("sketch.take"), () -> {
            sketches.take(circle, id);
            close();
        }));
    }

    private Button keep(String words) {
        return words.equals("sketch.put")
                ? Buttons.large(Buttons.primary(getTranslation(words), this::keep))
                : Buttons.line(getTranslation(words), this::keep);
    }

    private void keep() {
        try {
            sketches.put(circle, id, new FirstName(name.getValue()), ring.getValue());
            close();
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
        }
    }
}
