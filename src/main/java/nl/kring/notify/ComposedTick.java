package nl.kring.notify;

import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sends the letters whose words are written when they leave, beside the ticks: at six in the evening there are many. */
@Component
@Order(101)
class ComposedTick implements DueWork {
    private final Dispatcher dispatcher;

    ComposedTick(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public void doWhatIsDue() {
        dispatcher.sendComposed();
    }
}
