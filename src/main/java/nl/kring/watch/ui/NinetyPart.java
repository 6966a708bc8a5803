package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.platform.ui.Title;
import nl.kring.watch.NinetyDays;
import nl.kring.watch.NinetyDays.Happening;
import nl.kring.watch.NinetyDays.Spell;
import nl.kring.watch.Phase;

/** Ninety days at a glance, and one of them in words. Who wants a calm screen gets the day and the list, and no picture. */
class NinetyPart extends Div {
    private static final int NINETY = 90;

    final Title title = new Title(Tag.H2);
    final NinetyPicture picture = new NinetyPicture();
    final Button earlier;
    final Button later;
    final Part day = new Part();
    final NativeDetails list;
    private final Part listed = new Part();
    private final Part legend = new Part();
    private final Says says;
    private Optional<NinetyDays> shown = Optional.empty();
    private Optional<LocalDate> chosen = Optional.empty();

    NinetyPart(Says says, boolean calm) {
        this.says = says;
        earlier = Buttons.with(Icon.ARROW_LEFT, Buttons.text(getTranslation("ninety.earlier"), () -> step(false)));
        later = Buttons.with(Icon.ARROW_RIGHT, Buttons.text(getTranslation("ninety.later"), () -> step(true)));
        later.setIconAfterText(true);
        list = new NativeDetails(getTranslation("ninety.list"), listed);
        picture.onChoice(nr -> shown.ifPresent(days -> choose(days, days.first().plusDays(nr))));
        var bar = new Div(earlier, later);
        bar.addClassName("day-bar");
        day.setClassName("stack-s"); // no part of what is round it: it is read aloud as one
        day.getElement().setAttribute("aria-live", "polite");
        var card = new Section(title);
        card.addClassNames("card", "stack", "ninety-card");
        add(card);
        if (calm) {
            card.add(bar, day, list);
        } else {
            var one = new Section(bar, day);
            one.addClassNames("card", "stack", "ninety-day");
            card.add(picture, legend, list);
            add(one);
            addClassName("two");
        }
        addClassName("ninety");
        setVisible(false);
    }

    /** The day that was chosen stays, as long as it is there; else the last on which something happened. */
    void show(Optional<NinetyDays> now) {
        setVisible(now.isPresent());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        now.ifPresent(this::draw);
    }

    private void draw(NinetyDays days) {
        var words = words(days);
        title.setText(
                days.first().plusDays(NINETY - 1L).equals(days.last())
                        ? getTranslation("ninety.title")
                        : getTranslation("ninety.title.since", says.date(days.first(), getLocale())));
        picture.show(says, days, words);
        legend.show(List.of(days.resident(), days.own(), days.spells().isEmpty()), () -> Stream.of(legend(days)));
        listed.show(List.of(days, says.today()), () -> Stream.of(list(days, words)));
        var stays = chosen.filter(day -> !day.isBefore(days.first()) && !day.isAfter(days.last()));
        choose(
                days,
                stays.orElseGet(() ->
                        words.full().isEmpty() ? days.last() : words.full().getLast()));
    }

    private DayWords words(NinetyDays days) {
        return new DayWords(this, getLocale(), says, days);
    }

    private void choose(NinetyDays days, LocalDate date) {
        chosen = Optional.of(date);
        picture.choose(days, date);
        var words = words(days);
        mark(earlier, stops(days, words).lower(date) == null);
        mark(later, stops(days, words).higher(date) == null);
        var name = says.dayLine(date, getLocale());
        var spells = words.spells(date);
        var badges = spells.stream()
                .map(spell -> new Badge(spell.phase(), second(spell, date, spells.size() > 1)))
                .toList();
        var lines = words.on(date);
        // it is read aloud when it is drawn: only when it says something else
        day.show(List.of(name, badges, lines), () -> Stream.of(
                        Stream.of(new H3(name)),
                        badges.stream().map(badge -> new PhaseBadge(badge.phase(), badge.second())),
                        Stream.of(lines.isEmpty() ? nothing() : said(lines)))
                .flatMap(all -> all));
    }

    /** A phase of the day that is shown. */
    private record Badge(Phase phase, String second) {}

    private Paragraph nothing() {
        var nothing = new Paragraph(getTranslation("ninety.nothing"));
        nothing.addClassName("quiet");
        return nothing;
    }

