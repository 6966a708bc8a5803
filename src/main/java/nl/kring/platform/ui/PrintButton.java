package nl.kring.platform.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** Prints the page that it stands on; it is not on the paper itself. */
@Tag("kring-print")
@JsModule("./print.ts")
public class PrintButton extends HtmlContainer {
    public PrintButton(String words) {
        var press = new NativeButton();
        press.add(Icon.FILE.create(), new Span(words));
        press.addClassNames("btn", "primary", "large");
        press.getElement().setAttribute("type", "button");
        add(press);
    }
}
