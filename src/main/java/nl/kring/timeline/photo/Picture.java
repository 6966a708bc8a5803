package nl.kring.timeline.photo;

import java.util.Map;

/**
 * A photo as it is kept: drawn anew as JPEG in each size, so that nothing of the file that was sent is left in it.
 *
 * @param width of the large size, upright
 */
public record Picture(int width, int height, Map<PhotoSize, byte[]> files) {}
