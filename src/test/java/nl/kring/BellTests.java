package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.When;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Preset;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.AddressService;
import nl.kring.identity.WhyBack;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.task.NewTask;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.QuestionService;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ReactionService;
import nl.kring.timeline.TimelineService;
import nl.kring.watch.AlertService;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.DraftPart;
import nl.kring.watch.Hours;
import nl.kring.watch.LineService;
import nl.kring.watch.NewConsultation;
import nl.kring.watch.NewObservation;
import nl.kring.watch.NewPlan;
import nl.kring.watch.ObservationId;
import nl.kring.watch.Phase;
import nl.kring.watch.PlanService;
import nl.kring.watch.SignView;
import nl.kring.watch.WatchJobs;
import nl.kring.watch.WatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** R-C8: what a bell makes an open page show is what a fresh load shows, for every act and every kind of reader. */
class BellTests extends ViewTest {
    private static final boolean ALL = Boolean.getBoolean("kring.all");
    private static final Locale NL = Locale.of("nl");
    private static final String ANGRY = "Snel boos om iets kleins";
    private static final String SOUP = "De soep staat klaar";

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private RestService rests;

    @Autowired
    private AccountService accounts;

    @Autowired
    private AddressService addresses;

    @Autowired
    private WhoSeesService whoSees;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private EditingService editing;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private WatchJobs jobs;

    @Autowired
    private WatchService watch;

    @Autowired
    private PlanService making;

    @Autowired
    private LineService lines;

    @Autowired
    private AlertService alerts;

    @Autowired
    private ConsultationService together;

    @Autowired
    private MovingClock clock;

    @Autowired
    private ReactionService reactions;

    @Autowired
    private QuestionService questions;

    @Autowired
    private List<DueWork> due;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AppointmentService appointments;

    private final TaskId lift = new TaskId(Ids.next());
    private final AppointmentId dentist = new AppointmentId(Ids.next());
    private final UUID evening = Ids.next();
    private final PostId soup = new PostId(Ids.next());
    private PostId ladder = soup;
    private AccountId douwe;
    private AccountId rixt;
    private AccountId bauke;
    private AccountId sietske;
    private CircleId circle;

    /** What is told stands on the timeline alone. What somebody does comes last, after what has to be there first; a new act that rings a bell joins one of these lists. */
    private static Stream<Named<List<Consumer<BellTests>>>> words() {
        return Stream.of(
                act("tells", it -> it.tells("Morgen regent het", Topic.PRACTICAL)),
                act("tells of health", it -> it.tells("Hij slaapt slecht", Topic.HEALTH)),
                act("tells more than a window", it -> IntStream.range(0, 21)
                        .forEach(each -> it.tells("Nog iets " + each, Topic.PRACTICAL))),
                act("answers", BellTests::answers),
                act(
                        "says one word of it",
                        it -> People.run(
                                it.bauke, () -> it.reactions.react(it.circle, it.soup, Optional.of(Reaction.FINE)))),
                act("changes words", BellTests::edits),
                act("changes words later", BellTests::anHourLater, BellTests::edits),
                act("takes away", BellTests::erases),
                act("takes away what was answered", BellTests::answers, BellTests::erases),
                act("sees a sign", BellTests::sees),
                act("claims", BellTests::sees, BellTests::claims),
                act("asks to think along", BellTests::sees, BellTests::claims, BellTests::asksTogether),
                act("cannot now", BellTests::sees, BellTests::cannot),
                act("says that she saw it", BellTests::sees, it -> {
                    var alert = People.as(it.douwe, () -> it.alerts.current(it.circle))
                            .orElseThrow()
                            .id();
                    People.run(it.douwe, () -> it.alerts.seen(it.circle, alert, true));
                }));
    }

    /** On the page of the alert itself. */
    private static Stream<Named<List<Consumer<BellTests>>>> deciding() {
        return Stream.of(
                act("asks to decide together", BellTests::sees, BellTests::claims, BellTests::asksTogether),
                act(
                        "says what he thinks",
                        BellTests::sees,
                        BellTests::claims,
                        BellTests::asksTogether,
                        BellTests::saysTogether),
                act(
                        "writes what it became",
                        BellTests::sees,
                        BellTests::claims,
                        BellTests::asksTogether,
                        BellTests::saysTogether,
                        it -> People.run(
                                it.bauke,
                                () -> it.together.conclude(it.circle, it.evening, Optional.of(1), "Samen wandelen"))),
                act(
                        "stops health while they decide",
                        BellTests::sees,
                        BellTests::claims,
                        BellTests::asksTogether,
                        BellTests::stopsHealth));
    }

