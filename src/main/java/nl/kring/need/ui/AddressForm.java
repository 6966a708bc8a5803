package nl.kring.need.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Address;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Fields;
import nl.kring.tenant.Postcode;

/** Where somebody lives; says at the field what is missing or cannot be. */
class AddressForm extends Composite<Div> {
    final TextField street = field("need.address.street", Autocomplete.STREET_ADDRESS);
    final TextField postcode = field("need.address.postcode", Autocomplete.POSTAL_CODE);
    final TextField place = field("need.address.place", Autocomplete.ADDRESS_LEVEL2);

    AddressForm() {
        getContent().addClassName("stack");
        getContent().add(street, postcode, place);
    }

    private TextField field(String key, Autocomplete kind) {
        var field = new TextField(getTranslation(key));
        field.addClassName("wide");
        field.setMaxLength(120);
        field.setAutocomplete(kind);
        field.setManualValidation(true);
        return field;
    }

    /** The address, once it is complete and can exist. */
    Optional<Address> given() {
        var missing = Stream.of(place, postcode, street)
                .filter(field -> Fields.wrong(
                        field, Written.kept(field.getValue()).isEmpty(), getTranslation("need.address.missing")))
                .toList();
        return missing.isEmpty()
                ? code().map(code -> new Address(street.getValue(), code, place.getValue()))
                : Optional.empty();
    }

    private Optional<Postcode> code() {
        try {
            return Optional.of(new Postcode(postcode.getValue()));
        } catch (IllegalArgumentException nonsense) {
            Fields.wrong(postcode, true, getTranslation("need.address.postcode.wrong"));
            return Optional.empty();
        }
    }
}
