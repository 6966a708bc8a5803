package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.timeline.PostId;

/** Knows which of the posts beside it the person at the screen saw (R-C3). */
@Tag("kring-seeing")
@JsModule("./seeing.ts")
class Seeing extends Component {
    /** What a browser says of itself is not counted on to be little. */
    private static final int MOST = 200;

    Seeing(Consumer<Set<PostId>> saw) {
        addListener(Seen.class, seen -> saw.accept(seen.posts));
    }

    /** To be looked at: the words of this post. */
    static void mark(Component words, PostId post) {
        words.getElement().setAttribute("data-unseen", post.value().toString());
    }

    /** Posts stood on the screen for two seconds. */
    @DomEvent("seen")
    public static class Seen extends ComponentEvent<Seeing> {
        private final Set<PostId> posts;

        public Seen(Seeing source, boolean fromClient, @EventData("event.detail.posts") String posts) {
            super(source, fromClient);
            this.posts = Stream.of(posts.split(" "))
                    .limit(MOST)
                    .flatMap(id -> PostId.from(id).stream())
                    .collect(Collectors.toSet());
        }
    }
}
