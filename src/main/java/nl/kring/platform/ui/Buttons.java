package nl.kring.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** The kinds of button there are: at most one primary in sight. */
public class Buttons {
    private Buttons() {}

    /** Dark: the one thing that is asked now. */
    public static Button primary(String text, Runnable act) {
        var button = plain(text, act);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Tinted: always there, never competing. */
    public static Button soft(String text, Runnable act) {
        return plain(text, act);
    }

    /** Heather: seeing and being seen. */
    public static Button heather(String text, Runnable act) {
        return classed(plain(text, act), "heather");
    }

    /** With a line round it: another answer. */
    public static Button line(String text, Runnable act) {
        return classed(plain(text, act), "line");
    }

    /** Words only: the smallest thing to do. */
    public static Button text(String text, Runnable act) {
        var button = classed(plain(text, act), "text");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** As high as an answer to an alert, as wide as its place. */
    public static Button large(Button button) {
        button.addClassNames("large", "wide");
        return button;
    }

    /** With an icon before the words. */
    public static Button with(Icon icon, Button button) {
        button.setIcon(icon.create());
        return button;
    }

    /** Opens the sheet of that name; pressed again by the page itself when it had to load with the sheet open. */
    public static Button opens(String name, Button button) {
        button.getElement().setAttribute("data-opens", name);
        return button;
    }

    /** Without a connection it says so and does nothing, also not later: what it does cannot wait (R-C21). */
    public static Button needsConnection(Button button) {
        button.getElement().setAttribute("data-needs-connection", button.getTranslation("outbox.claim"));
        return button;
    }

    private static Button plain(String text, Runnable act) {
        return new Button(text, _ -> act.run());
    }

    private static Button classed(Button button, String name) {
        button.addClassName(name);
        return button;
    }
}
