package nl.kring.agenda.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.agenda.AppointmentView;
import nl.kring.agenda.AppointmentView.Mine;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Strong;

/** An appointment: when, what, where, who made it and who comes along; what changed is said, and nothing vanishes. */
class AppointmentCard extends Article {
    private final AppointmentView appointment;
    private final SaysWhen when;
    private final LocalDate drawn;
    private final boolean underDay;

    /** With what its reader can do. */
    AppointmentCard(AppointmentSheets sheets, CircleId circle, AppointmentView appointment, boolean underDay) {
        this(sheets.when, appointment, underDay);
        if (appointment.may().comeAlong()) {
            add(along(sheets, circle));
        }
        var foot = foot(sheets, circle);
        if (foot.getComponentCount() > 0) {
            add(foot);
        }
    }

    /** To read only, with its day. */
    AppointmentCard(SaysWhen when, AppointmentView appointment) {
        this(when, appointment, false);
    }

    private AppointmentCard(SaysWhen when, AppointmentView appointment, boolean underDay) {
        this.appointment = appointment;
        this.when = when;
        this.underDay = underDay;
        drawn = when.says.today();
        addClassNames("card", "post", "appointment");
        if (appointment.state() == State.ERASED) {
            add(line("post-erased", getTranslation("agenda.erased")));
        } else {
            if (!appointment.state().goesOn()) {
                addClassName("off");
            }
            words();
        }
    }

    private void words() {
        var agreed = appointment.agreed();
        var head = new Div(Icon.CALENDAR.create(), new Strong(moment()));
        head.addClassName("appointment-when");
        state().ifPresent(said -> {
            var tag = new Span(said);
            tag.addClassName("appointment-state");
            head.add(tag);
        });
        add(head, line("post-text", agreed.what()));
        if (!agreed.place().isEmpty()) {
            var place = new Div(Icon.MAP_PIN.create(), new Span(agreed.place()));
            place.addClassName("appointment-place");
            add(place);
        }
        if (agreed.ride()) {
            add(line("small", getTranslation("agenda.ride")));
        }
        coming().forEach(this::add);
        add(small(made()));
        appointment.reach().about().ifPresent(name -> add(small(getTranslation("about.only", name))));
        if (!appointment.reach().names().isEmpty()) {
            add(small(getTranslation(
                    "post.some", String.join(", ", appointment.reach().names()))));
        }
    }

    private String moment() {
        return underDay ? when.time(appointment.when(), getLocale()) : when.line(appointment.when(), getLocale());
    }

    private Optional<String> state() {
        return switch (appointment.state()) {
            case CHANGED -> Optional.of(getTranslation("agenda.changed"));
            case CANCELLED -> Optional.of(getTranslation("agenda.off"));
            case AGREED, ERASED -> Optional.empty();
        };
    }

    private String made() {
        if (appointment.own()) {
            return getTranslation("agenda.made.you");
        }
        return getTranslation(
                "agenda.made",
                appointment
                        .maker()
                        .map(CirclePerson::firstName)
                        .orElseGet(() -> getTranslation("timeline.formerMember")));
    }

    private List<Paragraph> coming() {
        return List.of(people("agenda.coming", appointment.coming()), people("agenda.asked", appointment.asked()))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Paragraph> people(String key, List<CirclePerson> people) {
        return Optional.of(people)
                .filter(some -> !some.isEmpty())
                .map(some -> line(
                        "appointment-people",
                        getTranslation(
                                key, some.stream().map(CirclePerson::firstName).collect(Collectors.joining(", ")))));
    }

    private static Paragraph line(String look, String words) {
        var line = new Paragraph(words);
        line.addClassName(look);
        return line;
    }

    private static Paragraph small(String words) {
        var line = line("small", words);
        line.addClassName("quiet");
        return line;
    }

    /** One tap, and who was asked can say no too. */
    private Div along(AppointmentSheets sheets, CircleId circle) {
        var choice = new Div();
        choice.addClassName("appointment-along");
        if (appointment.mine() != Mine.YES) {
            choice.add(answer("agenda.along.yes", sheets, circle, true));
        }
        if (appointment.mine() != Mine.NOTHING) {
            choice.add(answer("agenda.along.no", sheets, circle, false));
        }
        return choice;
    }

    private Button answer(String key, AppointmentSheets sheets, CircleId circle, boolean yes) {
        var words = getTranslation(key);
        Runnable act = () -> sheets.comesAlong(circle, appointment, yes);
        var button = yes ? Buttons.soft(words, act) : Buttons.line(words, act);
        button.setDisableOnClick(true);
        button.setAriaLabel(
                getTranslation("agenda.of", words, appointment.agreed().what()));
        return button;
    }

    private Div foot(AppointmentSheets sheets, CircleId circle) {
        var foot = new Div();
        foot.addClassName("post-foot");
        if (appointment.may().change()) {
            foot.add(Buttons.opens(
                    ChangeSheet.name(appointment), act("agenda.change", () -> sheets.change(circle, appointment))));
            foot.add(act("agenda.cancel", () -> sheets.cancel(circle, appointment, getLocale())));
        }
        if (appointment.may().erase()) {
            foot.add(act("timeline.erase", () -> sheets.erase(circle, appointment, getLocale())));
        }
        return foot;
    }

    private Button act(String key, Runnable work) {
        var words = getTranslation(key);
        var button = Buttons.text(words, work);
        button.setAriaLabel(
                getTranslation("agenda.of", words, appointment.agreed().what()));
        return button;
    }

    /** Whether this card says of an appointment what a new one would. */
    boolean shows(AppointmentView now) {
        return now.equals(appointment) && drawn.equals(when.says.today());
    }
}
