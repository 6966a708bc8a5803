package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.watch.AlertView;

/** Nobody can be reached now, and whom one can call: never let someone believe that help is coming (R-D19). */
class NobodyNow extends Composite<Div> {
    NobodyNow(List<AlertView.Number> numbers) {
        getContent().addClassName("stack-s");
        getContent().add(new Notice(Notice.Tone.CALM, Icon.ATTENTION, getTranslation("alert.nobodynow")));
        if (!numbers.isEmpty()) {
            getContent().add(new Paragraph(getTranslation("alert.orCall")), new Numbers(numbers));
        }
    }
}
