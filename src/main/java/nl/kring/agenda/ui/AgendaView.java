package nl.kring.agenda.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentView;
import nl.kring.agenda.FeedService;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.ui.Children;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** "Agenda": what comes, by day; what was, for who asks. Live. */
@Route("circle/:circle/agenda")
@PermitAll
class AgendaView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    final Div coming = new Div();
    final Div past = new Div();
    final Button make;
    final Button more = Buttons.line(getTranslation("agenda.more"), this::more);
    final Button earlier = Buttons.line(getTranslation("agenda.earlier"), this::earlier);
    private final Map<UUID, AppointmentCard> drawn = new HashMap<>();
    private final AgendaService agenda;
    private final AppointmentSheets sheets;
    private final CircleService circles;
    private final Bells bells;
    private final FeedService feeds;
    private final String kring;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private int pages = 1;
    private int pagesBefore;

    AgendaView(
            AgendaService agenda,
            AppointmentSheets sheets,
            CircleService circles,
            Bells bells,
            FeedService feeds,
            @Value("${kring.url}") String kring) {
        this.agenda = agenda;
        this.sheets = sheets;
        this.circles = circles;
        this.bells = bells;
        this.feeds = feeds;
        this.kring = kring;
        make = Buttons.with(Icon.PLUS, Buttons.primary(getTranslation("agenda.make"), () -> sheets.make(circle)));
        addClassName("stack");
        coming.addClassName("stack");
        past.addClassName("stack");
        more.setVisible(false);
        add(new Title(Tag.H1, getTranslation("agenda")), make, coming, more, past, earlier);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        Buttons.opens(MakeSheet.name(circle), make);
        make.setVisible(circles.seat(circle).can(Act.MAKE_APPOINTMENT));
        agenda.coming(circle, Optional.empty());
        getChildren().filter(FeedPart.class::isInstance).toList().forEach(this::remove);
        if (circles.seat(circle).state() == CircleState.ACTIVE) {
            add(new FeedPart(feeds, sheets.when.says, kring, circle));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            make.setVisible(circles.seat(circle).can(Act.MAKE_APPOINTMENT));
            var comes = pages(pages, last -> agenda.coming(circle, last));
            var was = pages(pagesBefore, last -> agenda.earlier(circle, last));
            var now = new HashMap<UUID, AppointmentCard>();
            show(coming, comes, now);
            show(past, was, now);
            drawn.clear();
            drawn.putAll(now);
            more.setVisible(comes.size() == pages * AgendaService.PAGE);
            earlier.setVisible(was.size() == pagesBefore * AgendaService.PAGE);
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private static List<AppointmentView> pages(
            int pages, Function<Optional<AppointmentView>, List<AppointmentView>> read) {
        var all = new ArrayList<AppointmentView>();
        for (var page = 0; page < pages && all.size() == page * AgendaService.PAGE; page++) {
            all.addAll(read.apply(all.isEmpty() ? Optional.empty() : Optional.of(all.getLast())));
        }
        return all;
    }

    private void show(Div part, List<AppointmentView> appointments, Map<UUID, AppointmentCard> now) {
        var wanted = new ArrayList<Component>();
        @Nullable LocalDate day = null;
        for (var appointment : appointments) {
            var that = appointment.when().day();
            if (!that.equals(day)) {
                day = that;
                var line = new H2(sheets.when.says.dayLine(that, getLocale()));
                line.addClassName("day");
                wanted.add(line);
            }
            var card = card(appointment);
            now.put(appointment.id().value(), card);
            wanted.add(card);
        }
        if (wanted.isEmpty() && part.equals(coming)) {
            wanted.add(new EmptyState(
                    EmptyState.ripples(Icon.CALENDAR.create()),
                    getTranslation("agenda.none"),
                    getTranslation("agenda.none.how")));
        }
        Children.of(part, wanted);
    }

    private AppointmentCard card(AppointmentView appointment) {
        return Optional.ofNullable(drawn.get(appointment.id().value()))
                .filter(there -> there.shows(appointment))
                .orElseGet(() -> new AppointmentCard(sheets, circle, appointment, true));
    }

    private void more() {
        pages++;
        refresh();
    }

    private void earlier() {
        pagesBefore++;
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("agenda");
    }
}
