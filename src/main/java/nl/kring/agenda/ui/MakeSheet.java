package nl.kring.agenda.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.TimelineService;
import nl.kring.timeline.ui.WhoReads;

/** "Maak een afspraak": what and when, who is asked along, and who will read it before it goes. */
class MakeSheet extends Sheet {
    final AgreedFields fields;
    final Options<Topic> topic;
    final WhoReads who;
    final Button send;
    final Map<AccountId, Pick> along = new LinkedHashMap<>();
    private final Div asked = new Div();
    private final AppointmentService appointments;
    private final CircleId circle;
    private final AccountId me;

    MakeSheet(CircleService circles, TimelineService timeline, AppointmentService appointments, CircleId circle) {
        super("");
        this.appointments = appointments;
        this.circle = circle;
        var seat = circles.seat(circle);
        me = seat.account();
        var mine = Stream.of(Topic.values()).filter(seat.topics()::contains).toList();
        named(name(circle));
        fields = new AgreedFields(name(circle));
        topic = new Options<>(getTranslation("timeline.topic"), mine, each -> getTranslation("topic." + each))
                .draft(name(circle) + ":topic");
        topic.setValue(mine.contains(Topic.AGENDA) ? Topic.AGENDA : mine.getFirst());
        who = new WhoReads(
                circles,
                timeline,
                circle,
                name(circle),
                () -> Objects.requireNonNull(topic.getValue()),
                this::showAsked);
        topic.addValueChangeListener(_ -> who.all());
        send = Buttons.large(Buttons.primary(getTranslation("agenda.make.send"), this::send));
        send.setDisableOnClick(true);
        asked.addClassName("stack");
        title(getTranslation("agenda.make"));
        ask(fields, topic, who.about(), asked);
        act(who, send);
        who.all();
    }

    static String name(CircleId circle) {
        return "appointment:" + circle.value();
    }

    /** Those who will read it; who was ticked stays so. */
    private void showAsked() {
        var before = chosen();
        along.clear();
        var picks = new Div();
        picks.addClassName("picks");
        who.people().forEach(person -> {
            var own = person.account().equals(me);
            var pick = new Pick(Icon.PEOPLE, own ? getTranslation("agenda.along.me") : person.firstName());
            pick.draft(name(circle) + ":along:" + person.account().value());
            pick.setValue(before.contains(person.account()));
            along.put(person.account(), pick);
            picks.add(pick);
        });
        asked.removeAll();
        asked.add(new H3(getTranslation("agenda.along.ask")), picks);
    }

    private Set<AccountId> chosen() {
        return along.entrySet().stream()
                .filter(one -> one.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void send() {
        finishHeeding(
                send,
                fields.what,
                meant -> appointments.make(
                        circle,
                        new NewAppointment(
                                new AppointmentId(command()),
                                fields.given(),
                                Objects.requireNonNull(topic.getValue()),
                                who.aboutWhom(),
                                who.only(),
                                chosen(),
                                meant)));
    }
}
