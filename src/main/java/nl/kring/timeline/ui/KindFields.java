package nl.kring.timeline.ui;

import com.vaadin.flow.component.ScrollIntoViewOption;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.QuestionService;

/** What kind of thing one tells, and what is asked for that kind only. An ordinary post is chosen already, and asks nothing. */
class KindFields extends Div {
    /** What somebody may tell. */
    enum What {
        UPDATE(Icon.MESSAGE),
        CHECK_IN(Icon.SMILE),
        QUESTION(Icon.QUESTION),
        MILESTONE(Icon.SUN),
        SURPRISE(Icon.EYE_OFF);

        private final Icon icon;

        What(Icon icon) {
            this.icon = icon;
        }

        Icon icon() {
            return icon;
        }

        private boolean isFor(Seat seat, CircleView circle) {
            return switch (this) {
                case UPDATE -> true;
                case CHECK_IN -> seat.can(Act.CHECK_IN) && seat.can(Act.POST, Topic.HEALTH) && circle.healthAllowed();
                case QUESTION -> seat.can(Act.ASK);
                case MILESTONE -> seat.can(Act.MILESTONE);
                case SURPRISE -> seat.can(Act.SURPRISE) && seat.can(Act.POST, Topic.FUN);
            };
        }
    }

    final Options<What> what;
    final Options<HowItGoes> face;
    final AskedWhom asked;
    final Input shows = new Input();
    private final NativeLabel day = new NativeLabel();
    private final Div details = new Div();

    KindFields(Seat seat, CircleView circle, QuestionService questions, Says says, String sheet, Runnable changed) {
        var today = says.today();
        var offered = Stream.of(What.values())
                .filter(each -> each.isFor(seat, circle))
                .toList();
        what = new Options<>(getTranslation("kind.what"), offered, each -> getTranslation("kind." + each))
                .pictured(What::icon)
                .draft(sheet + ":what");
        what.setValue(What.UPDATE);
        what.addClassName("kinds-to-pick");
        what.setVisible(offered.size() > 1);
        var asksHer = seat.isResident() && !circle.household();
        face = new Options<>(
                        asksHer ? getTranslation("checkin.ask") : getTranslation("checkin.ask.of", seat.ownerName()),
                        List.of(HowItGoes.values()),
                        each -> getTranslation("checkin." + each))
                .pictured(KindFields::icon)
                .draft(sheet + ":face");
        face.addClassName("faces-to-pick");
        asked = new AskedWhom(seat, circle, questions, says, sheet);
        shows.setType("date");
        shows.setValue(today.plusDays(1).toString());
        shows.getElement()
                .setAttribute("min", today.plusDays(1).toString())
                .setAttribute("max", today.plusDays(PostKind.Surprise.MOST_DAYS).toString())
                .setAttribute("data-draft", sheet + ":shows");
        shows.addValueChangeListener(_ -> changed.run());
        day.addClassName("field");
        day.add(new Span(getTranslation("surprise.when", circle.whose())), shows);
        details.addClassName("stack");
        addClassName("stack");
        add(what, details);
        what.addValueChangeListener(_ -> {
            showDetails();
            changed.run();
            bringInSight();
        });
        showDetails();
    }

    /** The drawing of a face; its word always stands beside it. */
    static Icon icon(HowItGoes face) {
        return Icon.valueOf("FACE_" + (face.ordinal() + 1));
    }

    What chosen() {
        return Objects.requireNonNullElse(what.getValue(), What.UPDATE);
    }

    private void showDetails() {
        details.removeAll();
        switch (chosen()) {
            case CHECK_IN -> details.add(face);
            case QUESTION -> details.add(asked);
            case SURPRISE -> details.add(day, small(getTranslation("surprise.how")));
            default -> {}
        }
        details.setVisible(details.getComponentCount() > 0);
    }

    /** On a telephone what is asked next lies below the edge of the sheet. */
    private void bringInSight() {
        if (details.isVisible()) {
            details.scrollIntoView(ScrollIntoViewOption.Block.NEAREST);
        }
    }

    static Paragraph small(String words) {
        var small = new Paragraph(words);
        small.addClassNames("small", "quiet");
        return small;
    }

    /** The topic that goes with what was chosen, if one does. */
    Optional<Topic> fixedTopic() {
        return switch (chosen()) {
            case CHECK_IN -> Optional.of(Topic.HEALTH);
            case SURPRISE -> Optional.of(Topic.FUN);
            default -> Optional.empty();
        };
    }

    /** The day on which a surprise shows itself, if a surprise was chosen and a day. */
    Optional<LocalDate> hiddenUntil() {
        return chosen() == What.SURPRISE ? date() : Optional.empty();
    }

    private Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(shows.getValue()));
        } catch (DateTimeException incomplete) {
            return Optional.empty();
        }
    }

    /** What was chosen; what is missing is said. */
    PostKind value() {
        return switch (chosen()) {
            case UPDATE -> PostKind.ORDINARY;
            case CHECK_IN ->
                new PostKind.CheckIn(
                        Optional.ofNullable(face.getValue()).orElseThrow(() -> new Refused("checkin.face")));
            case QUESTION -> new PostKind.Question(asked.asked());
            case MILESTONE -> new PostKind.Milestone();
            case SURPRISE -> new PostKind.Surprise(date().orElseThrow(() -> new Refused("surprise.day")));
        };
    }

    /** What the words are about, for this kind. */
    String label() {
        return getTranslation(chosen() == What.UPDATE ? "post.ask" : "post.ask." + chosen());
    }

    /** Everybody who can be asked something here, residents first. */
    static List<CirclePerson> others(Seat seat, CircleView circle) {
        var people = new ArrayList<>(circle.residents());
        circle.members().stream().filter(member -> !member.guest()).forEach(member -> people.add(member.person()));
        people.removeIf(person -> person.account().equals(seat.account()));
        return people;
    }
}
