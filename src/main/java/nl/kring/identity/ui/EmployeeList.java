package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.Employee;
import nl.kring.identity.InvitedEmployee;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.OrganisationView;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** Who works for one organisation, who was asked, and the way to ask somebody. */
class EmployeeList extends Div {
    private final OrganisationService organisations;
    private final OrganisationView organisation;
    private final Says says;
    private final Runnable changed;

    EmployeeList(OrganisationService organisations, OrganisationView organisation, Says says, Runnable changed) {
        this.organisations = organisations;
        this.says = says;
        this.organisation = organisation;
        this.changed = changed;
        addClassName("stack");
        add(Buttons.with(
                Icon.PLUS,
                Buttons.opens(
                        "employee",
                        Buttons.primary(
                                getTranslation(
                                        organisation.volunteers()
                                                ? "organisation.invite.volunteer"
                                                : "organisation.invite"),
                                () -> new EmployeeSheet(organisations, organisation, changed).open()))));
        list(
                "organisation.here",
                organisations.employees(organisation.id()).stream()
                        .map(this::line)
                        .toList());
        var invited = organisations.invited(organisation.id());
        if (!invited.isEmpty()) {
            list("organisation.asked", invited.stream().map(this::line).toList());
        }
    }

    private void list(String key, java.util.List<Component> lines) {
        var card = new Div(new H2(getTranslation(key)));
        card.addClassNames("card", "stack");
        lines.forEach(card::add);
        add(card);
    }

    private Component line(Employee employee) {
        var person = employee.person();
        var name = person.surname().map(last -> person.firstName() + " " + last).orElse(person.firstName());
        return row(
                new PersonLine(new Face(name, person.face(), Face.Size.M), name, below(employee)),
                Buttons.line(
                        getTranslation("organisation.change"),
                        () -> new LeavingSheet(organisations, organisation, employee, changed).open()));
    }

    private String below(Employee employee) {
        var conduct = employee
                .conductSeen()
                .map(seen -> getTranslation(
                        "organisation.conduct.since",
                        says.date(LocalDate.ofInstant(seen, MovingClock.ZONE), getLocale())))
                .or(() -> Optional.of(getTranslation("organisation.conduct.none")))
                .filter(_ -> organisation.volunteers())
                .stream();
        var decides = Stream.concat(
                        Stream.of("organisation.decides").filter(_ -> employee.admin()),
                        Stream.of("organisation.papers").filter(_ -> employee.verifier()))
                .map(this::getTranslation);
        return Stream.concat(decides, conduct).collect(Collectors.joining(" · "));
    }

    private Component line(InvitedEmployee asked) {
        return row(
                new PersonLine(
                        new Face(asked.firstName(), Optional.empty(), Face.Size.M), asked.firstName(), asked.address()),
                Buttons.line(getTranslation("organisation.takeBack"), () -> {
                    organisations.takeBack(organisation.id(), asked.id());
                    changed.run();
                }));
    }

    private static Div row(Component who, Component act) {
        var row = new Div(who, act);
        row.addClassName("employee");
        return row;
    }
}
