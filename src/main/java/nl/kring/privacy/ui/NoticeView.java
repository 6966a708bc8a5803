package nl.kring.privacy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.ReadAloud;
import nl.kring.platform.ui.Says;
import nl.kring.privacy.PrivacyNotice;
import nl.kring.privacy.PrivacyNotice.Part;

/** "Wat doet Kring met jouw gegevens?", for everybody and without signing in; an older one by its version. */
@Route("privacy/:version?")
@AnonymousAllowed
class NoticeView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final PrivacyNotice notice;
    private final Says says;
    private final LanguageLinks languages;

    NoticeView(PrivacyNotice notice, Says says, LanguageLinks languages) {
        this.notice = notice;
        this.says = says;
        this.languages = languages;
        addClassNames("start", "notice");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var intro = new Paragraph(getTranslation("notice.intro"));
        intro.addClassName("soft-voice");
        var head = new Div(new H1(getTranslation("notice.title")), intro, new ReadAloud());
        head.addClassNames("title", "stack-s");
        add(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"), head);
        var asked = event.getRouteParameters().get("version").orElse(notice.version());
        var stood = notice.stood(asked, getLocale());
        if (asked.equals(notice.version())) {
            show(notice.parts(getLocale()));
        } else {
            var old = stood.orElseThrow(NotFound::new);
            add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("notice.old")));
            show(old.parts());
        }
        stood.ifPresent(one -> add(new Note(
                Icon.INFO,
                getTranslation(
                        "notice.version",
                        one.version(),
                        says.date(one.since().atZone(MovingClock.ZONE).toLocalDate(), getLocale())))));
        add(languages);
    }

    private void show(List<Part> parts) {
        parts.forEach(part -> {
            var list = new UnorderedList();
            list.addClassName("points");
            part.lines().forEach(line -> list.add(new ListItem(line)));
            var section = new Section(new H2(part.title()), list);
            section.addClassNames("card", "stack-s");
            add(section);
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.title");
    }
}
