package nl.kring.identity.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewOrganisation;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.VerificationService;
import nl.kring.platform.Ids;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;

/** Writes down that an organisation asks to be trusted, and who there will decide who comes. */
class OrganisationSheet extends Sheet {
    final TextField name = field("organisation.name");
    final Options<OrganisationKind> kind = new Options<>(
            getTranslation("organisation.kind"),
            List.of(OrganisationKind.values()),
            one -> getTranslation("organisation.kind." + one));
    final TextField domain = field("organisation.domain");
    final TextField contactName = field("organisation.contactName");
    final EmailField contact = new EmailField(getTranslation("organisation.contactAddress"));
    private final OrganisationId id = new OrganisationId(Ids.next());
    private final VerificationService verification;
    private final Runnable changed;
    private final Button keep;

    OrganisationSheet(VerificationService verification, Runnable changed) {
        super("");
        this.verification = verification;
        this.changed = changed;
        title(getTranslation("organisation.add"));
        named("organisation");
        domain.setHelperText(getTranslation("organisation.domain.how"));
        contact.addClassName("wide");
        contact.setMaxLength(120);
        kind.setValue(OrganisationKind.PROVIDER);
        keep = Buttons.large(Buttons.primary(getTranslation("organisation.keep"), this::keep));
        keep.setDisableOnClick(true);
        ask(name, kind, domain, contactName, contact);
        act(keep);
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation(key));
        field.addClassName("wide");
        field.setMaxLength(80);
        return field;
    }

    private void keep() {
        given().filter(asked -> attempt(keep, () -> verification.add(asked))).ifPresent(_ -> {
            arrived();
            close();
            changed.run();
        });
        keep.setEnabled(true);
    }

    private Optional<NewOrganisation> given() {
        var named = says(name, Written.kept(name.getValue()).isEmpty(), "organisation.name.missing");
        var known = says(contactName, Written.kept(contactName.getValue()).isEmpty(), "organisation.firstName.missing");
        var reached = says(contact, nonsense(() -> new EmailAddress(contact.getValue())), "identity.address.wrong");
        var real = says(domain, nonsense(() -> asked("a@a.nl")), "organisation.domain.wrong");
        return named && known && reached && real ? Optional.of(asked(contact.getValue())) : Optional.empty();
    }

    private NewOrganisation asked(String address) {
        return new NewOrganisation(
                id,
                name.getValue(),
                Objects.requireNonNull(kind.getValue()),
                domain.getValue(),
                contactName.getValue(),
                new EmailAddress(address));
    }

    private static boolean nonsense(Runnable attempt) {
        try {
            attempt.run();
            return false;
        } catch (IllegalArgumentException nonsense) {
            return true;
        }
    }

    private boolean says(HasValidation field, boolean wrong, String key) {
        field.setErrorMessage(wrong ? getTranslation(key) : null);
        field.setInvalid(wrong);
        return !wrong;
    }
}
