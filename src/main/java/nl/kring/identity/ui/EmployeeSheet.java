package nl.kring.identity.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewEmployee;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.OrganisationView;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;

/** Asks a colleague by mail, at the organisation's own mail domain. */
class EmployeeSheet extends Sheet {
    final TextField firstName = new TextField(getTranslation("organisation.firstName"));
    final TextField surname = new TextField(getTranslation("organisation.surname"));
    final EmailField address = new EmailField(getTranslation("organisation.address"));
    final Pick admin = new Pick(getTranslation("organisation.alsoDecides"));
    private final OrganisationService organisations;
    private final OrganisationView organisation;
    private final Runnable changed;
    private final Button send;

    EmployeeSheet(OrganisationService organisations, OrganisationView organisation, Runnable changed) {
        super("");
        this.organisations = organisations;
        this.organisation = organisation;
        this.changed = changed;
        title(getTranslation(organisation.volunteers() ? "organisation.invite.volunteer" : "organisation.invite"));
        named("employee");
        if (organisation.volunteers()) {
            address.setLabel(getTranslation("organisation.address.own"));
        }
        address.setHelperText(
                organisation.volunteers()
                        ? getTranslation("organisation.address.volunteer")
                        : getTranslation("organisation.address.how", organisation.domain()));
        firstName.setMaxLength(80);
        surname.setMaxLength(80);
        address.setMaxLength(120);
        java.util.List.of(firstName, surname, address).forEach(field -> field.addClassName("wide"));
        send = Buttons.large(Buttons.primary(getTranslation("organisation.send"), this::send));
        send.setDisableOnClick(true);
        ask(firstName, surname, address, admin, new Note(Icon.MAIL, getTranslation("organisation.send.how")));
        act(send);
    }

    private void send() {
        var name = Written.kept(firstName.getValue());
        var there = says(firstName, name.isEmpty(), "organisation.firstName.missing");
        address().ifPresent(mail -> {
            if (there && attempt(send, () -> organisations.invite(organisation.id(), employee(name, mail)))) {
                arrived();
                close();
                changed.run();
            }
        });
        send.setEnabled(true);
    }

    private NewEmployee employee(String name, EmailAddress mail) {
        return new NewEmployee(name, Optional.of(surname.getValue()), mail, Boolean.TRUE.equals(admin.getValue()));
    }

    private Optional<EmailAddress> address() {
        try {
            var mail = new EmailAddress(address.getValue());
            says(address, false, "identity.address.wrong");
            return Optional.of(mail);
        } catch (IllegalArgumentException nonsense) {
            says(address, true, "identity.address.wrong");
            return Optional.empty();
        }
    }

    private boolean says(HasValidation field, boolean wrong, String key) {
        field.setErrorMessage(wrong ? getTranslation(key) : null);
        field.setInvalid(wrong);
        return !wrong;
    }
}
