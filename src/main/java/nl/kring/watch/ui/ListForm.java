package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Title;
import nl.kring.watch.DraftPart;

/** A step that holds several things: those that are there, and below them one that is being written. Each is kept at once. */
abstract class ListForm<T> extends PlanForm {
    final Div there = new Div();
    final Div editor = new Div();
    final Title editing = new Title(Tag.H2);
    protected final PlanKeeper keeper;
    private int at = NEW;
    private static final int NEW = -1;

    ListForm(PlanKeeper keeper) {
        this.keeper = keeper;
        there.addClassName("stack");
        editor.addClassNames("card", "stack", "plan-editor");
        add(there, editor);
    }

    /** What is kept. */
    abstract List<T> things();

    abstract DraftPart part(List<T> things);

    /** What is written in the editor, if anything is. */
    abstract List<T> written();

    /** Empties the editor, or fills it with one that is there. */
    abstract void fill(List<T> one);

    /** The things that are there, drawn; each with its {@link #acts}. */
    abstract void drawThings();

    void draw() {
        there.removeAll();
        drawThings();
        editing.setText(getTranslation("plan." + part(List.of()).step() + (at == NEW ? ".new" : ".change")));
    }

    /** Puts what is written there, and keeps it. */
    void put() {
        var written = written();
        if (written.isEmpty()) {
            editing.focus();
            return;
        }
        if (keeper.keep(part(with(written)))) {
            startAnew();
            editing.focus();
        }
    }

    void startAnew() {
        at = NEW;
        fill(List.of());
        draw();
    }

    private List<T> with(List<T> written) {
        var all = new ArrayList<>(things());
        if (at != NEW && at < all.size()) {
            all.remove(at);
            all.addAll(at, written);
        } else {
            all.addAll(written);
        }
        return all;
    }

    /** Change and away, of the thing at this place. */
    Div acts(int index, String what) {
        var change = small("plan.change", what, () -> {
            at = index;
            fill(List.of(things().get(index)));
            draw();
            editing.focus();
        });
        var away = small("plan.away", what, () -> {
            var all = new ArrayList<>(things());
            all.remove(index);
            if (keeper.keep(part(all))) {
                startAnew();
                editing.focus();
            }
        });
        var acts = new Div(change, away);
        acts.addClassName("plan-acts");
        return acts;
    }

    /** A small act, which says of what it is to who hears it only. */
    Button small(String key, String what, Runnable act) {
        var button = Buttons.text(getTranslation(key), act);
        button.setAriaLabel(getTranslation(key) + ": " + what);
        return button;
    }

    static UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("plan-list");
        return list;
    }

    static ListItem row(Component words, Component acts) {
        return new ListItem(words, acts);
    }

    static Span small(String text) {
        var small = new Span(text);
        small.addClassNames("small", "quiet");
        return small;
    }

    /** What stood there and is emptied is not taken away without a word: there is a button for that. */
    @Override
    boolean ready() {
        if (at != NEW && written().isEmpty()) {
            keeper.say("plan.emptied");
            editing.focus();
            return false;
        }
        return true;
    }

    @Override
    DraftPart filledIn() {
        return part(with(written()));
    }
}
