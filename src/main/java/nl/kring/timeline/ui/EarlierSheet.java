package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.EarlierWords;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.PostView;

/** What stood in a post before its author changed it, each with its time; for the author and a resident. */
class EarlierSheet extends Sheet {
    private final Div words = new Div();
    private final EditingService editing;
    private final Bells bells;
    private final Says says;
    private final CircleId circle;
    private final PostView post;

    EarlierSheet(EditingService editing, Bells bells, Says says, CircleId circle, PostView post) {
        super("");
        this.editing = editing;
        this.bells = bells;
        this.says = says;
        this.circle = circle;
        this.post = post;
        words.addClassName("stack");
        named(name(post));
        title(getTranslation("timeline.earlier"));
        ask(new Paragraph(getTranslation("timeline.earlier.who")), words);
        done();
        show(editing.earlier(circle, post.id()));
    }

    static String name(PostView post) {
        return "earlier:" + post.id().value();
    }

    /** What is taken away meanwhile is not read here either. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            show(editing.earlier(circle, post.id()));
        } catch (NotFound | NoRight gone) {
            show(List.of());
        }
        if (words.getComponentCount() == 0) {
            close();
        }
    }

    private void show(List<EarlierWords> versions) {
        words.removeAll();
        versions.forEach(version -> words.add(card(version)));
    }

    private Div card(EarlierWords version) {
        var since = new Paragraph(says.since(version.since(), getLocale()));
        since.addClassNames("small", "quiet");
        var text = new Paragraph(version.text());
        text.addClassName("post-text");
        return new Div(since, text);
    }
}
