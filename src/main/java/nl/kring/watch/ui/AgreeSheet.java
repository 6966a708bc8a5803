package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertView;

/**
 * What will be done, by whom and before when; begins with what the plan says. Another than the owner said yes by telephone, or is asked here and says so
 * herself (R-D12).
 */
class AgreeSheet extends Sheet {
    private static final Duration SOON = Duration.ofHours(3);

    final DraftArea what;
    final Options<Optional<CirclePerson>> who;
    final Options<Boolean> said;
    final Input before = new Input();
    final Button agree;
    private final Note rests = new Note(Icon.CLOCK, getTranslation("alert.agree.rests"));
    private final AlertSheets sheets;
    private final AlertView alert;
    private final UUID question = Ids.next();

    AgreeSheet(AlertSheets sheets, Clock clock, AlertView alert) {
        this(
                sheets,
                clock,
                alert,
                "agree:" + alert.id().value(),
                alert.actions().stream().findFirst().orElse(""));
    }

    /** @param begins what it begins with, such as what was decided together */
    AgreeSheet(AlertSheets sheets, Clock clock, AlertView alert, String draft, String begins) {
        super("");
        this.sheets = sheets;
        this.alert = alert;
        what = new DraftArea(draft);
        what.setLabel(getTranslation("alert.agree.what"));
        what.setValue(begins);
        var others = Stream.concat(alert.canDo().stream(), alert.canTakeOver().stream())
                .distinct()
                .toList();
        who = new Options<>(
                        getTranslation("alert.agree.who"),
                        Stream.concat(
                                        Stream.of(Optional.<CirclePerson>empty()),
                                        others.stream().map(Optional::of))
                                .toList(),
                        one -> one.map(CirclePerson::firstName).orElseGet(() -> getTranslation("alert.agree.me")))
                .asRows();
        who.setValue(Optional.empty());
        who.setVisible(!others.isEmpty());
        said = new Options<>(
                        getTranslation("alert.agree.said"),
                        List.of(false, true),
                        yes -> getTranslation(yes ? "alert.agree.said.yes" : "alert.agree.said.ask"))
                .asRows();
        said.setValue(false);
        before.setType("datetime-local");
        before.setValue(clock.instant()
                .plus(SOON)
                .atZone(MovingClock.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString());
        var row = new NativeLabel();
        row.addClassName("field");
        row.add(new Span(getTranslation("alert.agree.before")), before);
        agree = Buttons.large(Buttons.primary(getTranslation("alert.agree.done"), this::agree));
        agree.setDisableOnClick(true);
        title(getTranslation("alert.agree"));
        ask(what, who, said, rests, row);
        act(agree);
        who.addValueChangeListener(_ -> choose());
        said.addValueChangeListener(_ -> choose());
        choose();
    }

    private Optional<CirclePerson> other() {
        return Objects.requireNonNull(who.getValue());
    }

    /** Who rests is not asked by Kring; one may telephone. */
    private void choose() {
        var mayAsk = other().filter(alert.canDo()::contains).isPresent();
        said.setVisible(mayAsk);
        rests.setVisible(other().isPresent() && !mayAsk);
        agree.setText(asks().map(person -> getTranslation("alert.agree.ask", person.firstName()))
                .orElseGet(() -> getTranslation("alert.agree.done")));
    }

    /** Whom it asks, who did not say yes yet. */
    private Optional<CirclePerson> asks() {
        return other().filter(alert.canDo()::contains).filter(_ -> !Objects.requireNonNull(said.getValue()));
    }

    private void agree() {
        finish(agree, what, () -> {
            var moment = moment();
            asks().ifPresentOrElse(
                            person -> sheets.actions()
                                    .ask(
                                            sheets.circle(),
                                            alert.id(),
                                            question,
                                            what.getValue(),
                                            person.account(),
                                            moment),
                            () -> sheets.alerts().agree(sheets.circle(), alert.id(), what.getValue(), doer(), moment));
        });
    }

    private AccountId doer() {
        return other().or(alert::owner).orElseThrow().account();
    }

    private Instant moment() {
        try {
            return LocalDateTime.parse(before.getValue())
                    .atZone(MovingClock.ZONE)
                    .toInstant();
        } catch (DateTimeParseException empty) {
            throw new Refused("alert.agreeWhat");
        }
    }
}
