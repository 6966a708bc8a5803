package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes what stands in a part of a page, and leaves what stays where it is: taken out and put back, it would lose the focus. */
public final class Children {
    private Children() {}

    public static void of(Div parent, List<? extends Component> wanted) {
        var there = parent.getChildren().collect(Collectors.toCollection(ArrayList::new));
        there.stream().filter(child -> !wanted.contains(child)).forEach(parent::remove);
        there.retainAll(wanted);
        for (var index = 0; index < wanted.size(); index++) {
            var child = wanted.get(index);
            if (index == there.size() || !there.get(index).equals(child)) {
                there.remove(child);
                there.add(index, child);
                parent.addComponentAtIndex(index, child);
            }
        }
    }

    /** Changes what a line says, and shows it only while it says something. */
    static void text(Paragraph line, String words) {
        if (!line.getText().equals(words)) {
            line.setText(words);
        }
        line.setVisible(!words.isEmpty());
    }
}
