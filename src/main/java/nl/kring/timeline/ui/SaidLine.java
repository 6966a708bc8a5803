package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.text.ListFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.timeline.PostView;

/** What was said of a post in one word: "Rixt: Sterkte · Douwe en Anke: Fijn". It changes where it stands, so that the focus stays too. */
class SaidLine extends Paragraph {
    private Optional<ReactMenu> menu = Optional.empty();

    SaidLine() {
        addClassNames("small", "quiet", "said");
    }

    void offers(ReactMenu offered) {
        menu = Optional.of(offered);
    }

    void show(PostView post) {
        var given = post.reactions().given();
        Children.text(this, given.stream().map(this::words).collect(Collectors.joining(" · ")));
        menu.ifPresent(offered -> offered.show(post));
    }

    private String words(PostView.Given given) {
        var names = Stream.concat(
                        given.own().map(_ -> getTranslation("reaction.you")).stream(), given.others().stream())
                .toList();
        var format = ListFormat.getInstance(getLocale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL);
        return getTranslation("reaction.said", format.format(names), getTranslation("reaction." + given.kind()));
    }
}