    private void asksTogether() {
        var alert = People.as(bauke, () -> alerts.current(circle)).orElseThrow().id();
        var asked = new NewConsultation(evening, "Wat doen we vanavond?", List.of("Samen wandelen", "Soep"), true);
        People.run(bauke, () -> together.ask(circle, alert, asked));
    }

    private void saysTogether() {
        People.run(bauke, () -> together.say(circle, evening, 1, "Dat hielp vorige keer"));
    }

    private static Stream<Named<List<Consumer<BellTests>>>> kinds() {
        return Stream.of(
                act("says how it goes", it -> it.tells("", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.NOT_WELL))),
                act("asks a question", BellTests::wonders),
                act("a question is left lying", BellTests::wonders, BellTests::threeDaysLater, BellTests::answers),
                act(
                        "says that it is answered",
                        BellTests::wonders,
                        BellTests::threeDaysLater,
                        it -> People.run(it.bauke, () -> it.questions.answered(it.circle, it.ladder))),
                act("something went well", BellTests::wentWell),
                act(
                        "a week after",
                        BellTests::wentWell,
                        it -> it.clock.forward(Duration.ofDays(8)),
                        BellTests::answers),
                act("a surprise", BellTests::surprises),
                act("shows a surprise", BellTests::surprises, BellTests::threeDaysLater, BellTests::showsSurprises));
    }

    private static Stream<Named<List<Consumer<BellTests>>>> whoIsHere() {
        return Stream.of(
                act("stops health", it -> it.tells("Hij slaapt slecht", Topic.HEALTH), BellTests::stopsHealth),
                act("stops health in an alert", BellTests::sees, BellTests::stopsHealth),
                act(
                        "allows health again",
                        BellTests::stopsHealth,
                        it -> People.run(it.douwe, () -> it.consents.allowHealth(it.circle, NL))),
                act("somebody joins", it -> it.people.seat(it.circle, it.people.person("Tjerk"), Ring.HELPERS)),
                act("is taken out", it -> People.run(it.douwe, () -> it.circles.remove(it.circle, it.bauke))),
                act("mail comes back", it -> it.comesBack(it.bauke)),
                act("leaves", it -> People.run(it.bauke, () -> it.circles.leave(it.circle))),
                act(
                        "another ring",
                        it -> People.run(it.douwe, () -> it.circles.moveTo(it.circle, it.sietske, Ring.INNER))),
                act(
                        "who sees what",
                        it -> it.tells("Hij slaapt slecht", Topic.HEALTH),
                        it -> People.run(it.douwe, () -> it.whoSees.choose(it.circle, Preset.OPEN))),
                act("rests for some days", it -> People.run(it.rixt, () -> it.rests.rest(it.circle, 3))),
                act(
                        "is back before it is over",
                        it -> People.run(it.rixt, () -> it.rests.rest(it.circle, 3)),
                        it -> People.run(it.rixt, () -> it.rests.end(it.circle))),
                act("asks who wants to be in the line", BellTests::asksForTheLine),
                act("says yes to the line", BellTests::asksForTheLine, it -> {
                    var asked = People.as(it.sietske, () -> it.lines.questions(it.circle))
                            .getFirst();
                    People.run(it.sietske, () -> it.lines.answer(it.circle, asked, true, false));
                }),
                act("closes", BellTests::closes),
                act("opens again", BellTests::closes, it -> People.run(it.douwe, () -> it.closing.reopen(it.circle))),
                act("said to have died", BellTests::died),
                act(
                        "a mistake",
                        BellTests::died,
                        it -> People.run(it.bauke, () -> it.farewell.mistake(it.circle, it.douwe))));
    }

    private static Stream<Named<List<Consumer<BellTests>>>> tasks() {
        return Stream.of(
                act("asks", BellTests::asks),
                act("proposes", BellTests::proposes),
                act(
                        "puts there",
                        BellTests::proposes,
                        it -> People.run(it.douwe, () -> it.tasks.place(it.circle, it.lift))),
                act(
                        "says no to what was proposed",
                        BellTests::proposes,
                        it -> People.run(it.douwe, () -> it.tasks.decline(it.circle, it.lift, "Ik fiets zelf"))),
                act("takes on", BellTests::asks, BellTests::takes),
                act(
                        "cannot this time",
                        BellTests::asks,
                        it -> People.run(it.rixt, () -> it.tasks.cannot(it.circle, it.lift))),
                act(
                        "hands back",
                        BellTests::asks,
                        BellTests::takes,
                        it -> People.run(it.sietske, () -> it.tasks.handBack(it.circle, it.lift))),
                act(
                        "is needed no more",
                        BellTests::asks,
                        it -> People.run(it.bauke, () -> it.tasks.withdraw(it.circle, it.lift))),
                act(
                        "says how it went",
                        BellTests::asks,
                        BellTests::takes,
                        it -> it.clock.forward(Duration.ofDays(2)),
                        it -> People.run(it.sietske, () -> it.tasks.say(it.circle, it.lift, true))));
    }

    private static Stream<Named<List<Consumer<BellTests>>>> agenda() {
        return Stream.of(
                act("agrees a day", BellTests::agrees),
                act(
                        "another hour",
                        BellTests::agrees,
                        it -> People.run(
                                it.bauke,
                                () -> it.appointments.change(it.circle, it.dentist, 0, it.at("11:30"), Set.of()))),
                act(
                        "calls off",
                        BellTests::agrees,
                        it -> People.run(it.bauke, () -> it.appointments.cancel(it.circle, it.dentist))),
                act(
                        "comes along",
                        BellTests::agrees,
                        it -> People.run(it.rixt, () -> it.appointments.comeAlong(it.circle, it.dentist))),
                act(
                        "takes an appointment away",
                        BellTests::agrees,
                        it -> People.run(it.bauke, () -> it.appointments.cancel(it.circle, it.dentist)),
                        it -> People.run(it.bauke, () -> it.appointments.erase(it.circle, it.dentist))));
    }

    private void asksForTheLine() {
        People.run(douwe, () -> making.begin(circle, ""));
        var draft = People.as(douwe, () -> making.draft(circle)).orElseThrow();
        var places = new java.util.ArrayList<>(draft.line().places());
        places.add(new DraftPart.Wanted(sietske, Hours.daily("08:00", "20:00"), false, false));
        People.run(douwe, () -> making.save(circle, draft.id(), draft.line(), new DraftPart.Line(places)));
        People.run(douwe, () -> lines.ask(circle, draft.id()));
    }

    private void comesBack(AccountId person) {
        people.job(() -> {
            accounts.provenAddress(person)
                    .ifPresent(address ->
                            addresses.cameBack(address, clock.instant().plusSeconds(1), WhyBack.NO_SUCH_ADDRESS));
            return true;
        });
    }

    @SafeVarargs
    private static Named<List<Consumer<BellTests>>> act(String name, Consumer<BellTests>... steps) {
        return Named.of(name, List.of(steps));
    }

    /** The resident, somebody near and a helper; where the page of one differs little from that of another, one of them reads it. */
    private static Stream<Arguments> each() {
        return Stream.of(
                        on(words(), "timeline", "douwe", "rixt", "sietske"),
                        on(deciding(), "alert", "douwe", "rixt"),
                        on(kinds(), "timeline", "douwe", "sietske"),
                        on(whoIsHere(), "timeline", "douwe", "rixt", "sietske"),
                        on(whoIsHere(), "people", "douwe", "sietske"),
                        on(tasks(), "timeline", "douwe", "sietske"),
                        on(tasks(), "tasks", "sietske"),
                        on(agenda(), "timeline", "douwe", "sietske"),
                        on(agenda(), "agenda", "rixt"))
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> on(Stream<Named<List<Consumer<BellTests>>>> acts, String page, String... readers) {
        // each act is heard by one of the readers in an ordinary run, another for each act, and by all with --all
        var act = new AtomicInteger();
        return acts.flatMap(one -> {
            var which = act.getAndIncrement() % readers.length;
            return IntStream.range(0, readers.length)
                    .filter(reader -> ALL || reader == which)
                    .mapToObj(reader -> Arguments.of(one, readers[reader], page));
        });
    }

    @BeforeEach
    void douwesCircle() {
        var tuesday = clock.instant()
                .atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                .with(LocalTime.of(15, 0));
        clock.forward(Duration.between(clock.instant(), tuesday.toInstant()));
        douwe = people.person("Douwe");
        rixt = people.person("Rixt");
        bauke = people.person("Bauke");
        sietske = people.person("Sietske");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, bauke, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
        people.job(() -> {
            jobs.approvePlan(circle, plan());
            return true;
        });
        People.run(bauke, () -> timeline.post(circle, new NewPost(soup, SOUP, Topic.PRACTICAL, Optional.empty())));
    }

    private NewPlan plan() {
        var awake = Hours.daily("07:30", "22:00");
        return new NewPlan(
                douwe,
                1,
                Optional.of(rixt),
                Optional.empty(),
                "Ik ben in de schuur.",
                List.of(new NewPlan.Sign(
                        Phase.ORANGE,
                        ANGRY,
                        Optional.empty(),
                        Optional.of("RADIO"),
                        Set.of(Ring.INNER),
                        Set.of(sietske))),
                List.of("Samen wandelen"),
                List.of("Vragen stellen"),
                List.of(),
                List.of(new NewPlan.Place(bauke, awake, false, false), new NewPlan.Place(rixt, awake, false, false)),
                List.of(),
                clock.instant().minus(Duration.ofDays(3)),
                clock.instant().plus(Duration.ofDays(100)));
    }

    private void tells(String text, Topic topic) {
        People.run(
                bauke, () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), text, topic, Optional.empty())));
    }

    private PostId tells(String text, Topic topic, PostKind kind) {
        var id = new PostId(Ids.next());
        var post = new NewPost(id, text, topic, Optional.empty(), Optional.empty(), Set.of(), kind);
        People.run(bauke, () -> timeline.post(circle, post));
        return id;
    }

    private void wonders() {
        ladder = tells("Wie heeft de ladder?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
    }

    private void wentWell() {
        tells("Honderd honden uitgelaten", Topic.FUN, new PostKind.Milestone());
    }

    private void surprises() {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(2);
        tells("Taart op zijn verjaardag", Topic.FUN, new PostKind.Surprise(day));
    }

    private void threeDaysLater() {
        clock.forward(Duration.ofDays(3));
    }

    private void showsSurprises() {
        due.stream()
                .filter(work -> work.name().equals("surprises"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private void answers() {
        People.run(bauke, () -> timeline.answer(circle, soup, new PostId(Ids.next()), "Ik kom ook"));
    }

    private void edits() {
        People.run(bauke, () -> editing.edit(circle, soup, SOUP, "De soep staat bij de deur"));
    }

    private void erases() {
        People.run(bauke, () -> erasing.erase(circle, soup));
    }

    private void anHourLater() {
        clock.forward(Duration.ofHours(1));
    }

    private void sees() {
        var signs = People.as(bauke, () -> watch.signsToTick(circle)).stream()
                .map(SignView::id)
                .collect(Collectors.toSet());
        People.run(
                bauke,
                () -> watch.observe(
                        circle,
                        new NewObservation(
                                new ObservationId(Ids.next()), signs, false, "Ik hoorde het", clock.instant(), true)));
    }

    private void claims() {
        var alert = People.as(bauke, () -> alerts.current(circle)).orElseThrow().id();
        People.run(bauke, () -> alerts.claim(circle, alert, Ids.next()));
    }

    private void cannot() {
        var alert = People.as(bauke, () -> alerts.current(circle)).orElseThrow().id();
        People.run(bauke, () -> alerts.cannot(circle, alert, Ids.next()));
    }

    private void asks() {
        asks(bauke);
    }

    private void proposes() {
        asks(sietske);
    }

    private void asks(AccountId who) {
        People.run(
                who,
                () -> tasks.ask(
                        circle,
                        new NewTask(
                                lift,
                                "Naar de markt",
                                new NewTask.When(clock.instant().plus(Duration.ofHours(26)), false),
                                Optional.of("Dokkum"),
                                Optional.empty(),
                                false,
                                false,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of())));
    }

    private void takes() {
        People.run(sietske, () -> tasks.take(circle, lift));
    }

    private void agrees() {
        People.run(
                bauke,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                dentist,
                                at("10:15"),
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(rixt),
                                Set.of())));
    }

    private Agreed at(String time) {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(3);
        var when = new When(day, Optional.of(LocalTime.parse(time)), Optional.empty());
        return new Agreed("Tandarts", "Dokkum", when, false);
    }

    private void stopsHealth() {
        People.run(douwe, () -> consents.stopHealth(circle, NL));
    }

    private void closes() {
        People.run(douwe, () -> closing.close(circle));
    }

    private void died() {
        People.run(bauke, () -> farewell.report(circle, douwe, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
    }

    @ParameterizedTest(name = "{0}, read by {1} on {2}")
    @MethodSource("each")
    void r_c8_what_a_bell_makes_a_page_show_is_what_a_fresh_load_shows(
            List<Consumer<BellTests>> steps, String reader, String page) {
        steps.subList(0, steps.size() - 1).forEach(step -> step.accept(this));
        open(reader, page);
        steps.getLast().accept(this);
        heard();
        var heard = shown();
        closeBrowser();
        openBrowser();
        open(reader, page);
        assertThat(heard).contains("Douwe").isEqualTo(shown());
    }

    private void open(String reader, String page) {
        signIn(
                switch (reader) {
                    case "douwe" -> douwe;
                    case "rixt" -> rixt;
                    default -> sietske;
                });
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
        MockVaadin.clientRoundtrip(false);
    }

    /** All there is on the page, without the numbers by which its parts know each other. */
    private static String shown() {
        return ((Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getLast())
                .getElement()
                .getOuterHTML()
                .replaceAll(" (id|for|name|popovertarget|aria-(labelledby|describedby|controls))=\"[^\"]*\"", "")
                // what is read aloud is of the moment in which it came
                .replaceAll("<span role=\"status\" class=\"visually-hidden\">[^<]*</span>", "")
                .replaceAll(">\\s*<", ">\n<");
    }
}
