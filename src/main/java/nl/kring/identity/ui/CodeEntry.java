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
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import org.jspecify.annotations.Nullable;

/** The six digits from a mail that proves an address, known or not, or from a text message; while that cannot leave, it says so. */
public class CodeEntry extends Div {
    private static final int LOOK_AGAIN = 3000;
    private static final Words BY_MAIL = new Words("identity.again", "identity.tooMany", "identity.waits", Icon.MAIL);

    public final TextField code = Fields.code(getTranslation("identity.code"));
    private final Div waits = new Div();
    private final Supplier<Optional<UUID>> ask;
    private final Predicate<UUID> mailWaits;
    private final Words words;
    private Optional<UUID> asked;
    private String said = "";
    private @Nullable Registration looking;

    /** The keys of what is said: ask again, it was too often, it cannot leave yet. */
    public record Words(String again, String tooMany, String waits, Icon icon) {}

    /**
     * @param ask asks for a mail, at once and again; none if it was asked too often
     * @param enter takes what was typed
     */
    public CodeEntry(String how, Supplier<Optional<UUID>> ask, Predicate<UUID> mailWaits, Consumer<CodeEntry> enter) {
        this(how, BY_MAIL, ask, mailWaits, enter);
    }

    /** The same in other words. */
    public CodeEntry(
            String how,
            Words words,
            Supplier<Optional<UUID>> ask,
            Predicate<UUID> mailWaits,
            Consumer<CodeEntry> enter) {
        this.words = words;
        this.ask = ask;
        this.mailWaits = mailWaits;
        asked = ask.get();
        addClassName("stack");
        var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), () -> enter.accept(this)));
        go.addClickShortcut(Key.ENTER).listenOn(code);
        add(new Paragraph(how), waits, code, go, Buttons.text(getTranslation(words.again()), this::askAgain));
        lookAtTheMail();
    }

    /** Says at the digits why they do not do. */
    public void wrong(String key) {
        Fields.wrong(code, true, getTranslation(key));
    }

    private void askAgain() {
        asked = ask.get();
        code.clear();
        code.setInvalid(false);
        lookAtTheMail();
    }

    /** What is said stays as it is while it holds: a notice that is put again is read out again. */
    private void lookAtTheMail() {
        var says = asked.isEmpty()
                ? words.tooMany()
                : asked.filter(mailWaits).map(_ -> words.waits()).orElse("");
        if (!says.equals(said)) {
            said = says;
            waits.removeAll();
            if (!says.isEmpty()) {
                waits.add(new Notice(Notice.Tone.CALM, words.icon(), getTranslation(says)));
            }
        }
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
