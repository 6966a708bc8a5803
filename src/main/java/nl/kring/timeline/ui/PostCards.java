package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Says;
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
        return timeline.posts(circle, entries).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        post -> before.get(post.getKey()) instanceof PostCard there && there.shows(post.getValue())
                                ? there
                                : new PostCard(sheets, says, circle, post.getValue())));
    }
}
