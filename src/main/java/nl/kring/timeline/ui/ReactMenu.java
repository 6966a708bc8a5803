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
    private final Consumer<Optional<Reaction>> react;
    private Optional<Reaction> own;

    ReactMenu(String words, String label, PostView post, Consumer<Optional<Reaction>> react) {
        super(words, label);
        this.react = react;
        own = post.reactions().own();
    }

    /** Of sixty words on a page one is tapped. */
    @Override
    protected void opened() {
        for (var kind : Reaction.values()) {
            choices.computeIfAbsent(kind, _ -> choice(getTranslation("reaction." + kind), () -> say(kind)));
        }
        showOwn();
    }

    void show(PostView post) {
        own = post.reactions().own();
        showOwn();
    }

    private void say(Reaction kind) {
        react.accept(Optional.of(kind).filter(_ -> !own.equals(Optional.of(kind))));
    }

    private void showOwn() {
        choices.forEach((kind, choice) ->
                choice.getElement().setAttribute("aria-pressed", String.valueOf(own.equals(Optional.of(kind)))));
    }
}
