package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.platform.ui.Pick;

/** "Ik deel dit apparaat": then no last page stays on it (R-C21). The device remembers it, and not the server; see {@code offline.ts}. */
@Tag("kring-shared")
class SharedDevice extends Component implements HasComponents {
    SharedDevice(Runnable shared) {
        var pick = new Pick(getTranslation("device.shared"));
        pick.addValueChangeListener(change -> {
            if (change.getValue()) {
                shared.run();
            }
        });
        add(pick, new Paragraph(getTranslation("device.shared.how")));
    }
}
