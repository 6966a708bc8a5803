package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;

/** The drawn icons of Kring; a screen reader never hears one, so a word always stands beside it. */
public enum Icon {
    AGAIN,
    ARROW_LEFT,
    ARROW_RIGHT,
    ATTENTION,
    BICYCLE,
    BUS,
    CALENDAR,
    CAMERA,
    CAR,
    CHECK,
    CHECK_CIRCLE,
    CHECK_TWICE,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CIRCLE,
    CLOCK,
    CLOUD_SUN,
    CROSS,
    DOG,
    DOOR,
    EYE,
    EYE_OFF,
    FACE_1,
    FACE_2,
    FACE_3,
    FACE_4,
    FACE_5,
    FILE,
    FROWN,
    HAND,
    HAND_HEART,
    HAND_HELPING,
    HEALTH,
    HEART,
    HOUSE,
    INFO,
    KEY,
    LAMP,
    LANGUAGE,
    LEAVE,
    LIGHTNING,
    LIST,
    LOCK,
    MAGNIFIER,
    MAIL,
    MAP_PIN,
    MEAL,
    MENU,
    MESSAGE,
    MICROPHONE,
    MONEY,
    NO_CONNECTION,
    PENCIL,
    PEOPLE,
    PHONE,
    PLUS,
    QUESTION,
    RADIO,
    RAIN,
    REPLY,
    ROUTE,
    SEND,
    SMILE,
    SPEAKER,
    SUN,
    TAXI,
    TREES,
    WALK;

    /** Draws this icon, in the colour and size of the text round it. */
    public Component create() {
        return new Drawing(drawing());
    }

    String drawing() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Tag("kring-icon")
    @JsModule("./kring-icon.ts")
    private static class Drawing extends Component {
        Drawing(String drawing) {
            getElement().setAttribute("name", drawing).setAttribute("aria-hidden", "true");
            addClassName("icon");
        }
    }
}
