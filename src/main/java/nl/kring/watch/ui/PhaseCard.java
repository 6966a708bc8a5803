package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import nl.kring.circle.CircleId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.watch.ObservationId;
import nl.kring.watch.OwnCall;
import nl.kring.watch.Phase;
import nl.kring.watch.PhaseService;
import nl.kring.watch.PhaseView;
import nl.kring.watch.WatchService;

/** How it goes now, and what the reader can say of it. */
class PhaseCard extends Section {
    /** @param settled takes the focus: the button that had it is gone then */
    PhaseCard(
            PhaseService phases,
            WatchService watch,
            Says says,
            CircleId circle,
            PhaseView phase,
            boolean resident,
            Runnable settled) {
        addClassNames("card", "stack");
        var heading = new H2(getTranslation("watch.now"));
        heading.addClassName("visually-hidden");
        add(heading, new Div(new PhaseBadge(phase.phase(), second(says, phase))));
        var acts = new Div();
        acts.addClassName("btn-row");
        if (phase.mayConfirm() && phase.provisional()) {
            acts.add(Buttons.soft(getTranslation("watch.confirm"), () -> {
                phases.confirm(circle);
                settled.run();
            }));
        }
        if (phase.quiet()) {
            add(new Note(Icon.CLOCK, getTranslation("watch.quietWeek")));
        }
        phase.said().ifPresent(said -> add(said(said)));
        if (phase.mayLower()) {
            acts.add(Buttons.line(
                    getTranslation(
                            phase.said().filter(said -> !said.own()).isPresent() ? "watch.better.too" : "watch.better"),
                    () -> new BetterSheet(phases, circle, phase, settled).open()));
        }
        if (resident && phase.phase().compareTo(Phase.ORANGE) < 0) {
            var id = new ObservationId(Ids.next());
            var ask = Buttons.heather(getTranslation("watch.ask"), () -> {
                watch.call(circle, id, OwnCall.ASKS_THE_CIRCLE);
                settled.run();
            });
            ask.setDisableOnClick(true);
            acts.add(Buttons.with(Icon.HAND, ask));
        }
        if (resident && phase.phase() != Phase.RED) {
            var id = new ObservationId(Ids.next());
            var wrong = Buttons.line(getTranslation("watch.wrong"), () -> {
                watch.call(circle, id, OwnCall.GOES_WRONG);
                settled.run();
            });
            wrong.setDisableOnClick(true);
            acts.add(wrong);
        }
        acts.setVisible(acts.getComponentCount() > 0);
        add(acts, new Note(Icon.PHONE, getTranslation("safety.112")));
    }

    /** What one of the two said, and that it waits for another. */
    private Component said(PhaseView.Said said) {
        var words = said.own()
                ? getTranslation("watch.said.own")
                : getTranslation("watch.said", said.by().firstName(), said.line());
        return new Note(Icon.CLOCK, words);
    }

    private String second(Says says, PhaseView phase) {
        if (phase.phase() == Phase.GREEN) {
            return "";
        }
        var since = says.since(phase.since(), getLocale());
        if (phase.stale()) {
            return getTranslation("watch.stale", since);
        }
        return phase.provisional() ? getTranslation("watch.provisional", since) : since;
    }
}
