package nl.kring.timeline.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.ReceiptService;

/** Whether it is said what one saw; of who works here on which days one reads (R-C3). It is so at once, without a button. */
class ReadingCard extends Section {
    final Map<DayOfWeek, Pick> days = new EnumMap<>(DayOfWeek.class);
    private final ReceiptService receipts;

    ReadingCard(ReceiptService receipts, CircleView circle, Seat seat) {
        this.receipts = receipts;
        addClassNames("card", "stack");
        add(new Title(Tag.H2, getTranslation("reading")));
        if (seat.ring().equals(Optional.of(Ring.PROFESSIONALS))) {
            ownDays();
        } else {
            ownReceipts(seat);
        }
        receipts.days(circle.id()).stream()
                .map(who -> new Paragraph(DaysInWords.of(who, getLocale())))
                .forEach(this::add);
    }

    private void ownReceipts(Seat seat) {
        var leave = new Pick(getTranslation("receipt.leave"));
        leave.setValue(receipts.mine().receipts());
        leave.addValueChangeListener(now -> receipts.leaveReceipts(now.getValue()));
        add(
                leave,
                quiet(
                        seat.isResident() || seat.state() == CircleState.IN_MEMORIAM
                                ? getTranslation("receipt.leave.own")
                                : getTranslation("receipt.leave.how", seat.ownerName())),
                quiet(getTranslation("receipt.leave.all")));
    }

    private void ownDays() {
        var picks = new Div();
        picks.addClassName("picks");
        picks.getElement().setAttribute("role", "group");
        picks.getElement().setAttribute("aria-label", getTranslation("reading.ask"));
        var mine = receipts.mine().days();
        Stream.of(DayOfWeek.values()).forEach(day -> {
            var pick = new Pick(day.getDisplayName(TextStyle.FULL, getLocale()));
            pick.setValue(mine.contains(day));
            pick.addValueChangeListener(_ -> keep());
            days.put(day, pick);
            picks.add(pick);
        });
        add(new Paragraph(getTranslation("reading.ask")), picks, quiet(getTranslation("reading.how")));
    }

    private void keep() {
        receipts.readOn(days.entrySet().stream()
                .filter(day -> day.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private static Paragraph quiet(String words) {
        var quiet = new Paragraph(words);
        quiet.addClassNames("small", "quiet");
        return quiet;
    }
}
