package nl.kring.watch.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import nl.kring.circle.CircleId;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import nl.kring.watch.SilenceNow;
import nl.kring.watch.SilenceService;

/** "Nog niets gehoord van Geertje": of herself one button, of who is asked to go and look, and to say that one spoke her. */
class SilenceCard extends Section {
    private final Div said = new Div();
    private final SilenceNow now;

    SilenceCard(SilenceService silences, CircleId circle, SilenceNow now) {
        this.now = now;
        var name = now.resident().firstName();
        addClassNames("card", "stack-s", "silence");
        var title = new Title(Tag.H2);
        title.setText(now.own() ? getTranslation("silence.now.own") : getTranslation("silence.now.of", name));
        add(title, said);
        if (now.own()) {
            add(new Paragraph(getTranslation("silence.now.own.how")));
            add(act(Buttons.primary(getTranslation("silence.here"), () -> attempt(() -> silences.sign(circle)))));
            return;
        }
        if (now.nobody()) {
            add(new Note(Icon.ATTENTION, getTranslation("silence.now.nobody")));
        }
        add(new Paragraph(
                now.mine()
                        ? getTranslation("silence.now.mine", name)
                        : now.owner()
                                .map(owner -> getTranslation("silence.now.owner", owner.firstName()))
                                .orElseGet(() -> getTranslation("silence.now.of.how"))));
        if (now.owner().isEmpty()) {
            add(act(Buttons.primary(
                    getTranslation("silence.look"), () -> attempt(() -> silences.claim(circle, now.id())))));
        }
        if (now.mine() || now.asked() && !now.passed() && now.owner().isEmpty()) {
            add(act(Buttons.line(
                    getTranslation("alert.cannot"), () -> attempt(() -> silences.cannot(circle, now.id())))));
        }
        if (now.passed() && !now.nobody() && now.owner().isEmpty()) {
            add(new Note(Icon.INFO, getTranslation("silence.passed")));
        }
        add(act(Buttons.line(getTranslation("silence.spoke", name), () -> attempt(() -> silences.sign(circle)))));
        now.resident()
                .phone()
                .ifPresent(
                        phone -> add(Link.call(getTranslation("silence.call", name), phone, "line", "large", "wide")));
    }

    private static Button act(Button button) {
        button.setDisableOnClick(true);
        return Buttons.needsConnection(Buttons.large(button));
    }

    boolean shows(SilenceNow other) {
        return now.equals(other);
    }

    /** The bell draws what came of it; who was just too late reads that here. */
    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            said.removeAll();
            said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        } catch (NotFound | NoRight gone) {
            setVisible(false);
        }
    }
}
