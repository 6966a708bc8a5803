package nl.kring.need.ui;

import com.vaadin.flow.component.button.Button;
import nl.kring.bridge.Preview;
import nl.kring.circle.CircleId;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** Shows what goes to the municipality before it goes; asks the address first if it was never given. */
class ForwardSheet extends Sheet {
    final AddressForm address;
    private final NeedService needs;
    private final CircleId circle;
    private final NeedId need;
    private final Runnable sent;

    ForwardSheet(NeedService needs, CircleId circle, NeedId need, Runnable sent) {
        super("");
        this.needs = needs;
        this.circle = circle;
        this.need = need;
        this.sent = sent;
        address = new AddressForm();
        if (needs.helpers(circle).address().isPresent()) {
            preview(needs.preview(circle, need, Ids.next()));
        } else {
            askAddress();
        }
    }

    private void askAddress() {
        title(getTranslation("need.address")).step(1, 2);
        ask(address);
        act(
                Buttons.large(Buttons.primary(getTranslation("need.address.next"), this::keepAddress)),
                new Note(Icon.LOCK, getTranslation("need.address.keep")));
    }

    private void keepAddress() {
        address.given().ifPresent(given -> {
            needs.livesAt(circle, given);
            preview(needs.preview(circle, need, Ids.next()));
            step(2, 2);
        });
    }

    private void preview(Preview preview) {
        title(getTranslation("need.preview"));
        ask(new CrossingPreview(needs.shown(preview), needs.helpers(circle)));
        var send = sendOnce(preview);
        act(Buttons.large(send), new Note(Icon.LOCK, getTranslation("need.nothingElse")));
    }

    private Button sendOnce(Preview preview) {
        var send = Buttons.with(Icon.SEND, Buttons.primary(getTranslation("need.send"), () -> send(preview)));
        send.setDisableOnClick(true);
        return send;
    }

    private void send(Preview preview) {
        try {
            needs.forward(circle, need, preview);
            close();
            sent.run();
        } catch (Refused changed) {
            preview(needs.preview(circle, need, Ids.next()));
            say(changed.key(), changed.arguments());
        }
    }
}
