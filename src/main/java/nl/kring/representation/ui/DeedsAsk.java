package nl.kring.representation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.DeedService;
import nl.kring.circle.DeedView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** What was done in the resident's name: she says whether she wants it, and reads why it was decided after her no (R-B13). */
@org.springframework.stereotype.Component
@Order(20)
class DeedsAsk implements CircleAsks {
    private final CircleService circles;
    private final DeedService deeds;
    private final Bells bells;
    private final Says says;
    private final Clock clock;

    DeedsAsk(CircleService circles, DeedService deeds, Bells bells, Says says, Clock clock) {
        this.circles = circles;
        this.deeds = deeds;
        this.bells = bells;
        this.says = says;
        this.clock = clock;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    /** Redrawn only when there is something else to say. */
    private class Place extends Div {
        private final CircleId circle;
        private List<?> shown = List.of();

        Place(CircleId circle) {
            this.circle = circle;
            addClassName("stack");
        }

        @Override
        protected void onAttach(AttachEvent event) {
            bells.keepFresh(this, circle.value(), this::lookAgain);
        }

        private void lookAgain() {
            try {
                var seat = circles.seat(circle);
                show(seat, seat.can(Act.SEE_ACCESS_LOG) ? deeds.open(circle) : List.of());
            } catch (NotFound gone) {
                shown = List.of();
                removeAll();
            }
        }

        private void show(Seat seat, List<DeedView> open) {
            var now = List.of(
                    seat.kind(), open, open.stream().map(this::maybeDecided).toList());
            if (!now.equals(shown)) {
                shown = now;
                removeAll();
                open.stream()
                        .flatMap(deed -> (seat.isResident() ? forResident(deed) : forSpeaker(seat, deed)).stream())
                        .forEach(this::add);
            }
        }

        private boolean maybeDecided(DeedView deed) {
            return deed.decideFrom()
                    .filter(from -> !from.isAfter(clock.instant()))
                    .isPresent();
        }

        private String what(String key, DeedView deed) {
            return getTranslation(
                    key + deed.kind(),
                    deed.by(),
                    deed.type()
                            .map(type -> getTranslation("speaks.type." + type))
                            .orElseGet(() -> getTranslation("speaks.formerly")),
                    deed.member(),
                    detail(deed));
        }

        private String detail(DeedView deed) {
            return switch (deed.kind()) {
                case ADMITTED, MOVED ->
                    deed.ring()
                            .map(ring -> getTranslation("circle.ring." + ring))
                            .orElse("");
                case TOPICS ->
                    deed.topics().stream()
                            .map(topic -> getTranslation("topic." + topic))
                            .collect(Collectors.joining(", "));
                case PRESET ->
                    deed.preset()
                            .map(preset -> getTranslation("sees.preset." + preset))
                            .orElse("");
            };
        }

        private String saidNo(Seat seat, DeedView deed) {
            return deed.member().isEmpty()
                    ? getTranslation("deed.no.said.all", seat.ownerName())
                    : getTranslation("deed.no.said", seat.ownerName(), deed.member());
        }

        private Optional<Section> forResident(DeedView deed) {
            if (!deed.answered()) {
                return Optional.of(card(
                        what("deed.done.", deed),
                        getTranslation("deed.done.how"),
                        Buttons.line(getTranslation("deed.no"), () -> sayNo(deed)),
                        Buttons.primary(getTranslation("deed.yes"), () -> answer(() -> deeds.yes(circle, deed.id())))));
            }
            return deed.reason()
                    .map(reason -> card(
                            what("deed.decided.", deed),
                            getTranslation("deed.reason.said", reason),
                            Buttons.primary(
                                    getTranslation("deed.read"), () -> answer(() -> deeds.read(circle, deed.id())))));
        }

        private Optional<Section> forSpeaker(Seat seat, DeedView deed) {
            return deed.decideFrom()
                    .filter(_ -> deed.reason().isEmpty() && seat.can(Act.DECIDE_ANYWAY))
                    .map(from -> maybeDecided(deed)
                            ? card(
                                    saidNo(seat, deed),
                                    getTranslation("deed.no.over", seat.ownerName()),
                                    Buttons.line(
                                            getTranslation("deed.decide"),
                                            () -> new DecideSheet(deeds, circle, deed, seat.ownerName()).open()))
                            : card(
                                    saidNo(seat, deed),
                                    getTranslation(
                                            "deed.no.until", says.dayAndTime(from, getLocale()), seat.ownerName())));
        }

        private Section card(String title, String how, Component... acts) {
            var card = new Section(new H2(title), new Paragraph(how));
            if (acts.length > 0) {
                var row = new Div(acts);
                row.addClassName("btn-row");
                card.add(row);
            }
            card.addClassNames("card", "stack", "deed");
            return card;
        }

        /** What she refused is undone; that is said where the question stood. */
        private void sayNo(DeedView deed) {
            answer(() -> deeds.no(circle, deed.id()));
            addComponentAsFirst(
                    new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, getTranslation("deed.no.done", deed.by())));
        }

        private void answer(Runnable work) {
            work.run();
            lookAgain();
        }
    }
}