    private static UnorderedList said(List<DayWords.Line> lines) {
        var said = new UnorderedList();
        said.addClassNames("said", "stack");
        lines.forEach(line -> said.add(item(line)));
        return said;
    }

    /** There is no more that way: it stays, so that the focus stays, and says so. */
    private static void mark(Button button, boolean end) {
        button.getElement().setAttribute("aria-disabled", end ? "true" : "false");
    }

    /** On which days one stops: those on which something happened, the first and today. */
    private static TreeSet<LocalDate> stops(NinetyDays days, DayWords words) {
        var stops = new TreeSet<>(words.full());
        stops.add(days.first());
        stops.add(days.last());
        return stops;
    }

    private void step(boolean on) {
        shown.ifPresent(days -> {
            var stops = stops(days, words(days));
            var from = chosen.orElse(days.last());
            Optional.ofNullable(on ? stops.higher(from) : stops.lower(from)).ifPresent(next -> choose(days, next));
        });
    }

    private String second(Spell spell, LocalDate date, boolean several) {
        if (spell.stale() && spell.goesOn() && date.equals(says.today())) {
            return getTranslation("ninety.stale.now");
        }
        if (!several) {
            return "";
        }
        return !spell.before() && DayWords.day(spell.from()).equals(date)
                ? getTranslation("ninety.at", says.time(spell.from()))
                : getTranslation("ninety.until", says.time(spell.until()));
    }

    private static ListItem item(DayWords.Line line) {
        var when = new Span(line.head());
        when.addClassName("when");
        var words = new Div(when);
        words.addClassName("words");
        line.words().forEach(one -> words.add(new Paragraph(one)));
        var face = line.face()
                .<Component>map(person -> new Face(person.firstName(), person.face(), Face.Size.S))
                .orElseGet(() -> new Span());
        return new ListItem(face, words);
    }

    private Div legend(NinetyDays days) {
        var all = new Div();
        all.addClassName("legend");
        all.add(key(
                "key-line",
                days.own()
                        ? getTranslation("ninety.line.own")
                        : getTranslation("ninety.line", days.resident().firstName())));
        if (!days.spells().isEmpty()) {
            all.add(key("key-dot", getTranslation("ninety.seen")));
            Stream.of(Phase.values()).forEach(phase -> {
                var word = new Span(PhaseBadge.icon(phase).create(), new Span(getTranslation("ninety.phase." + phase)));
                word.addClassName("phase-text-" + PhaseBadge.lower(phase));
                all.add(word);
            });
        }
        return all;
    }

    private static Span key(String name, String words) {
        var mark = new Span();
        mark.addClassNames("key", name);
        mark.getElement().setAttribute("aria-hidden", "true");
        return new Span(mark, new Span(words));
    }

    /** The same as the picture, for who would rather read or hear it. */
    private Div list(NinetyDays days, DayWords words) {
        var all = new Div();
        all.addClassName("stack");
        if (!days.spells().isEmpty()) {
            var spells = new OrderedList();
            spells.addClassNames("ninety-list", "stack-s");
            days.spells().forEach(spell -> spells.add(spell(days, words, spell)));
            all.add(new H3(getTranslation("ninety.list.phases")), spells);
        }
        if (!days.said().isEmpty()) {
            var said = new UnorderedList();
            said.addClassNames("ninety-list", "stack-s");
            days.said()
                    .forEach(one -> said.add(new ListItem(says.date(DayWords.day(one.at()), getLocale()) + ": "
                            + String.join(" ", words.said(one).words()))));
            all.add(
                    new H3(
                            days.own()
                                    ? getTranslation("ninety.list.said.own")
                                    : getTranslation(
                                            "ninety.list.said", days.resident().firstName())),
                    said);
        }
        return all;
    }

    private ListItem spell(NinetyDays days, DayWords words, Spell spell) {
        var item = new ListItem(new Strong(words.spell(spell)));
        var within = new UnorderedList();
        days.happenings().stream()
                .filter(one -> !one.at().isBefore(spell.from()) && one.at().isBefore(spell.until()))
                .filter(one ->
                        !(one instanceof Happening.Turned turned && turned.by().isEmpty())) // said above
                .map(words::line)
                .forEach(line -> within.add(new ListItem(says.date(DayWords.day(line.at()), getLocale()) + ", "
                        + line.head() + ": " + String.join(" ", line.words()))));
        if (within.getComponentCount() > 0) {
            item.add(within);
        }
        return item;
    }
}
