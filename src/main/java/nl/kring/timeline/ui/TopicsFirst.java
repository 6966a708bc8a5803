package nl.kring.timeline.ui;

import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;

/** What a post may be about, shown first to the person at the screen; a bean. What is chosen beforehand stays what it is. */
public interface TopicsFirst {
    List<Topic> of(CircleId circle);
}
