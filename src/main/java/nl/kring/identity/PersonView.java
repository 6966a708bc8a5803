package nl.kring.identity;

import java.util.Optional;

/**
 * A person as the others near that person see him or her.
 *
 * @param surname only if the person shares it or it is one's own
 * @param face file name of a drawn face, none means initials
 * @param phone only if the person shares it
 */
public record PersonView(
        AccountId id, String firstName, Optional<String> surname, Optional<String> face, Optional<String> phone) {}
