package nl.kring.platform.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** A row that one can hit with a thumb: the whole row is the label of its checkbox. */
@Tag("label")
public class Pick extends AbstractField<Pick, Boolean> implements HasComponents, HasStyle {
    private final NativeTick tick = new NativeTick("checkbox");
    private final Span words;

    public Pick(String text) {
        this(Optional.empty(), text);
    }

    public Pick(Icon icon, String text) {
        this(Optional.of(icon), text);
    }

    private Pick(Optional<Icon> icon, String text) {
        super(false);
        addClassName("pick");
        icon.map(Pick::disc).ifPresent(this::add);
        words = new Span(text);
        add(words, tick, mark());
        tick.onChange(checked -> setModelValue(checked, true));
    }

    /** Says something else from now on. */
    public void words(String text) {
        words.setText(text);
    }

    /** The checkbox itself, to give it the focus. */
    public Focusable<?> box() {
        return tick;
    }

    /** Stays in the tab while its sheet is open, under a name that begins with the sheet's and a colon. */
    public Pick draft(String name) {
        tick.getElement().setAttribute("data-draft", name);
        return this;
    }

    @Override
    protected void setPresentationValue(Boolean value) {
        tick.check(value);
    }

    static Component disc(Icon icon) {
        var disc = new Span(icon.create());
        disc.addClassName("disc");
        disc.getElement().setAttribute("aria-hidden", "true");
        return disc;
    }

    static Component mark() {
        var mark = new Span(Icon.CHECK.create());
        mark.addClassName("tick");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}
