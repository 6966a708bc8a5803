package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CalmScreen;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.Away;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.ui.CatchesUp.Line;
import org.springframework.core.annotation.Order;

/** "Sinds vrijdag": what came while somebody was away, in at most five lines. What comes after she came back joins it not, so that nothing jumps. */
@org.springframework.stereotype.Component
@Order(15)
class CatchUpOnTop implements TopOfTimeline {
    private static final int MOST = 5;
    private final CatchUpService catchUp;
    private final List<CatchesUp> kinds;
    private final CalmScreen calm;
    private final Says says;

    CatchUpOnTop(CatchUpService catchUp, List<CatchesUp> kinds, CalmScreen calm, Says says) {
        this.catchUp = catchUp;
        this.kinds = kinds;
        this.calm = calm;
        this.says = says;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var locale = UI.getCurrent().getLocale();
        return catchUp.away(circle).flatMap(away -> {
            var lines = kinds.stream()
                    .flatMap(kind -> kind.since(circle, away, locale).stream())
                    .limit(MOST)
                    .toList();
            return Optional.of(lines).filter(some -> !some.isEmpty()).map(_ -> before.filter(
                            there -> there instanceof Part part && part.lines.equals(lines))
                    .orElseGet(() -> new Part(circle, away, lines, locale)));
        });
    }

    private class Part extends Section {
        private final List<Line> lines;

        Part(CircleId circle, Away away, List<Line> lines, Locale locale) {
            this.lines = lines;
            addClassNames("card", "stack-s", "catch-up");
            var day = away.since().atZone(MovingClock.ZONE).toLocalDate();
            var list = new UnorderedList();
            lines.forEach(line -> list.add(new ListItem(line(line))));
            add(
                    new H2(getTranslation("catchUp.since", says.date(day, locale))),
                    list,
                    Buttons.with(Icon.CHECK, Buttons.line(getTranslation("catchUp.done"), () -> done(circle))));
        }

        /** One thing at a time leads nowhere else: it comes by itself. */
        private Component line(Line line) {
            return calm.isOn()
                    ? new Span(line.text())
                    : new Link(Icon.CHEVRON_RIGHT, line.text(), line.address()).anchor();
        }

        private void done(CircleId circle) {
            catchUp.done(circle);
            removeAll();
            removeClassNames("card", "catch-up");
            var said = new Title("p", getTranslation("catchUp.isDone"));
            add(said);
            said.focus(); // the button that had it is gone
        }
    }
}
