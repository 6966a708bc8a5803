package nl.kring.export.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.stream.Collectors;
import nl.kring.export.Archive;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.BroughtPost;

/** What is in a file, before anything of it is kept: how much, who, from where, and what stays behind. */
class InsideCard extends Section {
    private final Says says;
    private final Title title;

    InsideCard(Says says, Archive archive, boolean known) {
        this.says = says;
        addClassNames("card", "stack-s");
        title = new Title(Tag.H2, getTranslation("bring.inside", archive.whose()));
        var list = new UnorderedList();
        list.addClassName("points");
        list.add(new ListItem(posts(archive)));
        list.add(new ListItem(
                archive.names().isEmpty()
                        ? getTranslation("bring.inside.nobody")
                        : getTranslation(
                                "bring.inside.names",
                                archive.names().stream()
                                        .map(Archive.Name::firstName)
                                        .collect(Collectors.joining(", ")))));
        list.add(new ListItem(getTranslation("bring.inside.made", day(archive.made()))));
        if (archive.aboutHealth() > 0) {
            list.add(new ListItem(getTranslation("bring.inside.noHealth", archive.aboutHealth())));
        }
        if (archive.another()) {
            list.add(new ListItem(getTranslation("bring.inside.another", archive.whose())));
        }
        if (archive.inName()) {
            list.add(new ListItem(getTranslation("bring.inside.inName", archive.whose())));
        }
        var signer = archive.signer();
        var who = signer.name().isEmpty() ? archive.from() : signer.name();
        add(
                title,
                list,
                new Note(Icon.LOCK, getTranslation("bring.alone")),
                new Note(Icon.INFO, getTranslation("bring.signer." + signer.known(), who)),
                new Note(Icon.INFO, getTranslation("bring.staysBehind")));
        if (known) {
            add(new Note(Icon.CHECK_CIRCLE, getTranslation("bring.known")));
        }
    }

    /** What is in it is read out before the button. */
    void focus() {
        title.focus();
    }

    private String posts(Archive archive) {
        var posts = archive.posts();
        if (posts.isEmpty()) {
            return getTranslation("bring.inside.noPosts");
        }
        var first = posts.stream().map(BroughtPost::at).min(Instant::compareTo).orElseThrow();
        var last = posts.stream().map(BroughtPost::at).max(Instant::compareTo).orElseThrow();
        return getTranslation("bring.inside.posts", posts.size(), day(first), day(last));
    }

    private String day(Instant at) {
        return says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale());
    }
}
