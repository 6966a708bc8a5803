package nl.kring;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.When;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.task.NewTask;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPhoto;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who was away for days reads in a few lines what came meanwhile. */
@KringTest
class CatchUpTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private PhotoService photos;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private TaskService tasks;

    @Autowired
    private CatchUpService catchUp;

    @Autowired
    private CircleService circles;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId douwe;
    private AccountId rixt;
    private AccountId bauke;
    private AccountId sietske;
    private CircleId circle;

    @BeforeEach
    void douwesCircle() {
        douwe = people.person("Douwe");
        rixt = people.person("Rixt");
        bauke = people.person("Bauke");
        sietske = people.person("Sietske");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, bauke, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
    }

    private PostId tells(AccountId who, String text, Topic topic, PostKind kind) {
        var id = new PostId(Ids.next());
        People.run(
                who,
                () -> timeline.post(
                        circle, new NewPost(id, text, topic, Optional.empty(), Optional.empty(), Set.of(), kind)));
        return id;
    }

    private void tells(AccountId who, String text) {
        tells(who, text, Topic.PRACTICAL, new PostKind.Update());
    }

    private void agrees(String what, int inDays) {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(inDays);
        var when = new When(day, Optional.of(LocalTime.of(10, 15)), Optional.empty());
        People.run(
                bauke,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                new AppointmentId(Ids.next()),
                                new Agreed(what, "Dokkum", when, false),
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Set.of())));
    }

    private void asks(String what) {
        People.run(
                bauke,
                () -> tasks.ask(
                        circle,
                        new NewTask(
                                new TaskId(Ids.next()),
                                what,
                                new NewTask.When(clock.instant().plus(Duration.ofDays(9)), false),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                false,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of())));
    }

    private void comes(AccountId person) {
        closeBrowser();
        openBrowser();
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private void days(int days) {
        clock.forward(Duration.ofDays(days).plusMinutes(1));
    }

    private static Optional<Section> block() {
        return _find(Section.class, spec -> spec.withClasses("catch-up")).stream()
                .filter(Component::isVisible)
                .findFirst();
    }

    private static List<String> lines() {
        return _find(block().orElseThrow(), Anchor.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    private void muchHappens() {
        days(3);
        agrees("Tandarts", 9);
        asks("Naar de markt");
        tells(bauke, "Wie heeft de ladder?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
        tells(bauke, "Kun jij zaterdag?", Topic.PRACTICAL, new PostKind.Question(Optional.of(rixt)));
        tells(sietske, "De soep staat klaar");
        tells(douwe, "Dank jullie wel");
        days(4);
    }

    @Test
    void catching_up_says_in_five_lines_what_came_since_the_last_visit() {
        comes(rixt);
        assertThat(block()).isEmpty();
        muchHappens();
        comes(rixt);
        assertThat(lines()).hasSize(5);
        assertThat(lines().get(0)).startsWith("Afgesproken: Tandarts (");
        assertThat(lines().subList(1, 5))
                .containsExactly(
                        "Nog niemand doet dit: Naar de markt",
                        "Bauke vraagt jou: Kun jij zaterdag?",
                        "Bauke vraagt: Wie heeft de ladder?",
                        "Nieuws van Douwe en Sietske");
    }

    @Test
    void catching_up_says_asks_you_only_to_the_one_who_is_asked() {
        comes(douwe);
        muchHappens();
        comes(douwe);
        assertThat(lines())
                .contains("Bauke vraagt: Wie heeft de ladder?")
                .noneMatch(line -> line.contains("vraagt jou"));
        assertThat(lines().getLast()).isEqualTo("Nieuws van Sietske en Bauke");
    }

    @Test
    void catching_up_names_who_brought_photos() throws IOException {
        comes(rixt);
        days(3);
        var photo = PhotoId.next();
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", image);
        People.run(bauke, () -> {
            try {
                photos.bring(circle, photo, new ByteArrayInputStream(image.toByteArray()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            photos.tell(
                    circle,
                    new NewPost(new PostId(Ids.next()), "Aan het water", Topic.FUN, Optional.empty()),
                    List.of(new NewPhoto(photo, "")));
        });
        comes(rixt);
        assertThat(lines()).containsExactly("Foto’s van Bauke");
    }

    @Test
    void catching_up_grows_not_by_what_comes_while_she_reads_and_goes_when_she_says_so() {
        comes(rixt);
        muchHappens();
        comes(rixt);
        var before = lines();
        var there = block().orElseThrow();
        tells(bauke, "Nog iets");
        heard();
        assertThat(lines()).isEqualTo(before);
        assertThat(block()).contains(there);
        _click(_get(Button.class, spec -> spec.withText("Ik ben bij")));
        assertThat(block()).isEmpty();
        comes(rixt);
        assertThat(block()).isEmpty();
    }

    @Test
    void catching_up_goes_by_itself_the_next_day_and_a_day_away_is_no_news() {
        comes(rixt);
        muchHappens();
        comes(rixt);
        clock.forward(Duration.ofHours(2));
        comes(rixt);
        assertThat(block()).isPresent();
        clock.forward(Duration.ofHours(22));
        tells(bauke, "Nog iets");
        comes(rixt);
        assertThat(block()).isEmpty();
    }

    @Test
    void catching_up_says_nothing_that_she_may_not_read_and_nothing_that_was_taken_away() {
        comes(sietske);
        days(3);
        tells(bauke, "Hij slaapt slecht", Topic.HEALTH, new PostKind.Update());
        var gone = tells(bauke, "Vergissing", Topic.PRACTICAL, new PostKind.Update());
        People.run(bauke, () -> erasing.erase(circle, gone));
        days(1);
        comes(sietske);
        assertThat(block()).isEmpty();
        days(3);
        tells(sietske, "Van mij");
        comes(sietske);
        assertThat(block()).isEmpty();
    }

    @Test
    void catching_up_leads_to_what_was_told_also_far_back() {
        comes(rixt);
        days(3);
        var asked = tells(bauke, "Kun jij zaterdag?", Topic.PRACTICAL, new PostKind.Question(Optional.of(rixt)));
        for (var each = 0; each < 25; each++) {
            tells(sietske, "Bericht " + each);
        }
        comes(rixt);
        var address = _find(block().orElseThrow(), Anchor.class).getFirst().getHref();
        assertThat(address).endsWith("?post=" + asked.value());
        UI.getCurrent()
                .navigate(
                        "circle/" + circle.value() + "/timeline",
                        new QueryParameters(Map.of("post", List.of(asked.value().toString()))));
        assertThat(_find(Component.class).stream()
                        .filter(part -> "-1".equals(part.getElement().getAttribute("tabindex")))
                        .map(part -> part.getElement().getTextRecursively())
                        .filter(text -> text.contains("Kun jij zaterdag?")))
                .isNotEmpty();
    }

    @Test
    void catching_up_when_somebody_was_here_is_nobody_elses() {
        comes(rixt);
        for (var who : List.of(douwe, bauke, people.person("Vreemde"))) {
            assertThat(rows(who)).isZero();
        }
        assertThat(rows(rixt)).isOne();
        assertThatThrownBy(() -> people.job(() -> jdbc.sql("select count(*) from circle.was_here")
                        .query(Long.class)
                        .single()))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> People.run(people.person("Vreemde"), () -> catchUp.arrive(circle)))
                .isInstanceOf(NotFound.class);
        People.run(rixt, () -> circles.leave(circle));
        people.seat(circle, rixt, Ring.INNER);
        assertThat(rows(rixt)).isZero();
    }

    private long rows(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.was_here where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }
}
