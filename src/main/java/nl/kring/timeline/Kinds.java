package nl.kring.timeline;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.Act;
import nl.kring.circle.Audience;
import nl.kring.circle.CircleView;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes for one kind of post only: who makes it, what is asked of it, and what of it is shown. */
@Component
class Kinds {
    private static final int WORKING_DAYS_TO_ANSWER = 2;

    private final JdbcClient jdbc;
    private final Echoes echoes;
    private final Clock clock;

    Kinds(JdbcClient jdbc, Echoes echoes, Clock clock) {
        this.jdbc = jdbc;
        this.echoes = echoes;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param hiddenUntil when who lives here may read it, of a surprise
     */
    record Fit(KindRow row, Optional<About> about, Optional<Instant> hiddenUntil) {}

    /** Refuses what does not fit its kind. That somebody may not make a surprise is said, and stands in no log. */
    Fit fit(Seat seat, CircleView circle, NewPost post) {
        return fit(seat, circle, post, today());
    }

    /** The same of what was told on a day. */
    Fit fit(Seat seat, CircleView circle, NewPost post, LocalDate told) {
        return switch (post.kind()) {
            case PostKind.Update _ -> new Fit(KindRow.ORDINARY, post.about(), Optional.empty());
            case PostKind.Photo _ -> new Fit(KindRow.of(KindRow.PHOTO), post.about(), Optional.empty());
            case PostKind.CheckIn(var face) -> checkIn(seat, circle, post, face);
            case PostKind.Question(var asked) -> {
                seat.may(Act.ASK);
                yield new Fit(question(circle, asked, told), post.about(), Optional.empty());
            }
            case PostKind.Milestone _ -> {
                seat.may(Act.MILESTONE);
                yield new Fit(KindRow.of(KindRow.MILESTONE), post.about(), Optional.empty());
            }
            case PostKind.Surprise surprise -> surprise(seat, post, surprise, told);
        };
    }

    private static Fit checkIn(Seat seat, CircleView circle, NewPost post, HowItGoes face) {
        seat.may(Act.CHECK_IN);
        refuseOther(post, "checkin.topic");
        var whose = whose(seat, circle, post.about());
        var about = Optional.of(post.about().orElse(About.only(whose))).filter(_ -> circle.household());
        return new Fit(
                new KindRow(KindRow.CHECK_IN, face.face(), whose.value(), null, null, false), about, Optional.empty());
    }

    /** Who lives alone is meant, and who lives with others says it of herself; anybody else says of whom. */
    private static AccountId whose(Seat seat, CircleView circle, Optional<About> about) {
        return about.map(About::resident)
                .or(() -> Optional.of(seat.account()).filter(_ -> seat.isResident()))
                .or(() -> Optional.of(circle.resident().account()).filter(_ -> !circle.household()))
                .orElseThrow(() -> new Refused("checkin.whom"));
    }

    private KindRow question(CircleView circle, Optional<AccountId> asked, LocalDate told) {
        return new KindRow(
                KindRow.QUESTION,
                null,
                null,
                asked.map(AccountId::value).orElse(null),
                asked.flatMap(person -> expected(circle, person, told)).orElse(null),
                false);
    }

    /** By when somebody who comes for the work answers at the latest; nothing for anybody else. */
    Optional<LocalDate> expected(CircleView circle, AccountId asked) {
        return expected(circle, asked, today());
    }

    private Optional<LocalDate> expected(CircleView circle, AccountId asked, LocalDate told) {
        return circle.members().stream()
                .filter(member -> member.person().account().equals(asked) && member.ring() == Ring.PROFESSIONALS)
                .findFirst()
                .map(_ -> WorkingDays.after(reads(asked, told), WORKING_DAYS_TO_ANSWER));
    }

    /** That day, or the next one on which this person said to read. */
    private LocalDate reads(AccountId person, LocalDate from) {
        var days = echoes.days(List.of(person)).getOrDefault(person, Set.of());
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(DayOfWeek.values().length)
                .filter(day -> days.contains(day.getDayOfWeek()))
                .findFirst()
                .orElse(from);
    }

    private static Fit surprise(Seat seat, NewPost post, PostKind.Surprise surprise, LocalDate told) {
        if (!seat.can(Act.SURPRISE)) {
            throw new Refused("surprise.inner", seat.ownerName());
        }
        refuseOther(post, "surprise.fun");
        var shows = surprise.shows();
        if (!shows.isAfter(told) || shows.isAfter(told.plusDays(PostKind.Surprise.MOST_DAYS))) {
            throw new Refused("surprise.day");
        }
        return new Fit(
                KindRow.of(KindRow.SURPRISE),
                Optional.empty(),
                Optional.of(shows.atStartOfDay(MovingClock.ZONE).toInstant()));
    }

    private static void refuseOther(NewPost post, String key) {
        if (!post.kind().fixedTopic().map(post.topic()::equals).orElse(true)) {
            throw new Refused(key);
        }
    }

    /** Who is asked takes part here, is somebody else, and will read it. */
    void refuseWhoCannotAnswer(Seat seat, CircleView circle, KindRow row, Audience audience) {
        Optional.ofNullable(row.asked()).map(AccountId::new).ifPresent(asked -> {
            var name = circle.nameOf(asked).orElseThrow(NotFound::new);
            if (asked.equals(seat.account())
                    || audience.readers().stream()
                            .noneMatch(reader -> reader.account().equals(asked))) {
                throw new Refused("question.reads", name);
            }
        });
    }

    /** Those of these posts of which somebody said that they are answered. */
    Set<UUID> answered(Collection<Post> posts) {
        var questions = posts.stream()
                .filter(post -> post.kind().equals(KindRow.QUESTION))
                .map(post -> post.id().value())
                .toArray(UUID[]::new);
        if (questions.length == 0) {
            return Set.of();
        }
        return jdbc
                .sql("select post_id from circle.question_answered where post_id = any (?)")
                .param(questions)
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** What there is to see of the kind of a first post. */
    KindView view(Seat seat, CircleView circle, Post post, Optional<Instant> hiddenUntil, Set<UUID> answered) {
        return switch (post.kind()) {
            case KindRow.CHECK_IN ->
                new KindView.CheckIn(
                        post.face().orElseThrow(),
                        post.whose()
                                .filter(whose -> !whose.equals(post.author())
                                        || post.elsewhere().isPresent())
                                .map(whose -> circle.nameOf(whose).orElseGet(circle::whose)));
            case KindRow.QUESTION -> {
                var closed = answered.contains(post.id().value());
                yield new KindView.Question(
                        post.asked().flatMap(circle::person),
                        post.expectedOn(),
                        closed,
                        !closed && seat.can(Act.ASK) && mayClose(seat, post));
            }
            case KindRow.MILESTONE -> new KindView.Milestone();
            case KindRow.SURPRISE ->
                new KindView.Surprise(hiddenUntil
                        .filter(until -> until.isAfter(clock.instant()))
                        .map(until -> until.atZone(MovingClock.ZONE).toLocalDate()));
            default -> KindView.ORDINARY;
        };
    }

    /** Who asked, who was asked, and who lives here. */
    static boolean mayClose(Seat seat, Post post) {
        return post.isOf(seat.account())
                || seat.isResident()
                || post.asked().filter(seat.account()::equals).isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }
}
