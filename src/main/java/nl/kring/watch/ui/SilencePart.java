package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.watch.SilenceNow;
import nl.kring.watch.SilenceService;
import nl.kring.watch.SilenceView;

/** The agreed sign of life on "Hoe gaat het": what is agreed, one tap that all is well, and quiet time by plan. */
class SilencePart extends Div {
    /** One that did not come now: it stands first on the page. */
    final Part open = new Part();

    /** What is agreed, with what one taps each day: above the days that went by. That one may agree it stands here, below the plan. */
    final Part agreed = new Part();

    private final Part none = new Part();
    private Title title = new Title(Tag.H2);
    private final SilenceService silences;
    private final Says says;

    SilencePart(SilenceService silences, Says says) {
        this.silences = silences;
        this.says = says;
        addClassName("stack");
        add(none);
    }

    void show(CircleId circle) {
        var now = silences.current(circle);
        open.show(List.of(now), () -> now.map(it -> new SilenceCard(silences, circle, it)).stream());
        var view = silences.silence(circle);
        var stands = view.filter(it -> it.agreed().isPresent());
        agreed.show(List.of(stands, now.map(SilenceNow::id), says.today()), () -> stands.stream()
                .map(it -> card(circle, it, now.isPresent())));
        var may = view.filter(it -> it.agreed().isEmpty());
        none.show(List.of(may), () -> may.stream().map(it -> card(circle, it, false)));
    }

    /** It stands in another place now than where the sheet was opened. */
    private void settled(CircleId circle) {
        show(circle);
        title.focus();
    }

    private Section card(CircleId circle, SilenceView view, boolean isOpen) {
        var name = view.resident().firstName();
        title = new Title(
                Tag.H2, view.own() ? getTranslation("silence.title") : getTranslation("silence.title.of", name));
        var card = new Section(title);
        card.addClassNames("card", "stack-s", "silence-agreed");
        if (view.agreed().isEmpty()) {
            card.add(new Paragraph(
                    view.own() ? getTranslation("silence.none.own") : getTranslation("silence.none.of", name)));
            card.add(Buttons.line(
                    getTranslation("silence.agree"),
                    () -> new SilenceSheet(silences, circle, view.agreed(), () -> settled(circle)).open()));
            return card;
        }
        var rule = view.agreed().orElseThrow();
        card.add(new Paragraph(
                view.own()
                        ? getTranslation("silence.agreed.own", days(rule.days()), rule.before())
                        : getTranslation("silence.agreed.of", name, days(rule.days()), rule.before())));
        rule.quietUntil()
                .ifPresent(until -> card.add(new Note(
                        Icon.INFO,
                        getTranslation(
                                "silence.quiet.now",
                                says.dayAndTime(until, getLocale()),
                                rule.quietBy().orElse("")))));
        if (view.saidToday()) {
            card.add(new Note(
                    Icon.CHECK_CIRCLE,
                    view.own() ? getTranslation("silence.said.own") : getTranslation("silence.said.of", name)));
        } else if (!isOpen) {
            card.add(once(
                    view.own() ? getTranslation("silence.here") : getTranslation("silence.saw", name),
                    () -> silences.sign(circle)));
        }
        card.add(row(acts(circle, view, rule)));
        return card;
    }

    private List<Component> acts(CircleId circle, SilenceView view, SilenceView.Agreed rule) {
        var acts = new ArrayList<Component>();
        if (view.mayBeQuiet()) {
            acts.add(
                    rule.quietUntil().isPresent()
                            ? once(getTranslation("silence.quiet.end"), () -> silences.quiet(circle, Optional.empty()))
                            : Buttons.text(getTranslation("silence.quiet"), () -> new QuietSheet(silences, says, circle)
                                    .open()));
        }
        if (view.mayChange()) {
            acts.add(Buttons.text(
                    getTranslation("silence.change"),
                    () -> new SilenceSheet(silences, circle, view.agreed(), () -> settled(circle)).open()));
        }
        return acts;
    }

    private static Div row(List<Component> acts) {
        var row = new Div(acts.toArray(Component[]::new));
        row.addClassName("btn-row");
        row.setVisible(!acts.isEmpty());
        return row;
    }

    /** What was stopped meanwhile the bell takes away. */
    private Button once(String text, Runnable act) {
        var button = Buttons.needsConnection(Buttons.line(text, () -> {
            try {
                act.run();
            } catch (Refused | NotFound | NoRight gone) {
                agreed.removeAll();
            }
        }));
        button.setDisableOnClick(true);
        return button;
    }

    private String days(Set<DayOfWeek> days) {
        return days.size() == DayOfWeek.values().length
                ? getTranslation("silence.days.all")
                : getTranslation(
                        "silence.days.on",
                        Names.joined(
                                this,
                                Stream.of(DayOfWeek.values())
                                        .filter(days::contains)
                                        .map(day -> day.getDisplayName(TextStyle.FULL, getLocale()))
                                        .toList()));
    }
}
