package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.OnTopService;
import nl.kring.timeline.PostView;
import org.springframework.core.annotation.Order;

/** A milestone, or a surprise that showed itself, on top for a week. */
@org.springframework.stereotype.Component
@Order(60)
class PostsOnTop implements TopOfTimeline {
    private final OnTopService onTop;
    private final PostSheets sheets;
    private final Says says;

    PostsOnTop(OnTopService onTop, PostSheets sheets, Says says) {
        this.onTop = onTop;
        this.sheets = sheets;
        this.says = says;
    }

    @Override
    public boolean showsWords() {
        return true;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var posts = onTop.now(circle);
        if (posts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(before.filter(there -> there instanceof Shown shown && shown.posts.equals(posts))
                .orElseGet(() -> new Shown(
                        posts,
                        posts.stream()
                                .map(post -> PostCard.onTop(sheets, says, circle, post))
                                .toList())));
    }

    /** What stands on top, and stands there only. */
    static class Shown extends Div {
        private final List<PostView> posts;

        Shown(List<PostView> posts, List<PostCard> cards) {
            this.posts = posts;
            addClassName("stack");
            cards.forEach(this::add);
        }

        Set<UUID> ids() {
            return posts.stream().map(post -> post.id().value()).collect(Collectors.toSet());
        }
    }
}
