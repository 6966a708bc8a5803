package nl.kring.export.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.YesHeard;
import nl.kring.export.BringService;
import nl.kring.export.ExportService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Ik neem mijn kring mee": what is in it first, then a yes; who reads along after that. */
class BringViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private BringService bring;

    @Autowired
    private ExportService exports;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    private AccountId jan;
    private AccountId bram;
    private CircleId there;
    private CircleId here;

    @BeforeEach
    void aCircleThereAndOneHere() {
        jan = people.person("Jan");
        bram = people.person("Bram");
        there = people.circle(people.tenant(), jan);
        here = people.circle(people.tenant(), jan);
        people.seat(there, bram, Ring.INNER);
        People.run(
                bram,
                () -> timeline.post(
                        there,
                        new NewPost(
                                new PostId(Ids.next()), "Wie brengt de krant?", Topic.PRACTICAL, Optional.empty())));
    }

    private byte[] file() {
        return People.as(jan, () -> {
            var out = new ByteArrayOutputStream();
            exports.take(there, Locale.of("nl")).writeTo(out);
            return out.toByteArray();
        });
    }

    private BringView opens() {
        signIn(jan);
        UI.getCurrent().navigate("circle/" + here.value() + "/bring");
        return _get(BringView.class);
    }

    private static void arrives(BringView view, byte[] file) {
        try {
            view.arrived(new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        view.received();
    }

    private static List<String> words() {
        return Stream.of(Title.class, H2.class, H3.class, ListItem.class, Paragraph.class, Span.class)
                .flatMap(type -> _find(type).stream())
                .map(part -> part.getElement().getTextRecursively())
                .toList();
    }

    private List<EntryView> window(AccountId person) {
        return People.as(person, () -> feed.window(here, Optional.empty()));
    }

    @Test
    void r_m9_sheReadsWhatIsInItBeforeAnythingComesIn() {
        var view = opens();
        arrives(view, file());
        assertThat(words())
                .contains("De kring van Jan")
                .anyMatch(line -> line.startsWith("1 bericht, van "))
                .anyMatch(line -> line.startsWith("Namen: Bram."))
                .anyMatch(line -> line.startsWith("Dit bestand komt uit deze Kring: Testdorp"))
                .anyMatch(line -> line.startsWith("Dit komt niet mee: je plan"));
        assertThat(window(jan)).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Neem dit mee")));
        assertThat(window(jan)).hasSize(1);
        assertThat(words())
                .contains("Er is 1 bericht meegenomen. Alleen jij leest het.", "In je tekening staan nu ook: Bram.")
                .contains("Praktisch: 1 bericht", "Alleen jij leest dit.");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("circle/" + here.value() + "/picture");
    }

    @Test
    void r_m9_theSameFileAgainSaysThatThereIsNothingToDo() {
        var file = file();
        var view = opens();
        arrives(view, file);
        _click(_get(Button.class, spec -> spec.withText("Neem dit mee")));
        arrives(view, file);
        assertThat(words()).contains("Dit bestand nam je al mee. Je hoeft niets te doen.");
        assertThat(_find(Button.class, spec -> spec.withText("Neem dit mee"))).isEmpty();
    }

    @Test
    void r_m9_aWrongFileIsOneSentenceAndTheNextOneWorks() {
        var view = opens();
        arrives(view, new byte[] {1, 2, 3});
        assertThat(words()).anyMatch(line -> line.startsWith("Dit is geen heel bestand uit Kring."));
        arrives(view, file());
        assertThat(words()).contains("De kring van Jan").noneMatch(line -> line.startsWith("Dit is geen heel"));
    }

    @Test
    void r_m9_whatIsTooLargeIsOneSentenceAndIsReadNoFurtherThanItMayCome() {
        var view = opens();
        var read = new AtomicLong();
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int many) {
                read.addAndGet(many);
                return many;
            }
        };
        try {
            view.arrived(endless);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertThat(read).hasValueLessThan(BringService.MOST_BYTES + (1L << 20));
        view.received();
        assertThat(words()).anyMatch(line -> line.contains("20 MB"));
        arrives(view, file());
        assertThat(words()).contains("De kring van Jan").noneMatch(line -> line.contains("20 MB"));
    }

    @Test
    void r_m9_whoReadsAlongIsNamedBeforeItIsSo() {
        var griet = people.person("Griet");
        people.seat(here, griet, Ring.INNER);
        var view = opens();
        arrives(view, file());
        _click(_get(Button.class, spec -> spec.withText("Neem dit mee")));
        assertThat(window(griet)).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Laat mijn kring dit ook lezen")));
        assertThat(words()).contains("Dan lezen dit ook: Griet.");
        assertThat(window(griet)).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Ja, laat ze dit lezen")));
        assertThat(window(griet)).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Weer alleen voor mij")));
        assertThat(window(griet)).isEmpty();
    }

    /** She begins in the new municipality: nobody joined yet, and her old circle is the first thing that she wants to see there. */
    @Test
    void r_m9_beforeAnybodyJoinedTheWayStandsBelowHerPicture() {
        var elsewhere = people.tenant();
        here = people.job(() ->
                circles.found(new NewCircle(elsewhere, CircleState.FORMING, "OWN", Preset.ORDINARY, List.of(jan))));
        signIn(jan);
        assertThatThrownBy(() -> People.as(jan, () -> bring.open(here, InputStream.nullInputStream())))
                .isInstanceOf(Refused.class)
                .hasMessage("bring.yesFirst");
        people.job(() -> {
            circles.confirm(here, jan, GivenYes.asked(true, Optional.of(false), Locale.of("nl")), YesHeard.OWN);
            return true;
        });
        UI.getCurrent().navigate("circle/" + here.value() + "/picture");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("circle/" + here.value() + "/bring");
        var view = opens();
        arrives(view, file());
        _click(_get(Button.class, spec -> spec.withText("Neem dit mee")));
        assertThat(words()).contains("Doet er straks iemand mee? Dan kies je hier wie dit ook leest.");
        assertThat(window(jan)).hasSize(1);
    }

    @Test
    void r_m9_aMemberDoesNotComeHere() {
        people.seat(here, bram, Ring.INNER);
        signIn(bram);
        UI.getCurrent().navigate("circle/" + here.value() + "/bring");
        assertThat(_find(BringView.class)).isEmpty();
    }
}
