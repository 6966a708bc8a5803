package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;

/** One question at a time over the page: the whole screen of a phone, a dialog on a wide one, with a way to stop. */
public class Sheet extends Dialog {
    private final Button stop = Buttons.with(Icon.CROSS, Buttons.text(getTranslation("platform.stop"), this::stop));
    private final Span step = new Span();
    private final Title title = new Title(Tag.H2);
    private final Div said = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();
    private Runnable whenStopped = () -> {};
    private UUID command = Ids.next();

    public Sheet(String title) {
        addClassName("sheet");
        this.title.addClassName("sheet-title");
        setModality(ModalityMode.STRICT);
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(_ -> stop());
        step.addClassName("step");
        body.addClassName("sheet-body");
        foot.addClassName("sheet-foot");
        getHeader().add(stop, step);
        getFooter().add(foot);
        super.add(body);
        title(title);
    }

    /** Opens once: the second of a double click finds the same sheet there. */
    @Override
    public void open() {
        var key = getClass().getName() + ":" + title.getText();
        var ui = UI.getCurrent();
        if (ComponentUtil.getData(ui, key) == null) {
            ComponentUtil.setData(ui, key, this);
            addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    ComponentUtil.setData(ui, key, null);
                }
            });
            super.open();
        }
    }

    /** Empties the sheet for the next question, puts the focus on its title and keeps the way to stop. */
    public Sheet title(String text) {
        body.removeAll();
        foot.removeAll();
        title.setText(text);
        setAriaLabel(text);
        body.add(title);
        if (isOpened()) {
            title.focus();
        }
        return this;
    }

    /** Says where one is: step 1 of 2. */
    public Sheet step(int number, int of) {
        step.setText(getTranslation("platform.step", number, of));
        return this;
    }

    /** It is done: no step is left, and there is nothing to stop, only a sheet to close. */
    public Sheet done() {
        step.setText("");
        stop.setText(getTranslation("platform.close"));
        return this;
    }

    /** Wider, for a form with a column beside it. */
    public Sheet broad() {
        addClassName("broad");
        return this;
    }

    /** What is asked. */
    public Sheet ask(Component... content) {
        body.add(content);
        return this;
    }

    /** What can be done, always in sight at the bottom. */
    public Sheet act(Component... acts) {
        foot.add(acts);
        return this;
    }

    /** All of it has arrived, and the tab forgets it, also what is not in the sheet any more by then. */
    protected void arrived() {
        body.getElement().setAttribute("data-sent", true);
    }

    /** A page that had to load again opens this sheet again, by the button that {@link Buttons#opens} it. */
    public Sheet named(String name) {
        body.getElement().setAttribute("data-sheet", name);
        super.add(new Kept(name + ":command", command.toString(), this::command));
        return this;
    }

    /** What is written here may wait on the device when there is no connection: ordinary words, in a sheet that is {@link #named}. */
    protected void mayWait() {
        body.getElement().setAttribute("data-may-wait", true);
    }

    /** The same with what of it is not in sight any more, in JSON. */
    protected void mayWait(String besides) {
        body.getElement().setAttribute("data-may-wait", besides);
    }

    /** The id of what this sheet sends; the same after the page had to load again, so that it is sent once. */
    protected UUID command() {
        return command;
    }

    private void command(String broughtBack) {
        try {
            command = UUID.fromString(broughtBack);
        } catch (IllegalArgumentException nonsense) {
            command = Ids.next();
        }
    }

    /**
     * Does what was asked; true if it was done. A refusal is said under the title, what was written stays, and the button works
     * again.
     */
    protected boolean attempt(Button act, Runnable work) {
        said.removeFromParent();
        try {
            work.run();
            return true;
        } catch (GivesAway found) {
            sayWords(GivenAwayWords.of(this, found));
            return false;
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
            return false;
        } finally {
            act.setEnabled(true);
        }
    }

    /** As {@link #attempt}; once it is done the tab forgets the words and the sheet closes. */
    protected void finish(Button act, DraftArea words, Runnable work) {
        if (attempt(act, work)) {
            words.sent();
            close();
        }
    }

    /** As {@link #finish}, of words that others will read. */
    protected void finishHeeding(Button act, DraftArea words, Consumer<Set<Giveaway>> work) {
        attemptHeeding(act, words, meant -> {
            work.accept(meant);
            words.sent();
            close();
        });
    }

    /**
     * As {@link #attempt}, of words that others will read. Where they give something away, the person is asked once: to change them, or to
     * send them all the same; the work is told what was meant. What is never sent is said, and the focus is back in the words.
     */
    protected void attemptHeeding(Button act, DraftArea words, Consumer<Set<Giveaway>> work) {
        heed(act, words, work, Set.of());
    }

    private void heed(Button act, DraftArea words, Consumer<Set<Giveaway>> work, Set<Giveaway> meant) {
        attempt(act, () -> {
            try {
                work.accept(meant);
            } catch (GivesAway found) {
                if (found.allowed()) {
                    askOnce(act, words, () -> heed(act, words, work, Set.copyOf(found.found())));
                } else {
                    words.focus();
                }
                throw found;
            }
        });
    }

    /** In the place of what is done: back to the words, or all the same. */
    private void askOnce(Button act, DraftArea words, Runnable allTheSame) {
        var choice = new Div();
        choice.addClassName("sheet-choice");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", getTranslation("giveaway.better"));
        var change = Buttons.large(Buttons.primary(getTranslation("giveaway.change"), () -> {
            instead(choice, act);
            said.removeFromParent();
            words.focus();
        }));
        var send = Buttons.large(Buttons.line(getTranslation("giveaway.send"), () -> {
            instead(choice, act);
            allTheSame.run();
        }));
        send.setDisableOnClick(true);
        choice.add(change, send);
        instead(act, choice);
        change.focus();
    }

    private void instead(Component was, Component now) {
        if (was.isAttached()) {
            foot.addComponentAtIndex(foot.indexOf(was), now);
            foot.remove(was);
        }
    }

    /** Says something under the title, calmly and aloud. */
    protected void say(String key, Object... arguments) {
        sayWords(getTranslation(key, arguments));
    }

    private void sayWords(String words) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, words));
        body.addComponentAtIndex(1, said);
    }

    /** Runs when the person stops, before the sheet closes; closing after an act does not call it. */
    public Sheet whenStopped(Runnable work) {
        whenStopped = work;
        return this;
    }

    private void stop() {
        whenStopped.run();
        close();
    }
}
