package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.timeline.ReceiptService;
import org.springframework.core.annotation.Order;

/** What others know of one's reading, below the people of a circle. */
@org.springframework.stereotype.Component
@Order(60)
class ReadingPart implements PeoplePart {
    private final ReceiptService receipts;

    ReadingPart(ReceiptService receipts) {
        this.receipts = receipts;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle).filter(_ -> seat.can(Act.READ)).map(view -> new ReadingCard(receipts, view, seat));
    }
}
