package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;

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

    private static final int TINTS = 8;

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
        getContent().addClassNames("initials", "tint-" + tintOf(name));
        getContent().setText(initialsOf(name));
    }

    /** Where the picture with this key is served; a key with a slash is an address already. */
    static String source(String key) {
        return key.contains("/") ? key : "/faces/" + key + ".svg";
    }

    static String initialsOf(String name) {
        var words = name.strip().split("\\s+");
        var last = words.length > 1 ? first(words[words.length - 1]) : "";
        return first(words[0]) + last;
    }

    static int tintOf(String name) {
        return Math.floorMod(name.hashCode(), TINTS) + 1;
    }

    private static String first(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
