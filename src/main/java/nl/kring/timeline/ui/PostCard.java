package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;

/** A post: who, what that person is to the resident, when, the words, and the answers to it. */
class PostCard extends Article {
    private final Says says;
    private final PostView post;
    private final LocalDate drawn;

    PostCard(TimelineService timeline, Says says, CircleId circle, PostView post) {
        this(says, post, true);
        if (!post.mayAnswer()) {
            return;
        }
        var answer =
                Buttons.text(getTranslation("timeline.answer"), () -> new AnswerSheet(timeline, circle, post).open());
        var foot = new Div(Buttons.opens(AnswerSheet.name(post), Buttons.with(Icon.REPLY, answer)));
        foot.addClassName("post-foot");
        add(foot);
    }

    /** To read only, with its day. */
    PostCard(Says says, PostView post) {
        this(says, post, false);
    }

    private PostCard(Says says, PostView post, boolean underDay) {
        this.says = says;
        this.post = post;
        drawn = says.today();
        addClassNames("card", "post");
        add(who(post, underDay), words(post));
        if (!post.audienceNote().isEmpty()) {
            var note = new Paragraph(getTranslation("post.some", String.join(", ", post.audienceNote())));
            note.addClassNames("small", "quiet");
            add(note);
        }
        post.answers().forEach(answer -> add(answer(answer)));
    }

    /** Whether this card says of a post what a new one would. */
    boolean shows(PostView now) {
        return now.equals(post) && drawn.equals(says.today());
    }

    private Div answer(PostView answer) {
        var part = new Div(who(answer, false), words(answer));
        part.addClassName("post-answer");
        return part;
    }

    /** A first post stands under its day; an answer says its own. */
    private PersonLine who(PostView post, boolean underDay) {
        var name = post.own() ? getTranslation("timeline.you") : firstName(post);
        var face = post.author().flatMap(CirclePerson::face);
        return new PersonLine(new Face(firstName(post), face, Face.Size.M), name, second(post, underDay));
    }

    private String firstName(PostView post) {
        return post.author().map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"));
    }

    private String second(PostView post, boolean underDay) {
        var moment = underDay ? says.time(post.at()) : says.moment(post.at(), getLocale());
        var when = post.atEstimated() ? getTranslation("timeline.about", moment) : moment;
        return Optional.of(post.relation())
                .filter(relation -> !relation.isEmpty() && !post.own())
                .map(relation -> relation + " · " + when)
                .orElse(when);
    }

    private static Paragraph words(PostView post) {
        var words = new Paragraph(post.text());
        words.addClassName("post-text");
        return words;
    }
}
