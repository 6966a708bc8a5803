package nl.kring.identity.ui;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;

/** The digits that prove a mailbox in the browser that asked, before anybody is known. */
public class CodeStep extends Div {
    private final SignInService signIn;
    private final Consumer<Proving.Proven> proven;

    /**
     * @param waiting whether the mail of what was asked could not leave yet
     * @param ask asks for the mail
     */
    public CodeStep(
            SignInService signIn,
            Predicate<UUID> waiting,
            Supplier<Optional<UUID>> ask,
            Consumer<Proving.Proven> proven) {
        this.signIn = signIn;
        this.proven = proven;
        add(new CodeEntry(getTranslation("start.code.how"), ask, waiting, this::enter));
    }

    private void enter(CodeEntry entry) {
        switch (signIn.enterForStart(entry.code.getValue(), Arriving.browser(), Arriving.remote())) {
            case Proving.Proven one -> proven.accept(one);
            case Proving.Wrong _ -> entry.wrong("identity.code.wrong");
            case Proving.TooMany _ -> entry.wrong("identity.tooMany");
        }
    }
}
