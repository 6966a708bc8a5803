package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Seat;
import nl.kring.identity.DeviceService;
import nl.kring.identity.ui.LentDevice;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Title;
import org.springframework.core.annotation.Order;

/** "Samen kijken", below the people: on the resident's own screen, or on that of who sits beside the resident (R-C19). */
@org.springframework.stereotype.Component
@Order(62)
class HelperPart implements PeoplePart {
    private final HelperSessionService sessions;
    private final DeviceService devices;
    private final LentDevice device;

    HelperPart(HelperSessionService sessions, DeviceService devices, LentDevice device) {
        this.sessions = sessions;
        this.devices = devices;
        this.device = device;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        if (seat.kind() != Seat.Kind.RESIDENT) {
            return Optional.of(circle.residents())
                    .filter(_ -> canHelp(seat) && device.until().isEmpty())
                    .map(this::onMine);
        }
        return Optional.of(circle.id())
                .filter(_ -> seat.can(Act.LOOK_TOGETHER) && seat.helper().isEmpty())
                .map(sessions::helpers)
                .filter(helpers -> !helpers.isEmpty())
                .map(helpers -> card(new HelperCard(sessions, circle.id(), helpers)));
    }

    private static boolean canHelp(Seat seat) {
        return seat.age() != Age.CHILD && seat.recognised() && !seat.guest() && seat.state() == CircleState.ACTIVE;
    }

    /** The resident comes in on the screen of who helps, with a code that only the resident gets. */
    private Component onMine(List<CirclePerson> residents) {
        var ui = UI.getCurrent();
        var content = new ArrayList<Component>();
        content.add(new Paragraph(ui.getTranslation("lent.how")));
        if (!devices.staysSignedIn()) {
            content.add(new Paragraph(ui.getTranslation("lent.thenYou")));
        }
        residents.forEach(resident -> content.add(
                new Link(Icon.EYE, ui.getTranslation("lent.begin", resident.firstName()), LentDevice.SIGN_IN)
                        .button("line")));
        return card(content.toArray(Component[]::new));
    }

    private static Component card(Component... content) {
        var card = new Section(new Title(Tag.H2, UI.getCurrent().getTranslation("helper")));
        card.add(content);
        card.addClassNames("card", "stack");
        return card;
    }
}
