package nl.kring.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.SpeakerView;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.told.News;
import nl.kring.told.Tells;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What posts and answers tell somebody, for a letter that leaves now. Java and PostgreSQL are each asked for whom they are; what this person saw, said something about or answered is no news.
 */
@Component
class NewsOfPosts implements Tells {
    private static final String NEWS = """
            select p.id, p.thread_id, p.author_id, p.text, p.kind, p.asked_id, a.topic, cardinality(a.rings) = 0
            from circle.post p join circle.audience a on a.id = p.audience_id
            where p.id = any (:things::uuid[]) and p.circle_id = :circle and p.deleted_at is null and p.author_id <> :me
            and not (:shares and a.hidden_until > (select common.kring_now()))
            and p.audience_id = any (:mine::uuid[]) and p.audience_id = any ((select circle.my_audiences())::uuid[])
            and not exists (select 1 from circle.read_receipt r where r.post_id = p.id and r.account_id = :me)
            and not exists (select 1 from circle.reaction r where r.post_id = p.id and r.account_id = :me)
            and not ((:unmarked or exists (select 1 from circle.receipts_off f where f.account_id = :me)) and circle.i_was_here_since(p.circle_id, p.at))
            and not exists (select 1 from circle.post o where o.thread_id = p.thread_id and o.author_id = :me and o.at > p.at)
            order by p.at, p.id
            """;

    private final CircleJobs circles;
    private final AudienceService audiences;
    private final AccountService accounts;
    private final JdbcClient jdbc;

    NewsOfPosts(CircleJobs circles, AudienceService audiences, AccountService accounts, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @Override
    public List<News> news(CircleId circle, AccountId reader, Collection<UUID> things, Locale language) {
        return circles.seatOf(circle, reader).map(seat -> news(seat, things)).orElse(List.of());
    }

    private List<News> news(Seat seat, Collection<UUID> things) {
        var circle = circles.view(seat.circle());
        var news = jdbc.sql(NEWS)
                .param("things", Echoes.these(things.stream()))
                .param("circle", seat.circle().value())
                .param("me", seat.account().value())
                .param("shares", sharesMailbox(circle, seat.account()))
                .param("unmarked", !Echoes.leavesMarks(seat))
                .param("mine", Echoes.these(audiences.audiencesOf(seat).stream()))
                .query((row, _) -> new Told(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        seat.account().value().equals(row.getObject(6, UUID.class)),
                        News.isBare(Topic.valueOf(row.getString(7)), row.getBoolean(8))))
                .list();
        return news.stream().map(told -> told.news(circle)).toList();
    }

    /** A surprise is not mailed to where one for whom it is reads along (R-C12). */
    private boolean sharesMailbox(CircleView circle, AccountId reader) {
        return Stream.concat(
                        circle.residents().stream(), circle.speakers().stream().map(SpeakerView::person))
                .map(CirclePerson::account)
                .anyMatch(other -> !other.equals(reader) && accounts.shareMailbox(reader, other));
    }

    private record Told(UUID id, UUID thread, AccountId author, String text, String kind, boolean asked, boolean bare) {
        News news(CircleView circle) {
            return new News(
                    id,
                    sort(),
                    circle.nameOf(author).orElse(""),
                    bare,
                    text,
                    "/circle/" + circle.id().value() + "/timeline?post=" + thread,
                    Optional.of(thread));
        }

        private News.Kind sort() {
            if (!id.equals(thread)) {
                return News.Kind.ANSWER;
            }
            if (asked) {
                return News.Kind.ASKED_OF_YOU;
            }
            return kind.equals(KindRow.QUESTION) ? News.Kind.QUESTION : News.Kind.TOLD;
        }
    }
}
