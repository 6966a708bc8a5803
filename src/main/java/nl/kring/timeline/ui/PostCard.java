package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Menu;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.KindView;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.SearchWords;

/** A post: who, what that person is to the resident, when, the words, and the answers to it. */
class PostCard extends Article {
    private final Map<PostView, Div> answers = new LinkedHashMap<>();
    private final List<PhotoGrid> answered = new ArrayList<>();
    private final Map<PostId, SaidLine> said = new HashMap<>();
    private final Map<PostId, SeenLine> seen = new HashMap<>();
    private final Says says;
    private final PostView post;
    private final LocalDate drawn;
    private final SearchWords sought;
    private final PhotoGrid photos;

    PostCard(PostSheets sheets, Says says, CircleId circle, PostView post) {
        this(says, post, true, SearchWords.NONE);
        feet(sheets, circle);
    }

    /** One that was found: with its day, and the words that were searched are marked. */
    PostCard(PostSheets sheets, Says says, CircleId circle, PostView post, SearchWords sought) {
        this(says, post, false, sought);
        feet(sheets, circle);
    }

    /** One that stands on top, with its day. */
    static PostCard onTop(PostSheets sheets, Says says, CircleId circle, PostView post) {
        var card = new PostCard(sheets, says, circle, post, SearchWords.NONE);
        card.addClassName("post-on-top");
        return card;
    }

    /** To read only, with its day. */
    PostCard(Says says, PostView post) {
        this(says, post, false, SearchWords.NONE);
    }

    private PostCard(Says says, PostView post, boolean underDay, SearchWords sought) {
        this.says = says;
        this.post = post;
        this.sought = sought;
        drawn = says.today();
        addClassNames("card", "post");
        add(what(post, underDay));
        photos = new PhotoGrid(post);
        add(photos);
        post.about().ifPresent(name -> {
            var about = new Paragraph(getTranslation("about.only", name));
            about.addClassNames("small", "quiet");
            add(about);
        });
        if (!post.audienceNote().isEmpty()) {
            var note = new Paragraph(
                    hersAlone(post)
                            ? getTranslation("post.some.you")
                            : getTranslation("post.some", String.join(", ", post.audienceNote())));
            note.addClassNames("small", "quiet");
            add(note);
        }
        post.answers().forEach(answer -> add(answer(answer)));
    }

    private static boolean hersAlone(PostView post) {
        return post.audienceNote().size() == 1
                && (post.own() || post.elsewhere().isPresent());
    }

    /** Who told what; of what was taken away only that. */
    private Component[] what(PostView post, boolean underDay) {
        echo(post);
        return post.erased()
                ? new Component[] {erased()}
                : Stream.of(
                                Stream.of(who(post, underDay)),
                                Stream.of(new KindLine(says, post)).filter(kind -> !kind.isEmpty()),
                                Stream.of(words(post)).filter(_ -> !post.text().isEmpty()),
                                nothingLeft(post).stream(),
                                Promise.of(says, post).stream(),
                                Stream.of(says(post), seen(post)))
                        .flatMap(parts -> parts)
                        .toArray(Component[]::new);
    }

    /** Photos without words, of which none is to be seen any more. */
    private Optional<Paragraph> nothingLeft(PostView post) {
        var nothing = post.text().isEmpty() && post.photos().isEmpty() && post.kind() instanceof KindView.Update;
        return Optional.of(KindFields.small(getTranslation("photo.gone.card"))).filter(_ -> nothing);
    }

    private Paragraph erased() {
        var line = new Paragraph(getTranslation("timeline.erased"));
        line.addClassName("post-erased");
        return line;
    }

    private void feet(PostSheets sheets, CircleId circle) {
        photos.actsOf(sheets, circle);
        answered.forEach(grid -> grid.actsOf(sheets, circle));
        foot(post, sheets, circle).ifPresent(this::add);
        answers.forEach((answer, part) -> foot(answer, sheets, circle).ifPresent(part::add));
    }

