package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.LogLine;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;

/** "Wie heeft gekeken?": the access log for the resident, newest first, a day at a time. */
@Route("circle/:circle/looked")
@PermitAll
class WhoLookedView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int AT_ONCE = 20;
    private static final int PAGES_AT_ONCE = 10;

    final Div days = new Div();
    private final Button more = Buttons.line(getTranslation("circle.log.more"), this::showMore);
    private final CircleService circles;
    private final Bells bells;
    private final Says says;
    private final String privacyContact;
    private final Optional<LogDoubts> doubts;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private List<LogLine> read = List.of();
    private int most = AT_ONCE;
    private boolean readToTheEnd;
    private boolean asks;

    WhoLookedView(
            CircleService circles,
            Bells bells,
            Says says,
            Optional<LogDoubts> doubts,
            @Value("${kring.privacy.contact}") String privacyContact) {
        this.doubts = doubts;
        this.circles = circles;
        this.bells = bells;
        this.says = says;
        this.privacyContact = privacyContact;
        addClassName("stack");
        days.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var intro = new Paragraph(getTranslation("circle.log.how"));
        intro.addClassName("soft-voice");
        var head = new Div(new H1(getTranslation("circle.log")), intro);
        head.addClassName("title");
        var back = new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"));
        removeAll();
        read = circles.whoLooked(circle, Optional.empty());
        add(back.button("text", "back"), head, notRight());
        doubts.map(here -> here.place(circle)).ifPresent(this::add);
        add(days);
        asks = doubts.filter(here -> here.isAnswered(circle)).isPresent();
        readOn();
        show();
    }

    /** What one can do oneself at once, and who answers, where the operator named somebody (R-M2). */
    private NativeDetails notRight() {
        var people =
                new Link(Icon.CIRCLE, getTranslation("circle.log.right.people"), CircleAddress.of(circle, "people"));
        var what = new Div(new Paragraph(getTranslation("circle.log.right.how")), people.button("line"));
        what.addClassName("stack-s");
        if (doubts.filter(here -> here.isAnswered(circle)).isPresent()) {
            what.add(new Paragraph(getTranslation("circle.log.right.ask")));
        } else if (!privacyContact.isBlank()) {
            what.add(new Paragraph(getTranslation("circle.log.right.mail", privacyContact)));
        }
        var details = new NativeDetails(getTranslation("circle.log.right"), what);
        details.addClassName("not-right");
        return details;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            read = joined(circles.whoLooked(circle, Optional.empty()), read);
            readToTheEnd = false;
            show();
        } catch (NotFound | NoRight gone) {
            removeAll();
        }
    }

    /** What came since before what was read already; only the newest if more came than one page holds. */
    private static List<LogLine> joined(List<LogLine> newest, List<LogLine> known) {
        if (known.isEmpty() || newest.getLast().n() > known.getFirst().n()) {
            return newest;
        }
        var last = known.getFirst().n();
        return Stream.concat(newest.stream().takeWhile(line -> line.n() > last), known.stream())
                .toList();
    }

    private void show() {
        var lines = SameTries.together(read);
        days.removeAll();
        if (lines.isEmpty()) {
            days.add(new EmptyState(
                    Icon.EYE.create(), getTranslation("circle.log.none"), getTranslation("circle.log.none.how")));
        }
        lines.stream()
                .limit(most)
                .collect(Collectors.groupingBy(SameTries::day, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::addDay);
        if (lines.size() > most || isOlder()) {
            days.add(more);
        }
    }

    private void showMore() {
        most += AT_ONCE;
        readOn();
        show();
        more.focus();
    }

    /** Tries that are repeated a hundred times are one line on the page: then more is read, but not without end. */
    private void readOn() {
        for (int page = 1;
                page < PAGES_AT_ONCE && isOlder() && SameTries.together(read).size() < most;
                page++) {
            var older = circles.whoLooked(circle, Optional.of(read.getLast().n()));
            readToTheEnd = older.isEmpty();
            read = Stream.concat(read.stream(), older.stream()).toList();
        }
    }

    private boolean isOlder() {
        return !readToTheEnd && !read.isEmpty() && read.getLast().n() > 1;
    }

    private void addDay(LocalDate day, List<SameTries> lines) {
        var title = new H2(says.dayLine(day, getLocale()));
        title.addClassName("day");
        var list = new UnorderedList();
        list.addClassNames("card", "log");
        lines.forEach(line -> list.add(logged(line)));
        days.add(title, list);
    }

    private LoggedLine logged(SameTries tries) {
        var line = new LoggedLine(tries, says);
        doubts.filter(_ -> asks)
                .flatMap(here -> here.act(circle, tries.line(), line.said(tries.line())))
                .ifPresent(line::with);
        return line;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.log");
    }
}
