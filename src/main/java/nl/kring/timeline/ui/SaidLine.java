package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.text.ListFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.timeline.PostView;

/** What was said of it in one word: "Rixt: Sterkte · Douwe en Anke: Fijn". It changes where it stands, so that the focus stays too. */
public class SaidLine extends Paragraph {
    private Optional<ReactMenu> menu = Optional.empty();

    public SaidLine() {
        addClassNames("small", "quiet", "said");
    }

    void offers(ReactMenu offered) {
        menu = Optional.of(offered);
    }

    void show(PostView post) {
        show(post.reactions());
        menu.ifPresent(offered -> offered.show(post));
    }

    /** The same of something that is no post. */
    public void show(PostView.Reactions reactions) {
        Children.text(this, reactions.given().stream().map(this::words).collect(Collectors.joining(" · ")));
    }

    private String words(PostView.Given given) {
        var names = Stream.concat(
                        given.own().map(_ -> getTranslation("reaction.you")).stream(), given.others().stream())
                .toList();
        var format = ListFormat.getInstance(getLocale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL);
        return getTranslation("reaction.said", format.format(names), getTranslation("reaction." + given.kind()));
    }
}