    private Optional<Div> foot(PostView of, PostSheets sheets, CircleId circle) {
        var foot = new Div();
        foot.addClassName("post-foot");
        if (of.mayAnswer() && of.equals(post)) {
            foot.add(Buttons.opens(
                    AnswerSheet.name(of),
                    Buttons.with(
                            Icon.REPLY,
                            Buttons.text(getTranslation("timeline.answer"), () -> sheets.answer(circle, of)))));
        }
        if (of.kind() instanceof KindView.Question question && question.mayClose()) {
            foot.add(Buttons.with(
                    Icon.CHECK, Buttons.text(getTranslation("question.close"), () -> sheets.answered(circle, of))));
        }
        if (of.reactions().may()) {
            var say = new ReactMenu(
                    getTranslation("reaction"),
                    getTranslation("reaction.to", firstName(of)),
                    of,
                    kind -> sheets.react(circle, of, kind));
            says(of).offers(say);
            foot.add(say);
        }
        var more = more(of, sheets, circle);
        if (!more.isEmpty()) {
            foot.add(new Menu(
                    getTranslation("timeline.more"),
                    of.own() ? getTranslation("timeline.more.own") : getTranslation("timeline.more.of", firstName(of)),
                    more));
        }
        var any = foot.getComponentCount() > 0;
        if (any) {
            foot.add(seen(of));
        }
        return Optional.of(foot).filter(_ -> any);
    }

    /** What is done seldom, behind one button. */
    private List<Button> more(PostView of, PostSheets sheets, CircleId circle) {
        var more = new ArrayList<Button>();
        if (of.edits().mayEdit()) {
            var edit = Buttons.text(getTranslation("timeline.edit"), () -> sheets.edit(circle, of));
            edit.setAriaLabel(getTranslation("timeline.edit.own"));
            more.add(Buttons.opens(EditSheet.name(of), edit));
        }
        if (of.edits().mayReadEarlier()) {
            more.add(Buttons.opens(
                    EarlierSheet.name(of),
                    Buttons.text(getTranslation("timeline.earlier"), () -> sheets.earlier(circle, of))));
        }
        if (of.mayErase()) {
            var erase = Buttons.text(getTranslation("timeline.erase"), () -> sheets.erase(circle, of));
            erase.setAriaLabel(
                    of.own()
                            ? getTranslation("timeline.erase.own")
                            : getTranslation("timeline.erase.of", firstName(of)));
            more.add(erase);
        }
        return more;
    }

    /** Whether this card says of a post what a new one would; what others did with it changes where it stands. */
    boolean showsToo(PostView now) {
        var same = now.told().equals(post.told()) && drawn.equals(says.today());
        if (same) {
            echo(now);
            now.answers().forEach(this::echo);
        }
        return same;
    }

    private void echo(PostView now) {
        says(now).show(now);
        seen(now).show(now);
    }

    private SeenLine seen(PostView of) {
        return seen.computeIfAbsent(of.id(), _ -> new SeenLine());
    }

    private SaidLine says(PostView of) {
        return said.computeIfAbsent(of.id(), _ -> new SaidLine());
    }

    private Div answer(PostView answer) {
        var part = new Div(what(answer, false));
        part.addClassName("post-answer");
        if (!answer.photos().isEmpty()) {
            var grid = new PhotoGrid(answer);
            answered.add(grid);
            part.add(grid);
        }
        answers.put(answer, part);
        return part;
    }

    /** A first post stands under its day; an answer says its own. */
    private PersonLine who(PostView post, boolean underDay) {
        var name = post.own() ? getTranslation("timeline.you") : firstName(post);
        var face = post.author().flatMap(CirclePerson::face);
        return new PersonLine(new Face(firstName(post), face, Face.Size.M), name, second(post, underDay));
    }

    private String firstName(PostView post) {
        return post.name().orElseGet(() -> getTranslation("timeline.formerMember"));
    }

    private String second(PostView post, boolean underDay) {
        var moment = underDay ? says.time(post.at()) : says.moment(post.at(), getLocale());
        var told = post.atEstimated() ? getTranslation("timeline.about", moment) : moment;
        var when = Stream.of(
                        Optional.of(told),
                        post.helper()
                                .map(name -> name.isEmpty()
                                        ? getTranslation("helper.with.former")
                                        : getTranslation("helper.with", name)),
                        Optional.of(getTranslation("timeline.edited"))
                                .filter(_ -> post.edits().edited()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        if (post.inName().isPresent() && post.author().isPresent()) {
            var by = post.inName().get();
            var word = getTranslation("speaks.type." + by.type());
            return getTranslation("speaks.post", firstName(post), word, by.resident()) + " · " + when;
        }
        if (post.elsewhere().isPresent()) {
            return Stream.of(post.relation(), getTranslation("timeline.elsewhere"), when)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" · "));
        }
        return Optional.of(post.relation())
                .filter(relation -> !relation.isEmpty() && !post.own())
                .map(relation -> relation + " · " + when)
                .orElse(when);
    }

    private Paragraph words(PostView post) {
        var words = new Paragraph();
        words.addClassName("post-text");
        if (post.seen().unseen()) {
            Seeing.mark(words, post.id());
        }
        sought.parts(post.text())
                .forEach(part -> words.add(part.found() ? new Mark(part.text()) : new Text(part.text())));
        return words;
    }
}
