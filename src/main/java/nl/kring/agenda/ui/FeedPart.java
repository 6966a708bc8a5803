package nl.kring.agenda.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import nl.kring.agenda.FeedService;
import nl.kring.agenda.FeedView;
import nl.kring.circle.CircleId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;

/** "In je eigen agenda": a secret address of one's own, said once, and how it gets into a telephone. */
class FeedPart extends Section {
    final Div body = new Div();
    private final Title title = new Title(Tag.H2, getTranslation("agenda.feed"));
    private final FeedService feeds;
    private final Says says;
    private final String kring;
    private final CircleId circle;

    FeedPart(FeedService feeds, Says says, String kring, CircleId circle) {
        this.feeds = feeds;
        this.says = says;
        this.kring = kring;
        this.circle = circle;
        addClassNames("card", "stack", "agenda-feed");
        body.addClassName("stack");
        add(title, body);
        show();
    }

    private void show() {
        body.removeAll();
        feeds.mine(circle).ifPresentOrElse(this::there, this::none);
    }

    private void none() {
        body.add(
                new Paragraph(getTranslation("agenda.feed.how")),
                Buttons.with(Icon.CALENDAR, Buttons.line(getTranslation("agenda.feed.make"), this::make)));
    }

    private void make() {
        var secret = feeds.make(circle);
        body.removeAll();
        once(FeedDownload.ADDRESS.replace("{secret}", secret));
        feeds.mine(circle).ifPresent(this::there);
        title.focus();
    }

    /** The address itself, this once. */
    private void once(String path) {
        var address = new TextField(getTranslation("agenda.feed.address"));
        address.addClassName("wide");
        address.setReadOnly(true);
        address.setAutoselect(true);
        address.setValue(kring + path);
        var put = new Anchor();
        put.setText(getTranslation("agenda.feed.put"));
        put.setUnsafeHref("webcal://" + kring.replaceFirst("^https?://", "") + path); // of Kring itself
        put.addClassName("btn");
        put.getElement().setAttribute("router-ignore", true);
        var steps = new UnorderedList(
                step("agenda.feed.step.phone"), step("agenda.feed.step.google"), step("agenda.feed.step.slow"));
        body.add(new Notice(Notice.Tone.CALM, Icon.LOCK, getTranslation("agenda.feed.once")), address, put, steps);
    }

    private ListItem step(String key) {
        return new ListItem(getTranslation(key));
    }

    private void there(FeedView feed) {
        var words = new Pick(getTranslation("agenda.feed.words"));
        words.setValue(feed.ownWords());
        words.addValueChangeListener(change -> feeds.ownWords(circle, change.getValue()));
        var acts = new Div(
                Buttons.text(getTranslation("agenda.feed.again"), this::make),
                Buttons.text(getTranslation("agenda.feed.end"), () -> {
                    feeds.end(circle);
                    show();
                    title.focus();
                }));
        acts.addClassName("post-foot");
        var how = new Paragraph(getTranslation("agenda.feed.words.how"));
        how.addClassNames("small", "quiet");
        body.add(
                new Paragraph(getTranslation(
                        "agenda.feed.since",
                        says.date(feed.made().atZone(MovingClock.ZONE).toLocalDate(), getLocale()))),
                words,
                how,
                acts);
    }
}
