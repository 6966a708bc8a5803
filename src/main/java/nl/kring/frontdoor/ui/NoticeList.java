package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.bridge.NoticeText;
import nl.kring.frontdoor.NoticeService;
import nl.kring.frontdoor.NoticeView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** What circles let this navigator know: one fixed sentence and a number to call. There is no way from here into a circle. */
class NoticeList extends Composite<Section> {
    private final NoticeService notices;
    private final NoticeText text;
    private final Says says;
    private final Runnable done;

    NoticeList(List<NoticeView> shown, NoticeService notices, NoticeText text, Says says, Runnable done) {
        this.notices = notices;
        this.text = text;
        this.says = says;
        this.done = done;
        getContent().addClassNames("notices", "stack-s");
        getContent().add(new H2(getTranslation("desk.notices")));
        shown.forEach(notice -> getContent().add(card(notice)));
    }

    private Component card(NoticeView notice) {
        var received =
                new Paragraph(getTranslation("desk.received", says.dayAndTime(notice.receivedAt(), getLocale())));
        received.addClassNames("small", "quiet");
        var call = Link.call(
                getTranslation("desk.notice.call", notice.said().call()),
                notice.said().phone(),
                "line");
        var acts = new Div(call);
        acts.addClassName("btn-row");
        var card = new Article(received, new Paragraph(text.of(notice.said(), getLocale())), acts);
        card.addClassNames("card", "stack-s", "notice");
        card.setClassName("unread", notice.readAt().isEmpty());
        notice.readAt()
                .<Component>map(at -> new Note(
                        Icon.CHECK_CIRCLE, getTranslation("desk.notice.readAt", says.dayAndTime(at, getLocale()))))
                .ifPresentOrElse(
                        card::add,
                        () -> acts.add(Buttons.soft(getTranslation("desk.notice.read"), () -> read(notice))));
        return card;
    }

    private void read(NoticeView notice) {
        notices.read(notice.id());
        done.run();
    }
}
