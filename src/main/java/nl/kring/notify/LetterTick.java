package nl.kring.notify;

import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sends all that nobody waits for, beside what somebody does. */
@Component
@Order(101)
class LetterTick implements DueWork {
    private final Dispatcher dispatcher;

    LetterTick(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Lane lane() {
        return Lane.LETTERS;
    }

    @Override
    public void doWhatIsDue() {
        dispatcher.sendLetters();
    }
}
