package nl.kring.platform.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** "Lees voor": reads the main text of its page with a voice of the device itself, and stops at a second press. Not there without such a voice. */
@Tag("kring-read-aloud")
@JsModule("./read-aloud.ts")
public class ReadAloud extends HtmlContainer {
    public ReadAloud() {
        var press = new NativeButton();
        press.add(Icon.SPEAKER.create(), new Span(getTranslation("platform.readAloud")));
        press.addClassNames("btn", "text");
        press.getElement().setAttribute("type", "button").setAttribute("aria-pressed", "false");
        var another = new Paragraph(getTranslation("platform.readAloud.another"));
        another.addClassNames("small", "quiet", "read-by-another");
        another.getElement().setAttribute("hidden", true).setAttribute("role", "status");
        getElement().setAttribute("hidden", true);
        add(press, another);
    }
}
