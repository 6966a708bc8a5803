package nl.kring.timeline.ui;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Texts;
import nl.kring.timeline.Away;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.KindView;
import nl.kring.timeline.PostView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Of what was told: questions that wait, photos, and who told something else. */
@Component
@Order(20)
class CatchUpPosts implements CatchesUp {
    private static final int LONGEST = 90;
    private static final int MOST_NAMES = 3;
    private final CircleService circles;
    private final CatchUpService catchUp;

    CatchUpPosts(CircleService circles, CatchUpService catchUp) {
        this.circles = circles;
        this.catchUp = catchUp;
    }

    @Override
    public List<Line> since(CircleId circle, Away away, Locale locale) {
        var me = circles.seat(circle).account();
        var told = catchUp.told(circle, away);
        var hers =
                told.stream().filter(post -> asks(me, post)).map(post -> asks(circle, "catchUp.asksYou", post, locale));
        var open = told.stream().filter(CatchUpPosts::asksAll).map(post -> asks(circle, "catchUp.asks", post, locale));
        var photos = told.stream().filter(post -> !post.photos().isEmpty()).toList();
        var rest = told.stream()
                .filter(post -> post.photos().isEmpty())
                .filter(post -> !asks(me, post) && !asksAll(post))
                .toList();
        return Stream.of(
                        hers,
                        open,
                        one(circle, "catchUp.photos", photos, locale),
                        one(circle, "catchUp.told", rest, locale))
                .flatMap(lines -> lines)
                .toList();
    }

    private static boolean waits(PostView post) {
        return post.mayAnswer()
                && post.answers().isEmpty()
                && post.kind() instanceof KindView.Question question
                && !question.answered();
    }

    private static boolean asks(AccountId who, PostView post) {
        return waits(post)
                && post.kind() instanceof KindView.Question question
                && question.asked().filter(asked -> asked.account().equals(who)).isPresent();
    }

    private static boolean asksAll(PostView post) {
        return waits(post)
                && post.kind() instanceof KindView.Question question
                && question.asked().isEmpty();
    }

    private static Line asks(CircleId circle, String key, PostView question, Locale locale) {
        return new Line(
                Texts.of(locale, key, name(question, locale), brief(question.text())), address(circle, question));
    }

    private static Stream<Line> one(CircleId circle, String key, List<PostView> posts, Locale locale) {
        var names = posts.stream().map(post -> name(post, locale)).distinct().toList();
        var said = names.size() > MOST_NAMES
                ? Stream.concat(names.stream().limit(MOST_NAMES), Stream.of(Texts.of(locale, "catchUp.others")))
                        .toList()
                : names;
        return posts.stream()
                .limit(1)
                .map(newest -> new Line(
                        Texts.of(
                                locale,
                                key,
                                ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                                        .format(said)),
                        address(circle, newest)));
    }

    private static String name(PostView post, Locale locale) {
        return post.name().orElseGet(() -> Texts.of(locale, "timeline.formerMember"));
    }

    private static String brief(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String address(CircleId circle, PostView post) {
        return TimelineView.at(circle, post.id().value());
    }
}
