package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.platform.Ids;

/** A few things to do behind one quiet button. It is the browser's own popover: Escape and a tap beside it close it, and the focus goes back. */
public class Menu extends Div {
    private final Div things = new Div();

    public Menu(String words, String label) {
        addClassName("menu");
        var opens = new NativeButton(words, _ -> opened());
        opens.addClassNames("btn", "text");
        opens.getElement().setAttribute("aria-label", label);
        things.setId("menu-" + Ids.next());
        things.addClassName("menu-things");
        things.getElement().setAttribute("popover", "auto");
        things.getElement().setAttribute("role", "group");
        things.getElement().setAttribute("aria-label", label);
        var about = new Paragraph(label);
        about.addClassNames("small", "quiet");
        about.getElement().setAttribute("aria-hidden", true);
        things.add(about);
        targets(opens);
        add(opens, things);
    }

    public Menu(String words, String label, List<Button> acts) {
        this(words, label);
        acts.forEach(act -> {
            act.addClickListener(_ -> things.getElement().callJsFunction("hidePopover"));
            things.add(act);
        });
    }

    /** It was opened, perhaps for the first time: what a page has many of is put in only then. */
    protected void opened() {}

    /** One of the things, which closes it in the browser before the server knows. */
    protected NativeButton choice(String words, Runnable act) {
        var choice = new NativeButton(words, _ -> act.run());
        choice.addClassNames("btn", "line");
        targets(choice);
        choice.getElement().setAttribute("popovertargetaction", "hide");
        things.add(choice);
        return choice;
    }

    private void targets(Component button) {
        things.getId().ifPresent(id -> button.getElement().setAttribute("popovertarget", id));
    }
}
