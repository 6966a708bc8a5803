package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.text.ListFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.timeline.PostView;

/** "Gezien door Douwe en Anke", and when who works here reads: for who wrote it and for the resident (R-C3). */
class SeenLine extends Paragraph {
    SeenLine() {
        addClassNames("small", "quiet", "seen");
    }

    void show(PostView post) {
        var names = post.seen().by();
        var by = names.isEmpty()
                ? Stream.<String>of()
                : Stream.of(getTranslation(
                        "receipt.by",
                        ListFormat.getInstance(getLocale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                                .format(names)));
        var reads = post.seen().reads().stream().map(who -> DaysInWords.of(who, getLocale()));
        Children.text(this, Stream.concat(by, reads).collect(Collectors.joining(" · ")));
    }
}
