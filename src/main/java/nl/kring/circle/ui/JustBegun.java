package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;

/** Says once, above the first page after the resident's yes, that the circle began, and has that page read from the top. */
class JustBegun extends Div implements Focusable<JustBegun> {
    private JustBegun() {
        setTabIndex(-1);
        add(new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, getTranslation("circle.begin.done")));
    }

    static void remember(UI ui) {
        ComponentUtil.setData(ui, JustBegun.class, new JustBegun());
    }

    static Optional<JustBegun> take(UI ui) {
        var begun = Optional.ofNullable(ComponentUtil.getData(ui, JustBegun.class));
        begun.ifPresent(_ -> ComponentUtil.setData(ui, JustBegun.class, null));
        return begun;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        focus();
    }
}
