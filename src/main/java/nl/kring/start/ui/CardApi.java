package nl.kring.start.ui;

import java.util.Map;
import java.util.UUID;
import nl.kring.platform.NotFound;
import nl.kring.start.CardService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What another system of the professional may ask about an own card: how it stands with it, and nothing else (AT-A5). */
@RestController
class CardApi {
    private final CardService cards;

    CardApi(CardService cards) {
        this.cards = cards;
    }

    @GetMapping("/api/cards/{id}")
    ResponseEntity<Map<String, String>> card(@PathVariable UUID id) {
        try {
            return ResponseEntity.ok(Map.of("status", cards.card(id).status().name()));
        } catch (NotFound no) {
            return ResponseEntity.notFound().build();
        }
    }
}
