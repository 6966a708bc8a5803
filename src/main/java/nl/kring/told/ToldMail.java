package nl.kring.told;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.ComposedMail;
import nl.kring.platform.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was told, in one letter: written when it leaves, of what its reader may read then and did not see yet. With nothing left it does not leave. */
@Component
class ToldMail implements ComposedMail {
    static final String TEMPLATE = "told";
    private static final int MOST = 20;

    private final List<Tells> tells;
    private final CircleJobs circles;
    private final ToldChoices choices;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ToldMail(
            List<Tells> tells,
            CircleJobs circles,
            ToldChoices choices,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.tells = tells;
        this.circles = circles;
        this.choices = choices;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Composed> compose(UUID letter, UUID circle, AccountId reader, Locale language) {
        Optional<Composed> composed = transaction.execute(_ -> write(letter, new CircleId(circle), reader, language));
        return composed == null ? Optional.empty() : composed;
    }

    private void forget(UUID letter) {
        jdbc.sql("delete from circle.to_tell where letter_id = ?").param(letter).update();
    }

    private Optional<Composed> write(UUID letter, CircleId circle, AccountId reader, Locale language) {
        var things = new HashMap<UUID, Kept>();
        jdbc.sql("select thing_id, bare, asked from circle.to_tell "
                        + "where letter_id = ? and circle_id = ? and account_id = ?")
                .param(letter)
                .param(circle.value())
                .param(reader.value())
                .query((row, _) ->
                        things.put(row.getObject(1, UUID.class), new Kept(row.getBoolean(2), row.getBoolean(3))))
                .list();
        var seated = circles.seatOf(circle, reader);
        var how = seated.map(seat -> choices.of(circle, reader).orElseGet(() -> ToldHow.ordinary(seat)));
        looks(reader.value().toString());
        var told = tells.stream()
                .flatMap(one -> one.news(circle, reader, things.keySet(), language).stream())
                .toList();
        looks("");
        var news = told.stream()
                .map(one -> kept(things, one).bare() ? one.onlyThatThereIsSomething() : one)
                .filter(one ->
                        how.filter(chosen -> wants(chosen, kept(things, one))).isPresent())
                .toList();
        if (news.isEmpty()) {
            forget(letter);
            return Optional.empty();
        }
        return how.map(chosen -> composed(
                chosen,
                news,
                news.stream().allMatch(one -> kept(things, one).asked()),
                circles.whose(circle),
                circle,
                language,
                seated.filter(seat -> seat.can(Act.POST)).isPresent()));
    }

    /** Who chose otherwise since it was planned, or was away. */
    private static boolean wants(ToldHow how, Kept one) {
        return how.often() != HowOften.ONLY_WHEN_ASKED || one.asked();
    }

    private record Kept(boolean bare, boolean asked) {}

    private static Kept kept(Map<UUID, Kept> things, News one) {
        return Objects.requireNonNull(things.get(one.thing()));
    }

    /** Says to PostgreSQL's own rules who looks, within this transaction of a job. */
    private void looks(String person) {
        jdbc.sql("select set_config('kring.person', ?, true)")
                .param(person)
                .query(String.class)
                .single();
    }

    private static Composed composed(
            ToldHow how,
            List<News> news,
            boolean atOnce,
            String whose,
            CircleId circle,
            Locale language,
            boolean answers) {
        var asked = news.stream().allMatch(one -> one.kind().asks());
        var link = news.size() == 1 ? news.getFirst().path() : "/circle/" + circle.value() + "/timeline";
        var threads = news.stream().map(News::thread).distinct().toList();
        return new Composed(
                words(how, asked, atOnce),
                List.of(whose, text(how.shows(), news, asked, whose, language)),
                how.shows() == HowMuch.ONLY_THAT_THERE_IS_SOMETHING ? List.of() : lines(how.shows(), news, language),
                link,
                threads.getFirst().filter(_ -> answers && threads.size() == 1),
                Optional.of(inShort(how.shows(), news, asked, whose, language)));
    }

    private static String words(ToldHow how, boolean asked, boolean atOnce) {
        if (asked) {
            return "toldAsked";
        }
        if (atOnce || how.shows() == HowMuch.ONLY_THAT_THERE_IS_SOMETHING) {
            return TEMPLATE;
        }
        return switch (how.often()) {
            case DAILY -> "toldDay";
            case WEEKLY -> "toldWeek";
            case DIRECT, ONLY_WHEN_ASKED -> TEMPLATE;
        };
    }

    private static String text(HowMuch shows, List<News> news, boolean asked, String whose, Locale language) {
        if (shows == HowMuch.ONLY_THAT_THERE_IS_SOMETHING) {
            return Texts.of(language, asked ? "told.only.asked" : "told.only", whose);
        }
        return lines(shows, news, language).stream().map(Line::words).collect(Collectors.joining("\n"));
    }

    private static List<Line> lines(HowMuch shows, List<News> news, Locale language) {
        var lines = news.stream().limit(MOST).map(one -> new Line(one.who(), line(shows, one, language)));
        var more = Stream.of(news.size() - MOST)
                .filter(left -> left > 0)
                .map(left -> new Line("", Texts.of(language, "told.more", left)));
        return Stream.concat(lines, more).toList();
    }

    /** One sentence: never more than the first line, as a device shows it to whoever stands beside it. */
    private static String inShort(HowMuch shows, List<News> news, boolean asked, String whose, Locale language) {
        if (shows == HowMuch.ONLY_THAT_THERE_IS_SOMETHING) {
            return text(shows, news, asked, whose, language);
        }
        return news.size() == 1
                ? line(HowMuch.FIRST_LINE, news.getFirst(), language)
                : Texts.of(language, asked ? "told.several.asked" : "told.several", news.size());
    }

    private static String line(HowMuch shows, News one, Locale language) {
        var who = one.who().isEmpty() ? Texts.of(language, "told.somebody") : one.who();
        var key = "told.line." + one.kind();
        if (one.bare()) {
            return Texts.of(language, key + ".bare", who);
        }
        return one.words().isEmpty()
                ? Texts.of(language, "told.line.photo", who)
                : Texts.of(language, key, who, shows == HowMuch.FULL ? one.words() : FirstLine.of(one.words()));
    }
}
