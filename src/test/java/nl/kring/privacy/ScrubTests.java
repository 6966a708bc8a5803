package nl.kring.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.FolderBytes;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** What was erased is found nowhere in the folder of the database: read as bytes, through real files. */
@KringTest
class ScrubTests {
    private static final String MARK = "kanarie" + Ids.next().toString().replace("-", "");

    /** A text that lies over two pages of the log is not found as one. */
    private static final int MOST = 95;

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private NotifyService notify;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private FlywayConnectionDetails server;

    @Test
    void whatWasErasedIsFoundNowhereInTheFolderOfTheDatabase() {
        var jan = people.person("Jan");
        var anna = people.person("Anna");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        var ids = new ArrayList<PostId>();
        IntStream.range(0, 100).forEach(n -> {
            var id = new PostId(Ids.next());
            ids.add(id);
            var topic = n < 40 ? Topic.FUN : n < 70 ? Topic.HEALTH : Topic.PRACTICAL;
            People.run(anna, () -> timeline.post(circle, new NewPost(id, text(n), topic, Optional.empty())));
        });
        var stays = people.circle(people.tenant(), jan);
        People.run(
                jan,
                () -> timeline.post(
                        stays, new NewPost(new PostId(Ids.next()), text(100), Topic.FUN, Optional.empty())));
        people.job(() -> {
            notify.send(new Message(
                    anna,
                    "alert",
                    List.of(text(0), text(1)),
                    "/",
                    Optional.of(circle.value()),
                    circle.value(),
                    MARK,
                    clock.instant()));
            return true;
        });
        assertThat(found()).hasSizeGreaterThan(MOST);

        ids.subList(0, 40).forEach(post -> People.run(anna, () -> erasing.erase(circle, post)));
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        People.run(jan, () -> erasing.eraseHealth(circle));
        People.run(jan, () -> closing.close(circle));
        clock.forward(Duration.ofDays(91));
        runs("closed-circles");
        assertThat(found()).as("erasing a row does not take its bytes away").hasSizeGreaterThan(MOST);

        runs("scrub");
        assertThat(found()).as("the night has not come yet").hasSizeGreaterThan(MOST);
        clock.forward(Duration.ofDays(1));
        runs("scrub");
        assertThat(found()).containsExactly(MARK + "-100-");
    }

    private static String text(int n) {
        return "Zullen we zondag " + MARK + "-" + n + "- gaan wandelen?";
    }

    private void runs(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> Acting.asSystem(name, work::doWhatIsDue));
    }

    private Set<String> found() {
        return FolderBytes.holds(server, Pattern.compile(MARK + "-\\d+-"));
    }
}
