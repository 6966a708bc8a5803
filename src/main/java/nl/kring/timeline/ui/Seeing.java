package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.timeline.PostId;
import nl.kring.timeline.ReceiptService;

/** Knows which of the posts beside it the person at the screen saw (R-C3). */
@Tag("kring-seeing")
@JsModule("./seeing.ts")
class Seeing extends Component {
    /** What a browser says of itself is not counted on to be little. */
    private static final int MOST = 200;

    /** Of the circle that the page shows then. */
    Seeing(ReceiptService receipts, Bells bells, Supplier<CircleId> circle) {
        addListener(Seen.class, seen -> {
            try {
                receipts.saw(circle.get(), seen.posts);
            } catch (NotFound | NoRight gone) {
                bells.ring(circle.get().value()); // the page finds out by itself
            }
        });
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
