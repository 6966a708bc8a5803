package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.kring.platform.ui.Icon;

/** A button of {@code passkey.ts}: the browser talks with the device, and the page says in words what came of it. Hidden where a browser cannot. */
@JsModule("./passkey.ts")
class PasskeyButton extends Composite<Div> {
    /** What a passkey is wanted for. */
    enum For {
        ENTER,
        NEW
    }

    PasskeyButton(For what, String words, String refused) {
        var button = new NativeButton("");
        button.addClassNames("btn", "line", "large", "wide");
        button.getElement().setAttribute("data-passkey", what.name().toLowerCase(java.util.Locale.ROOT));
        button.add(Icon.KEY.create(), new Span(words));
        getContent().addClassNames("passkey", "stack-s");
        getContent().add(button, said(refused));
    }

    private static Component said(String refused) {
        var said = new Paragraph(refused);
        said.addClassName("passkey-said");
        said.getElement().setAttribute("role", "status").setAttribute("hidden", true);
        return said;
    }
}
