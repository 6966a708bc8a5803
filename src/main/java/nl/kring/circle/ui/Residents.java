package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.function.Function;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;

/** Who lives in a household, above who stands round it. */
class Residents extends Div {
    Residents(List<CirclePerson> residents, Function<CirclePerson, String> says) {
        addClassName("stack");
        add(new H2(getTranslation("house.residents")));
        residents.forEach(one -> add(
                new PersonLine(new Face(one.firstName(), one.face(), Face.Size.M), one.firstName(), says.apply(one))));
    }
}
