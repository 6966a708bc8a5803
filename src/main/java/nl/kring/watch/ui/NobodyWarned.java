package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Link;

/** Shown by the browser as long as there is no line: what is written here has warned nobody, and whom one can call (R-C21). */
class NobodyWarned extends Div {
    NobodyWarned(List<CirclePerson> calls) {
        addClassNames("when-lost", "stack-s");
        getElement()
                .setAttribute("data-when-lost", true)
                .setAttribute("hidden", true)
                .setAttribute("role", "status");
        var row = new Div();
        row.addClassName("btn-row");
        calls.forEach(person -> person.phone()
                .map(phone -> Link.call(getTranslation("alert.callPerson", person.firstName()), phone, "line", "grow"))
                .ifPresent(row::add));
        add(new Paragraph(getTranslation("outbox.warned")), row);
    }
}
