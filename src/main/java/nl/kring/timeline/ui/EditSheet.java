package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.platform.Bells;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;

/** The words of an own post, to change; what it is about and who reads it stay as they are (R-C1). */
class EditSheet extends Sheet {
    final DraftArea text;
    final Button save;
    private final Div standing = new Div();
    private final EditingService editing;
    private final Bells bells;
    private final CircleId circle;
    private final PostId post;
    private String before;

    EditSheet(EditingService editing, Bells bells, Seat seat, PostView post) {
        super("");
        this.editing = editing;
        this.bells = bells;
        this.circle = seat.circle();
        this.post = post.id();
        before = post.text();
        named(name(post));
        text = new DraftArea(name(post));
        text.setLabel(getTranslation("timeline.edit.words"));
        text.setMinRows(5);
        text.setValue(before);
        save = Buttons.large(Buttons.primary(getTranslation("timeline.edit.save"), this::save));
        save.setDisableOnClick(true);
        var how = new Paragraph(getTranslation(whoReads(seat), seat.ownerName()));
        how.addClassNames("small", "quiet");
        title(getTranslation("timeline.edit.title"));
        ask(standing, text, how);
        act(save);
    }

    /** Of whoever lives in it, each reads it, also what another of them tells. */
    private static String whoReads(Seat seat) {
        if (!seat.isResident()) {
            return "timeline.edit.how";
        }
        return seat.household() ? "timeline.edit.how.home" : "timeline.edit.how.own";
    }

    /** With the words: what was typed belongs to those that it changes, and does not come back over others. */
    static String name(PostView post) {
        return "edit:" + post.id().value() + ":"
                + Integer.toHexString(post.text().hashCode());
    }

    /** What was taken away is changed no more; what was being written stays with the tab. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bells.keepFresh(this, circle.value(), () -> {
            if (now().isEmpty()) {
                standing.removeAll();
                close();
            }
        });
    }

    private Optional<String> now() {
        try {
            return editing.words(circle, post);
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private void save() {
        finishHeeding(save, text, this::edit);
    }

    /** Changed in another tab meanwhile: who has seen that may change it again. */
    private void edit(Set<Giveaway> meant) {
        try {
            editing.edit(circle, post, before, text.getValue(), meant);
        } catch (Refused refused) {
            now().filter(words -> !words.equals(before)).ifPresent(this::showWhatStands);
            throw refused;
        }
    }

    private void showWhatStands(String words) {
        before = words;
        var said = new Paragraph(words);
        said.addClassName("post-text");
        standing.removeAll();
        standing.add(new Paragraph(getTranslation("timeline.edit.now")), said);
    }
}
