package nl.kring.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.identity.Employee;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.OrganisationView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** One colleague: decides too or not, or does not work there any more, after what that does was read. */
class LeavingSheet extends Sheet {
    private final OrganisationService organisations;
    private final OrganisationView organisation;
    private final Employee employee;
    private final Runnable changed;

    LeavingSheet(
            OrganisationService organisations, OrganisationView organisation, Employee employee, Runnable changed) {
        super("");
        this.organisations = organisations;
        this.organisation = organisation;
        this.employee = employee;
        this.changed = changed;
        var name = employee.person().firstName();
        title(name);
        ask(
                new Paragraph(getTranslation("organisation.left.how", name)),
                new Note(Icon.INFO, getTranslation("organisation.left.note", name)));
        act(
                act(
                        getTranslation("organisation.left", name),
                        true,
                        () -> organisations.end(
                                organisation.id(), employee.person().id())),
                act(
                        getTranslation(
                                employee.admin() ? "organisation.decides.stop" : "organisation.decides.start", name),
                        false,
                        () -> organisations.decides(
                                organisation.id(), employee.person().id(), !employee.admin())));
        if (!organisation.volunteers()) {
            act(act(
                    getTranslation(
                            employee.verifier() ? "organisation.papers.stop" : "organisation.papers.start", name),
                    false,
                    () -> organisations.seesPapers(
                            organisation.id(), employee.person().id(), !employee.verifier())));
        }
        if (organisation.volunteers()) {
            var seen = employee.conductSeen().isPresent();
            act(act(
                    getTranslation(seen ? "organisation.conduct.stop" : "organisation.conduct.seen", name),
                    false,
                    () -> organisations.conduct(
                            organisation.id(), employee.person().id(), !seen)));
        }
    }

    private Button act(String words, boolean first, Runnable work) {
        var button = new Button[1];
        Runnable go = () -> {
            if (attempt(button[0], work)) {
                close();
                changed.run();
            }
        };
        button[0] = Buttons.large(first ? Buttons.primary(words, go) : Buttons.line(words, go));
        button[0].setDisableOnClick(true);
        return button[0];
    }
}
