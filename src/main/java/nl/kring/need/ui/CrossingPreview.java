package nl.kring.need.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.bridge.Payload;
import nl.kring.need.HelpersView;
import nl.kring.platform.ui.Face;
import nl.kring.tenant.NavigatorView;

/** What crosses, every field of it and nothing else, and who reads it. */
class CrossingPreview extends Composite<Div> {
    final DescriptionList fields = new DescriptionList();

    CrossingPreview(Payload.Need need, HelpersView to) {
        var intro = new Paragraph(getTranslation("need.preview.intro"));
        intro.addClassName("soft-voice");
        fields.addClassName("crossing");
        lines(need).forEach(this::add);
        getContent().addClassName("stack");
        getContent().add(intro, fields, readers(to));
    }

    private static List<Line> lines(Payload.Need need) {
        return Stream.of(
                        new Line("NAME", need.name()),
                        new Line("ASKED_BY", need.askedBy()),
                        new Line("ADDRESS", "%s, %s %s".formatted(need.street(), need.postcode(), need.place())),
                        new Line("PHONE", need.phone()),
                        new Line("THEME", need.theme()),
                        new Line("OWN_WORDS", need.ownWords()),
                        new Line("TRIED", need.tried()))
                .filter(line -> !line.text().isEmpty())
                .toList();
    }

    private void add(Line line) {
        var text = line.field().equals("THEME") ? getTranslation("bridge.theme." + line.text()) : line.text();
        fields.add(
                new DescriptionList.Term(getTranslation("need.field." + line.field())),
                new DescriptionList.Description(text));
    }

    private Component readers(HelpersView to) {
        var faces = new Div();
        faces.addClassName("crossing-faces");
        to.navigators().forEach(one -> faces.add(new Face(one.name(), one.face(), Face.Size.M)));
        var line = new Div(faces, new Paragraph(who(to)));
        line.addClassName("crossing-to");
        return new Div(new H3(getTranslation("need.to")), line);
    }

    private String who(HelpersView to) {
        if (to.navigators().isEmpty()) {
            return getTranslation("need.to.leader", to.tenant().name());
        }
        return to.navigators().size() == 1
                ? getTranslation("need.to.one", to.navigators().getFirst().firstName())
                : getTranslation(
                        "need.to.several",
                        to.navigators().stream()
                                .map(NavigatorView::firstName)
                                .collect(Collectors.joining(" " + getTranslation("need.or") + " ")));
    }

    private record Line(String field, String text) {}
}
