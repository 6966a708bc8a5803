package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.NativeButton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.platform.ui.Menu;
import nl.kring.timeline.PostView;
import nl.kring.timeline.Reaction;

/** The five words behind "Reageer" (R-C4): the one that was said is pressed, and pressed again it is taken back. */
class ReactMenu extends Menu {
    private final Map<Reaction, NativeButton> choices = new EnumMap<>(Reaction.class);
    private Optional<Reaction> own = Optional.empty();

    ReactMenu(String words, String label, PostView post, Consumer<Optional<Reaction>> react) {
        super(words, label);
        for (var kind : Reaction.values()) {
            choices.put(
                    kind,
                    choice(
                            getTranslation("reaction." + kind),
                            () -> react.accept(Optional.of(kind).filter(_ -> !own.equals(Optional.of(kind))))));
        }
        show(post);
    }

    void show(PostView post) {
        own = post.reactions().own();
        choices.forEach((kind, choice) ->
                choice.getElement().setAttribute("aria-pressed", String.valueOf(own.equals(Optional.of(kind)))));
    }
}
