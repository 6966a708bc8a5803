package nl.kring.timeline;

import nl.kring.circle.Topic;

/**
 * What a resident brought along about one topic.
 *
 * @param posts how many, with answers
 * @param few how many of these were for chosen persons, and stay hers alone
 * @param shared whether the circle reads the others
 */
public record BroughtTopic(Topic topic, int posts, int few, boolean shared) {}
