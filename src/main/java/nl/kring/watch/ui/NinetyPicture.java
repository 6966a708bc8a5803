package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.HowItGoes;
import nl.kring.watch.NinetyDays;
import nl.kring.watch.NinetyDays.Happening;

/** The days drawn from side to side, with a slider over them for the keyboard. A picture: what it shows stands as a list beside it. */
@Tag("kring-ninety")
@JsModule("./kring-ninety.ts")
class NinetyPicture extends Component {
    private static final double HOURS = 24;
    private static final int MINUTES = 60;
    private static final int A_MOMENT = 200;

    private IntConsumer heard = _ -> {};

    /** @param name on the flag; said: of that day, to who hears it */
    record Day(String name, String said) {}

    private record Spell(double from, double until, String phase, boolean stale) {}

    private record Said(double at, int face) {}

    private record Month(double at, String name) {}

    private record Words(String choose, String now, String none, List<String> faces) {}

    /** @param words what is said of each day */
    void show(Says says, NinetyDays days, DayWords words) {
        var count = (int) ChronoUnit.DAYS.between(days.first(), days.last()) + 1;
        var all = IntStream.range(0, count)
                .mapToObj(nr -> days.first().plusDays(nr))
                .toList();
        getElement()
                .setPropertyList(
                        "days",
                        all.stream()
                                .map(day -> new Day(says.dayAndMonth(day, getLocale()), words.ofDay(day)))
                                .toList());
        getElement()
                .setPropertyList(
                        "spells",
                        days.spells().stream()
                                .map(spell -> new Spell(
                                        at(days, spell.from()),
                                        spell.goesOn() ? count : at(days, spell.until()),
                                        PhaseBadge.lower(spell.phase()),
                                        spell.stale()))
                                .toList());
        getElement()
                .setPropertyList(
                        "said",
                        days.said().stream()
                                .map(one ->
                                        new Said(at(days, one.at()), one.face().ordinal() + 1))
                                .toList());
        getElement()
                .setPropertyList(
                        "seen",
                        days.happenings().stream()
                                .filter(Happening.Seen.class::isInstance)
                                .map(one -> at(days, one.at()))
                                .toList());
        getElement()
                .setPropertyList(
                        "months",
                        IntStream.range(0, count)
                                .filter(nr -> nr == 0 || all.get(nr).getDayOfMonth() == 1)
                                .mapToObj(nr -> new Month(nr, says.month(all.get(nr), getLocale())))
                                .toList());
        getElement()
                .setPropertyBean(
                        "words",
                        new Words(
                                getTranslation("ninety.choose"),
                                getTranslation("ninety.now"),
                                getTranslation("ninety.none"),
                                Stream.of(HowItGoes.values())
                                        .map(face -> getTranslation("checkin." + face))
                                        .toList()));
    }

    void choose(NinetyDays days, LocalDate day) {
        getElement().setProperty("chosen", (double) ChronoUnit.DAYS.between(days.first(), day));
    }

    /** In days since the first, by the clock on the wall: a day of 23 hours is as wide as another. */
    static double at(NinetyDays days, Instant at) {
        var there = at.atZone(MovingClock.ZONE);
        return ChronoUnit.DAYS.between(days.first(), there.toLocalDate())
                + (there.getHour() + there.getMinute() / (double) MINUTES) / HOURS;
    }

    /** A day was tapped or slid to; of a slide the last. What the browser shows is known here then, and never sent back. */
    void onChoice(IntConsumer heard) {
        this.heard = heard;
        getElement()
                .addPropertyChangeListener("chosen", "day-chosen", change -> {
                    if (change.isUserOriginated()) {
                        heard.accept((int) getElement().getProperty("chosen", 0.0));
                    }
                })
                .debounce(A_MOMENT);
    }

    /** As a tap does. */
    void tap(int day) {
        getElement().setProperty("chosen", (double) day);
        heard.accept(day);
    }
}
