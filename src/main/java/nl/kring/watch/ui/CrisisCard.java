package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.platform.ui.Link;
import nl.kring.watch.AlertView;

/** The crisis card: everybody was asked and nobody has it, so one calls now. Kring itself never calls. */
class CrisisCard extends Composite<Section> {
    CrisisCard(List<AlertView.Number> numbers) {
        getContent().addClassNames("card", "stack-s", "crisis");
        getContent()
                .add(
                        new H2(getTranslation("alert.crisis")),
                        new Paragraph(getTranslation("alert.crisis.how")),
                        Link.call(getTranslation("alert.crisis.112"), "112", "primary", "wide"),
                        new Numbers(numbers));
    }
}
