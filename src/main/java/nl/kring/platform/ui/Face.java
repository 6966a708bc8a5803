package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;
import nl.kring.platform.Initials;

/** A face, or initials on a warm ground; the name always stands beside it, so a screen reader skips it. */
public class Face extends Composite<Span> {
    /** How large a face is. */
    public enum Size {
        XS,
        S,
        M,
        L,
        XL
    }

    /** The ring round a face: closed when someone has it, dashed when someone is asked, coloured by a class of its own. */
    public enum Ring {
        TAKEN,
        ASKED,
        GREEN,
        YELLOW,
        ORANGE,
        RED
    }

    /** The face of someone who may have a drawn or own picture. */
    public Face(String name, Optional<String> picture, Size size) {
        getContent().addClassNames("face", "face-" + lower(size));
        getContent().getElement().setAttribute("aria-hidden", "true");
        picture.ifPresentOrElse(key -> show(source(key)), () -> initials(name));
    }

    /** Puts a ring round this face. */
    public Face ring(Ring ring) {
        getContent().addClassNames("ring", "ring-" + lower(ring));
        return this;
    }

    private void show(String source) {
        getContent().add(new Image(source, ""));
    }

    private void initials(String name) {
        var initials = Initials.of(name);
        getContent().addClassNames("initials", "tint-" + initials.tint());
        getContent().setText(initials.letters());
    }

    /** Where the picture with this key is served; a key with a slash is an address already. */
    static String source(String key) {
        return key.contains("/") ? key : "/faces/" + key + ".svg";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
