package nl.kring.farewell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.farewell.AfterwardsService;
import nl.kring.farewell.DeathView;
import nl.kring.farewell.FarewellService;
import nl.kring.farewell.ToTell;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** Above every page of a circle of which somebody said that its resident died: what that means, and what can still be said. */
@org.springframework.stereotype.Component
@Order(1)
class FarewellAsks implements CircleAsks {
    private final FarewellService farewell;
    private final AfterwardsService afterwards;
    private final Bells bells;
    private final Says says;

    FarewellAsks(FarewellService farewell, AfterwardsService afterwards, Bells bells, Says says) {
        this.farewell = farewell;
        this.afterwards = afterwards;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(farewell, afterwards, bells, says, circle);
    }

    /** Redrawn only when something else is said. */
    static class Place extends Div {
        private final FarewellService farewell;
        private final AfterwardsService afterwards;
        private final Bells bells;
        private final Says says;
        private final CircleId circle;
        private List<DeathView> shown = List.of();
        private List<ToTell> shownToTell = List.of();
        private boolean told;

        Place(FarewellService farewell, AfterwardsService afterwards, Bells bells, Says says, CircleId circle) {
            this.farewell = farewell;
            this.afterwards = afterwards;
            this.bells = bells;
            this.says = says;
            this.circle = circle;
            addClassName("stack");
        }

        @Override
        protected void onAttach(AttachEvent event) {
            bells.keepFresh(this, circle.value(), this::lookAgain);
        }

        private void lookAgain() {
            try {
                show(farewell.said(circle));
            } catch (NotFound gone) {
                show(List.of());
            }
        }

        private void show(List<DeathView> now) {
            var toTell = toTell(now);
            if (!now.equals(shown) || !toTell.equals(shownToTell)) {
                var cards = now.stream().map(said -> card(said, toTell)).toList();
                removeAll();
                cards.forEach(this::add);
                shown = now;
                shownToTell = toTell;
            }
        }

        private List<ToTell> toTell(List<DeathView> now) {
            return now.stream().anyMatch(said -> said.confirmed() && said.mayUndo() && !said.aboutMe())
                    ? afterwards.toTell(circle)
                    : List.of();
        }

        /** Stays open for who ticks one after the other. */
        private WhoKnows whoKnows(List<ToTell> toTell) {
            var list = new WhoKnows(afterwards, circle, toTell, this::lookAgain);
            list.setOpen(told);
            list.addToggleListener(toggled -> told = toggled.isOpened());
            return list;
        }

        private Section card(DeathView said, List<ToTell> toTell) {
            var card = new Section(new H2(title(said)));
            card.addClassNames("card", "stack", "farewell");
            if (said.aboutMe()) {
                card.add(new Paragraph(getTranslation("farewell.me.how")));
            } else if (!said.goesOnWith().isEmpty()) {
                card.add(new Paragraph(getTranslation("farewell.goesOn", said.goesOnWith())));
            } else if (said.confirmed()) {
                card.add(
                        new Paragraph(getTranslation("memoriam")),
                        new Paragraph(getTranslation("memoriam.how", said.name())));
                afterwards
                        .until(circle)
                        .ifPresent(day ->
                                card.add(new Paragraph(getTranslation("memoriam.until", says.date(day, getLocale())))));
                if (!toTell.isEmpty()) {
                    card.add(whoKnows(toTell));
                }
            } else {
                card.add(
                        new Paragraph(getTranslation(
                                said.office() ? "farewell.said.office" : "farewell.said",
                                said.reportedBy(),
                                said.name(),
                                day(said))),
                        new Paragraph(getTranslation("farewell.still")),
                        new Paragraph(getTranslation(said.mayConfirm() ? "farewell.isItSo" : "farewell.waits")));
            }
            card.add(acts(said));
            return card;
        }

        private String title(DeathView said) {
            if (said.aboutMe()) {
                return getTranslation("farewell.me");
            }
            return said.confirmed()
                    ? getTranslation("farewell.died", said.name(), day(said))
                    : getTranslation("farewell.quiet", said.name());
        }

        private String day(DeathView said) {
            return says.date(said.diedOn(), getLocale());
        }

        private Div acts(DeathView said) {
            var acts = new Div();
            acts.addClassName("btn-row");
            if (said.mayConfirm()) {
                acts.add(Buttons.primary(
                        getTranslation("farewell.yes", said.name()),
                        () -> say(() -> farewell.confirm(circle, said.resident()))));
            }
            if (said.mayUndo()) {
                var words = getTranslation("farewell.mistake");
                Runnable undo = () -> say(() -> farewell.mistake(circle, said.resident()));
                acts.add(said.confirmed() && !said.aboutMe() ? Buttons.text(words, undo) : Buttons.line(words, undo));
            }
            return acts;
        }

        /** What another said meanwhile is what stands there now. */
        private void say(Runnable word) {
            try {
                word.run();
            } catch (Refused | NoRight | NotFound saidMeanwhile) {
                shown = List.of();
            }
            lookAgain();
        }
    }
}
