package nl.kring.platform.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a few: real radio buttons under a question, as round options or, with {@link #asRows()}, as rows. */
@Tag("fieldset")
public class Options<T> extends AbstractField<Options<T>, @Nullable T> implements HasComponents, HasStyle {
    private final Map<T, NativeTick> ticks = new LinkedHashMap<>();
    private final Map<T, NativeLabel> rows = new LinkedHashMap<>();

    public Options(String question, List<T> choices, ItemLabelGenerator<T> label) {
        super(null);
        addClassName("options");
        add(new Legend(question));
        var group = "options-" + UUID.randomUUID();
        choices.forEach(choice -> add(row(choice, label.apply(choice), group)));
    }

    /** As rows with a round mark, for longer texts. */
    public Options<T> asRows() {
        removeClassName("options");
        addClassName("picks");
        rows.values().forEach(row -> {
            row.setClassName("pick");
            row.add(Pick.mark());
        });
        return this;
    }

    /** Stays in the tab while its sheet is open, under a name that begins with the sheet's and a colon. */
    public Options<T> draft(String name) {
        ticks.forEach((choice, tick) -> tick.getElement().setAttribute("data-draft", name + ":" + choice));
        return this;
    }

    /** With a drawing before each word. */
    public Options<T> pictured(Function<T, Icon> drawing) {
        rows.forEach((choice, row) ->
                row.addComponentAtIndex(1, drawing.apply(choice).create()));
        return this;
    }

    @Override
    protected void setPresentationValue(@Nullable T value) {
        ticks.forEach((choice, tick) -> tick.check(Objects.equals(choice, value)));
    }

    private NativeLabel row(T choice, String label, String group) {
        var tick = new NativeTick("radio");
        tick.getElement().setAttribute("name", group);
        tick.onChange(checked -> choose(choice, checked));
        var row = new NativeLabel();
        row.addClassName("option");
        row.add(tick, new Span(label));
        ticks.put(choice, tick);
        rows.put(choice, row);
        return row;
    }

    /** The browser only tells about the button that became checked; the server keeps the others in step. */
    private void choose(T choice, boolean checked) {
        if (checked) {
            ticks.forEach((other, tick) -> tick.check(other.equals(choice)));
            setModelValue(choice, true);
        }
    }

    @Tag("legend")
    private static class Legend extends com.vaadin.flow.component.HtmlContainer {
        Legend(String question) {
            setText(question);
        }
    }
}
