package nl.kring.identity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import org.jspecify.annotations.Nullable;

/** The six digits from the mail, typed over in the browser that asked; while the mail cannot leave, the step says so. */
public class CodeStep extends Div {
    private static final int LOOK_AGAIN = 3000;

    public final TextField code = Fields.code(getTranslation("identity.code"));
    private final Div waits = new Div();
    private final SignInService signIn;
    private final Predicate<UUID> waiting;
    private final Supplier<Optional<UUID>> ask;
    private final Consumer<Proving.Proven> proven;
    private Optional<UUID> asked;
    private String said = "";
    private @Nullable Registration looking;

    /**
     * @param waiting whether the mail of what was asked could not leave yet
     * @param ask asks for the mail once more
     */
    public CodeStep(
            SignInService signIn,
            Predicate<UUID> waiting,
            Optional<UUID> asked,
            Supplier<Optional<UUID>> ask,
            Consumer<Proving.Proven> proven) {
        this.signIn = signIn;
        this.waiting = waiting;
        this.asked = asked;
        this.ask = ask;
        this.proven = proven;
        addClassName("stack");
        var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), this::enter));
        go.addClickShortcut(Key.ENTER).listenOn(code);
        var again = Buttons.text(getTranslation("identity.again"), this::askAgain);
        add(new Paragraph(getTranslation("identity.code.how")), waits, code, go, again);
        lookAtTheMail();
    }

    private void enter() {
        switch (signIn.enterForStart(code.getValue(), Arriving.browser(), Arriving.remote())) {
            case Proving.Proven one -> proven.accept(one);
            case Proving.Wrong _ -> wrong("identity.code.wrong");
            case Proving.TooMany _ -> wrong("identity.tooMany");
        }
    }

    private void wrong(String key) {
        code.setErrorMessage(getTranslation(key));
        code.setInvalid(true);
        code.focus();
    }

    private void askAgain() {
        code.setInvalid(false);
        asked = ask.get();
        lookAtTheMail();
    }

    /** What is said stays as it is while it holds: a notice that is put again is read out again. */
    private void lookAtTheMail() {
        var says = asked.isEmpty()
                ? "identity.tooMany"
                : asked.filter(waiting).map(_ -> "identity.code.waits").orElse("");
        if (!says.equals(said)) {
            said = says;
            waits.removeAll();
            if (!says.isEmpty()) {
                waits.add(notice(says));
            }
        }
    }

    private Notice notice(String key) {
        return new Notice(Notice.Tone.CALM, Icon.MAIL, getTranslation(key));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval(LOOK_AGAIN);
        looking = event.getUI().addPollListener(_ -> lookAtTheMail());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looking != null) {
            looking.remove();
        }
    }
}
