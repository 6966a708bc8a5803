package nl.kring;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.When;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Each text that nobody means well with, in each field of each sheet of a circle: a clear sentence and nothing lost, or it is kept
 * and shown as text; one row at most, and never a failure.
 */
@Tag("hostile")
class HostileTests extends ViewTest {
    private static final String ORDINARY = "Soep";

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    /**
     * A way to a form: who goes there, over which buttons, what is chosen, and by which button it goes.
     *
     * @param kept where what was written is a row, nothing if it changes one or leaves none
     * @param shows whether the page shows it afterwards
     */
    private record Door(
            String name, boolean resident, String page, List<String> taps, String send, String kept, boolean shows) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Door door(String name, boolean resident, String page, String taps, String send, String kept) {
        return new Door(name, resident, page, List.of(taps.split(" > ")), send, kept, true);
    }

    private static final List<Door> DOORS = List.of(
            door("post", false, "timeline", "Vertel iets", "Verstuur", "post"),
            door("question", false, "timeline", "Vertel iets > =QUESTION > =EVERYBODY", "Verstuur", "post"),
            door("check-in", false, "timeline", "Vertel iets > =CHECK_IN > =NOT_WELL", "Verstuur", "post"),
            door("surprise", false, "timeline", "Vertel iets > =SURPRISE", "Verstuur", "post"),
            door("answer", true, "timeline", "Antwoord", "Verstuur", "post"),
            door("edit", false, "timeline", "Pas aan", "Bewaar", ""),
            door("observation", false, "timeline", "Ik zag iets > ?Iets anders > Verder", "Verstuur", "post"),
            door("note", false, "notes", "Schrijf iets op", "Bewaar", "own_note"),
            door("task", true, "tasks", "Vraag om hulp", "Vraag het", "task"),
            door("ride", true, "tasks", "Vraag om hulp > =RIDE", "Vraag het", "task"),
            door("appointment", false, "agenda", "Maak een afspraak", "Zet in de agenda", "appointment"),
            door("change", false, "agenda", "Wijzig", "Bewaar", ""),
            door(
                    "invitation",
                    true,
                    "people",
                    "Vraag iemand erbij > =NEIGHBOUR",
                    "Verstuur de uitnodiging",
                    "invitation"),
            new Door("search", false, "search", List.of(), "Zoek", "", false),
            new Door("need", true, "help", List.of(), "Ik wil meteen met", "help_need", false));

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        var tenant = people.tenant();
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, people.person("Bram"), Ring.HELPERS);
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), ORDINARY, Topic.PRACTICAL, Optional.empty())));
        People.run(
                anna,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                new AppointmentId(Ids.next()),
                                new Agreed(
                                        ORDINARY, "Dorp", new When(in(3), Optional.empty(), Optional.empty()), false),
                                Topic.AGENDA,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Set.of())));
    }

    @ParameterizedTest
    @FieldSource("nl.kring.Hostile#OWN")
    void whatNobodyMeansWellIsASentenceOrIsReadAsText(String text) {
        assertThat(goesThroughEachForm(text)).isEmpty();
    }

    private List<String> goesThroughEachForm(String text) {
        return DOORS.stream().flatMap(door -> goesThrough(door, text)).toList();
    }

    /** In all fields of words at once; what is refused there is tried in each alone. A day or a time is always tried alone. */
    private Stream<String> goesThrough(Door door, String text) {
        var wrong = new ArrayList<String>();
        var form = new Form(door);
        form.tries(form.words(), text).ifPresent(wrong::add);
        var alone = form.refused && form.words().size() > 1 ? form.fields.size() : 0;
        for (var n = 0; n < form.fields.size(); n++) {
            if (n < alone || form.fields.get(n) instanceof Input) {
                form.comesInAgain();
                form.tries(List.of(form.fields.get(n)), text).ifPresent(wrong::add);
            }
        }
        return wrong.stream().map(what -> door + ", " + what);
    }

    @Test
    void whatOthersCollectedGoesThroughEachFormToo() throws IOException {
        var list = Hostile.ofOthers();
        var skipped = "Skipped: there is no list of hostile texts of others in " + Hostile.others() + ".";
        if (list.isEmpty()) {
            System.out.println(skipped);
        }
        assumeTrue(list.isPresent(), skipped);
        var wrong = new ArrayList<String>();
        var texts = Hostile.read(list.get());
        for (var n = 0; n < texts.size(); n++) {
            if (n % 10 == 0) {
                aCircle();
            }
            var number = "number " + n + ": ";
            goesThroughEachForm(texts.get(n)).forEach(what -> wrong.add(number + what));
        }
        assertThat(texts).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void sentFiveTimesItStandsThereOnce() {
        for (var door : DOORS) {
            var fields = comesIn(door);
            fillsRight(fields);
            var send = button(door.send());
            var before = rows(door);
            for (var time = 0; time < 5; time++) {
                send.setEnabled(true);
                ComponentUtil.fireEvent(send, new ClickEvent<>(send));
            }
            assertThat(rows(door) - before)
                    .as(door.name())
                    .isEqualTo(door.kept().isEmpty() ? 0 : 1);
        }
    }

    /** One form, which stays as long as what stands in it is refused. */
    private class Form {
        private final Door door;
        private List<AbstractField<?, String>> fields;
        private boolean refused;

        Form(Door door) {
            this.door = door;
            fields = comesIn(door);
        }

        List<AbstractField<?, String>> words() {
            return fields.stream().filter(field -> !(field instanceof Input)).toList();
        }

        void comesInAgain() {
            if (!refused || !there(door.send())) {
                fields = comesIn(door);
            }
        }

        /** What went wrong, if something did. */
        Optional<String> tries(List<AbstractField<?, String>> tried, String text) {
            var name = tried.stream().map(HostileTests::label).collect(Collectors.joining(" and "));
            return outcome(tried, text).map(what -> name + ": " + what);
        }

        private Optional<String> outcome(List<AbstractField<?, String>> tried, String text) {
            fillsRight(fields);
            tried.forEach(each -> fill(each, text));
            var filled = fields.stream().map(AbstractField::getValue).toList();
            var before = rows(door);
            refused = false;
            try {
                press(door.send());
            } catch (Refused | NotFound said) {
                return rows(door) == before ? Optional.empty() : Optional.of("refused, and a row more");
            } catch (RuntimeException failure) {
                return Optional.of(failure.toString());
            }
            var more = rows(door) - before;
            if (more > 1) {
                return Optional.of(more + " rows");
            }
            refused = more == 0 && said();
            if (refused) {
                var now = fields.stream().map(AbstractField::getValue).toList();
                return now.equals(filled) ? Optional.empty() : Optional.of("a sentence, and words lost: " + now);
            }
            if (more == 0 && !door.kept().isEmpty()) {
                return Optional.of("no row and no sentence");
            }
            return door.shows() ? shown(door, tried, text) : Optional.empty();
        }
    }

    /** On a page that is drawn anew. */
    private Optional<String> shown(Door door, List<AbstractField<?, String>> tried, String text) {
        visit(door);
        var kept = bare(Written.kept(text));
        var start = kept.substring(0, kept.offsetByCodePoints(0, Math.min(40, kept.codePointCount(0, kept.length()))));
        var words = bare(_find(Component.class).stream()
                .map(part -> part.getElement().getText())
                .collect(Collectors.joining("\n")));
        var markup = _find(Component.class).stream()
                .map(part -> part.getElement().getProperty("innerHTML", ""))
                .filter(html -> html.contains("alert(1)"))
                .findFirst();
        if (markup.isPresent()) {
            return Optional.of("drawn as markup: " + markup.get());
        }
        var harmless = start.isEmpty() || words.contains(start);
        var dated = tried.stream().allMatch(Input.class::isInstance);
        return harmless || dated ? Optional.empty() : Optional.of("not to be read on the page");
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static boolean said() {
        return !_find(Notice.class).isEmpty()
                || _find(Component.class).stream()
                        .anyMatch(part -> part instanceof HasValidation field
                                && field.isInvalid()
                                && !Optional.ofNullable(field.getErrorMessage())
                                        .orElse("")
                                        .isBlank());
    }

    private void fillsRight(List<AbstractField<?, String>> fields) {
        var hour = 10; // what is until a time is later than what is from one
        for (var field : fields) {
            if (field instanceof Input input) {
                switch (input.getType()) {
                    case "date" -> fill(input, in(9).toString());
                    case "time" -> fill(input, "%02d:00".formatted(hour++));
                    case "datetime-local" -> fill(input, in(9) + "T10:00");
                    default -> {}
                }
            } else {
                var type = field.getClass().getSimpleName();
                fill(field, type.equals("EmailField") ? "buur@x.example" : ORDINARY);
            }
        }
    }

    private static String label(AbstractField<?, String> field) {
        return field instanceof TextFieldBase<?, ?> text && text.getLabel() != null
                ? text.getLabel()
                : field.getElement().getAttribute("type");
    }

    private LocalDate in(int days) {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(days);
    }

    private void visit(Door door) {
        _find(Sheet.class).forEach(Sheet::close);
        signIn(door.resident() ? jan : anna);
        var beside = door.page().equals("notes") ? "search" : "notes"; // so that the page is drawn anew
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + beside);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + door.page());
    }

    /** Goes to the form; all fields of words, days and times that can be filled in there. */
    private List<AbstractField<?, String>> comesIn(Door door) {
        visit(door);
        door.taps().forEach(HostileTests::tap);
        var form = _find(Sheet.class).stream().reduce((_, last) -> last);
        List<Component> parts = form.isPresent() ? _find(form.get(), Component.class) : _find(Component.class);
        return parts.stream()
                .<AbstractField<?, String>>flatMap(HostileTests::words)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<AbstractField<?, String>> words(Component part) {
        var takes = part instanceof TextFieldBase<?, ?> || part instanceof Input;
        return takes && part.isVisible() && !((AbstractField<?, ?>) part).isReadOnly()
                ? Stream.of((AbstractField<?, String>) part)
                : Stream.empty();
    }

    /** A button; after "=" a choice of one of a few, after "?" a tick. */
    private static void tap(String way) {
        switch (way.charAt(0)) {
            case '=' -> chooses(way.substring(1));
            case '?' ->
                fill(
                        _find(Pick.class).stream()
                                .filter(pick ->
                                        pick.getElement().getTextRecursively().contains(way.substring(1)))
                                .findFirst()
                                .orElseThrow(),
                        true);
            default -> press(way);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void chooses(String choice) {
        for (Options options : _find(Options.class)) {
            var choices = (Map<?, ?>) ReflectionTestUtils.getField(options, "ticks");
            for (var one : choices.keySet()) {
                if (one.toString().equals(choice)) {
                    options.setValue(one);
                    return;
                }
            }
        }
        throw new AssertionError("no choice " + choice);
    }

    private static Button button(String words) {
        return _find(Button.class).stream()
                .filter(Component::isVisible)
                .filter(button -> button.getText().startsWith(words))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    private static boolean there(String words) {
        return _find(Button.class).stream()
                .anyMatch(button -> button.isVisible() && button.getText().startsWith(words));
    }

    private static void press(String words) {
        _click(button(words));
    }

    private int rows(Door door) {
        if (door.kept().isEmpty()) {
            return 0;
        }
        return People.as(
                door.resident() ? jan : anna,
                () -> people.inTransaction(
                        () -> jdbc.sql("select count(*) from circle." + door.kept() + " where circle_id = ?")
                                .param(circle.value())
                                .query(Integer.class)
                                .single()));
    }
}
