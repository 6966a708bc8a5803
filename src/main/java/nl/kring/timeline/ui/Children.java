package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Changes what stands in a part of a page, and leaves what stays where it is: taken out and put back, it would lose the focus. */
public final class Children {
    private Children() {}

    public static void of(Div parent, List<? extends Component> wanted) {
        parent.getChildren().filter(child -> !wanted.contains(child)).toList().forEach(parent::remove);
        for (var index = 0; index < wanted.size(); index++) {
            if (!isAt(parent, index, wanted.get(index))) {
                parent.addComponentAtIndex(index, wanted.get(index));
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

    private static boolean isAt(Div parent, int index, Component child) {
        return index < parent.getComponentCount()
                && parent.getComponentAt(index).equals(child);
    }
}
