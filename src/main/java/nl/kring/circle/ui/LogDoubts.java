package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.LogLine;

/** "Klopt dit niet?" on the page of who looked: beside a line, and above it what was asked before; a bean. */
public interface LogDoubts {
    /** Whether somebody answers here. */
    boolean isAnswered(CircleId circle);

    /** What was asked and what came back; it keeps itself fresh. */
    Component place(CircleId circle);

    /** The way to ask about a line, whose words are given as the reader sees them. */
    Optional<Component> act(CircleId circle, LogLine line, String words);
}
