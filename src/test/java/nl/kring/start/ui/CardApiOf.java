package nl.kring.start.ui;

import java.util.UUID;
import nl.kring.start.CardService;

/** The little API for a test outside its package: what it answers, as text. */
public record CardApiOf(CardService cards) {
    public String ask(UUID id) {
        var answer = new CardApi(cards).card(id);
        return answer.getStatusCode().value() + " " + answer.getBody();
    }
}
