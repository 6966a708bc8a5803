package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.CheckIn;
import nl.kring.watch.AlertView;
import nl.kring.watch.NinetyDays;
import nl.kring.watch.NinetyDays.Happening;
import nl.kring.watch.NinetyDays.Spell;
import nl.kring.watch.ObservationView;

/** What happened, in words: the same in the card of a day, in the list and for who hears the picture. */
class DayWords {
    private final Component speaker;
    private final Says says;
    private final NinetyDays days;
    private final Locale locale;

    DayWords(Component speaker, Locale locale, Says says, NinetyDays days) {
        this.speaker = speaker;
        this.locale = locale;
        this.says = says;
        this.days = days;
    }

    /**
     * One thing that happened.
     *
     * @param face whose face stands before it
     * @param head the time and who
     * @param words what was seen, said or agreed
     */
    record Line(Instant at, Optional<CirclePerson> face, String head, List<String> words) {}

    /** What happened on a day, the earliest first. */
    List<Line> on(LocalDate day) {
        return Stream.concat(
                        days.said().stream().map(this::said),
                        days.happenings().stream().map(this::line))
                .filter(line -> day(line.at()).equals(day))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    /** The days on which something happened. */
    List<LocalDate> full() {
        return Stream.concat(
                        days.said().stream().map(CheckIn::at),
                        days.happenings().stream().map(Happening::at))
                .map(DayWords::day)
                .distinct()
                .sorted()
                .toList();
    }

    /** The phases of a day, in their order. */
    List<Spell> spells(LocalDate day) {
        var from = day.atStartOfDay(MovingClock.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant();
        return days.spells().stream()
                .filter(spell -> spell.from().isBefore(until) && spell.until().isAfter(from))
                .toList();
    }

    static LocalDate day(Instant at) {
        return at.atZone(MovingClock.ZONE).toLocalDate();
    }

    /** A day in one sentence, for who hears the picture. */
    String ofDay(LocalDate day) {
        var phases = spells(day).stream()
                .map(spell -> text("ninety.phase." + spell.phase()))
                .toList();
        var said = days.said().stream()
                .filter(one -> day(one.at()).equals(day))
                .map(one -> head("said", "", Optional.of(days.resident())) + ": " + text("checkin." + one.face()));
        var seen = days.happenings().stream()
                .filter(one -> one instanceof Happening.Seen && day(one.at()).equals(day))
                .limit(1)
                .map(_ -> text("ninety.seen"));
        var words = new ArrayList<>(List.of(phases.isEmpty() ? text("ninety.none") : Names.joined(speaker, phases)));
        Stream.concat(seen, said).forEach(words::add);
        return says.date(day, locale) + ": " + String.join(". ", words);
    }

    /** From when until when, and why: "Van … tot …: het wordt minder, want …". */
    String spell(Spell spell) {
        var phase = text("ninety.phase." + spell.phase());
        var what = spell.because()
                .map(turned -> text("ninety.because", phase, because(turned)))
                .orElse(phase);
        var is = text("ninety.is", period(spell), what);
        return spell.stale() ? is + " " + text("ninety.stale") : is;
    }

    private String period(Spell spell) {
        if (spell.before()) {
            return spell.goesOn() ? text("ninety.all") : text("ninety.before", says.date(day(spell.until()), locale));
        }
        var from = says.date(day(spell.from()), locale);
        if (spell.goesOn()) {
            return text("ninety.since", from);
        }
        return day(spell.from()).equals(day(spell.until()))
                ? text("ninety.within", from, says.time(spell.from()), says.time(spell.until()))
                : text("ninety.from", from, says.date(day(spell.until()), locale));
    }

    private String because(Happening.Turned turned) {
        var name = days.resident().firstName();
        return switch (turned.rule()) {
            case "RESIDENT_SAYS_IT_GOES_WRONG", "RESIDENT_ASKS_THE_CIRCLE", "RESIDENT_FEELS_BAD" ->
                days.own() ? text("ninety.rule." + turned.rule() + ".own") : text("ninety.rule." + turned.rule(), name);
            case "LOWERED" ->
                turned.by()
                        .map(by -> isOwn(by)
                                ? text("ninety.rule.LOWERED.own")
                                : text("ninety.rule.LOWERED", by.firstName()))
                        .orElseGet(() -> text("ninety.rule.LOWERED.nobody"));
            default -> text("ninety.rule." + turned.rule());
        };
    }

    Line said(CheckIn one) {
        var words = new ArrayList<>(List.of(text("checkin." + one.face()) + "."));
        if (!one.text().isEmpty()) {
            words.add(one.text());
        }
        return new Line(
                one.at(),
                Optional.of(days.resident()),
                head("said", says.time(one.at()), Optional.of(days.resident())),
                words);
    }

    Line line(Happening happening) {
        var time = says.time(happening.at());
        return switch (happening) {
            case Happening.Seen(var seen) ->
                new Line(
                        happening.at(),
                        seen.observer(),
                        seen.call().isPresent()
                                ? head("said", time, seen.observer())
                                : head("saw", time, seen.observer()),
                        seen(seen));
            case Happening.Turned turned ->
                new Line(
                        turned.at(),
                        turned.by(),
                        turned.by().isPresent() ? head("says", time, turned.by()) : time,
                        words(
                                text("watch.phase." + turned.to()) + ".",
                                turned.by().isPresent() ? "" : text("ninety.why", because(turned)),
                                turned.line()));
            case Happening.Spoke spoke ->
                new Line(
                        spoke.at(),
                        spoke.by(),
                        head("says", time, spoke.by()),
                        words(text(spoke.better() ? "ninety.better" : "ninety.confirmed"), "", spoke.line()));
            case Happening.Took took ->
                new Line(
                        took.at(),
                        took.by(),
                        head("took", time, took.by()),
                        took.agreed().map(it -> agreed(it, took.at())).stream().toList());
            case Happening.Ended ended ->
                new Line(
                        ended.at(),
                        Optional.empty(),
                        time,
                        words(text("alert.outcome." + ended.outcome()), "", ended.line()));
            case Happening.Looked looked ->
                new Line(
                        looked.at(),
                        looked.by(),
                        head("looked", time, looked.by()),
                        Stream.of(
                                        said("lookBack.said.helped", looked.helped()),
                                        said("lookBack.said.otherwise", looked.otherwise()))
                                .flatMap(Optional::stream)
                                .toList());
        };
    }

    private Optional<String> said(String key, String words) {
        return Optional.of(words).filter(some -> !some.isEmpty()).map(some -> text(key, some));
    }

    private List<String> seen(ObservationView seen) {
        var words = new ArrayList<String>();
        seen.call().map(call -> text("watch.call." + call)).ifPresent(words::add);
        if (seen.good()) {
            words.add(text("ninety.good"));
        }
        seen.signs().forEach(sign -> words.add(sign.endsWith(".") ? sign : sign + "."));
        said("alert.quote", seen.text()).ifPresent(words::add);
        if (seen.worried()) {
            words.add(text(seen.own() ? "ninety.worried.own" : "ninety.worried"));
        }
        return words;
    }

    /** Before when: with the date where it was another day. */
    private String agreed(AlertView.Agreed agreed, Instant taken) {
        var time = says.time(agreed.before());
        var day = day(agreed.before());
        return text(
                "alert.agreed.what",
                agreed.doer().firstName(),
                agreed.what().endsWith(".")
                        ? agreed.what().substring(0, agreed.what().length() - 1)
                        : agreed.what(),
                day.equals(day(taken)) ? time : says.date(day, locale) + ", " + time);
    }

    private List<String> words(String what, String more, String quote) {
        return Stream.of(Optional.of(what), Optional.of(more), said("alert.quote", quote))
                .flatMap(Optional::stream)
                .filter(some -> !some.isEmpty())
                .toList();
    }

    private String head(String act, String time, Optional<CirclePerson> who) {
        var name = who.map(CirclePerson::firstName).orElseGet(() -> text("timeline.formerMember"));
        var own = who.filter(this::isOwn).isPresent();
        var words = own ? text("ninety." + act + ".own") : text("ninety." + act, name);
        return time.isEmpty() ? words : time + ", " + words;
    }

    private boolean isOwn(CirclePerson person) {
        return person.account().equals(days.reader());
    }

    private String text(String key, Object... arguments) {
        return speaker.getTranslation(key, arguments);
    }
}
