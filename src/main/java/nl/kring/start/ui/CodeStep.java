package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.start.StartDoor;

/** The digits that prove a mailbox for a start. */
class CodeStep extends Div {
    private final SignInService signIn;
    private final Consumer<Proving.Proven> proven;

    CodeStep(SignInService signIn, StartDoor door, Supplier<Optional<UUID>> ask, Consumer<Proving.Proven> proven) {
        this.signIn = signIn;
        this.proven = proven;
        add(new CodeEntry(getTranslation("start.code.how"), ask, door::mailWaits, this::enter));
    }

    private void enter(CodeEntry entry) {
        switch (signIn.enterForStart(entry.code.getValue(), Arriving.browser(), Arriving.remote())) {
            case Proving.Proven one -> proven.accept(one);
            case Proving.Wrong _ -> entry.wrong("identity.code.wrong");
            case Proving.TooMany _ -> entry.wrong("identity.tooMany");
        }
    }
}
