package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.PostView;
import nl.kring.timeline.SearchWords;
import nl.kring.timeline.TimelineService;

/** Draws posts. */
@org.springframework.stereotype.Component
class PostCards implements EntryCards {
    private final TimelineService timeline;
    private final PostSheets sheets;
    private final Says says;

    PostCards(TimelineService timeline, PostSheets sheets, Says says) {
        this.timeline = timeline;
        this.sheets = sheets;
        this.says = says;
    }

    @Override
    public String kind() {
        return "UPDATE";
    }

    @Override
    public boolean showsWords() {
        return true;
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries) {
        return draw(circle, entries, Map.of());
    }

    @Override
    public Map<UUID, Component> drawAs(CircleId circle, AccountId member, Collection<UUID> entries) {
        return timeline.postsAs(circle, member, entries).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, post -> new PostCard(says, post.getValue())));
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries, Map<UUID, Component> before) {
        return draw(circle, entries, before, post -> new PostCard(sheets, says, circle, post));
    }

    @Override
    public Map<UUID, Component> drawFound(
            CircleId circle, Collection<UUID> entries, SearchWords sought, Map<UUID, Component> before) {
        return draw(circle, entries, before, post -> new PostCard(sheets, says, circle, post, sought));
    }

    private Map<UUID, Component> draw(
            CircleId circle, Collection<UUID> entries, Map<UUID, Component> before, Function<PostView, PostCard> anew) {
        return timeline.posts(circle, entries).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        post -> before.get(post.getKey()) instanceof PostCard there && there.showsToo(post.getValue())
                                ? there
                                : anew.apply(post.getValue())));
    }
}
