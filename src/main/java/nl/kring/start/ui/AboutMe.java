package nl.kring.start.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.ui.TypedAddress;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Steps;
import nl.kring.start.CardSeen;
import nl.kring.tenant.TenantView;

/** Who starts: a name to be called by, a mailbox, and the municipality where there is more than one. */
class AboutMe extends Div {
    final TextField name = Fields.kept("start:name", Fields.text(getTranslation("start.name"), 80));
    final EmailField address = Fields.kept("start:mail", Fields.ownMail(getTranslation("identity.address")));
    final Optional<Options<TenantView>> town;
    private final Paragraph how = new Paragraph(getTranslation("start.mail.how"));
    private final Button go;
    private final List<TenantView> towns;
    private final boolean known;
    private final Consumer<Me> next;

    /** @param known somebody who is signed in: name and mailbox are not asked again */
    AboutMe(Steps steps, List<TenantView> towns, boolean known, Consumer<Me> next) {
        this.towns = towns;
        this.known = known;
        this.next = next;
        town = Optional.of(towns)
                .filter(several -> several.size() > 1)
                .map(several -> new Options<>(getTranslation("start.town"), several, TenantView::name).asRows());
        name.setAutocomplete(Autocomplete.GIVEN_NAME);
        addClassName("stack");
        if (!known) {
            add(name, address, how);
        }
        town.ifPresent(this::add);
        go = Buttons.primary(
                getTranslation(known ? "identity.enterCode" : "start.sendCode"), () -> steps.attempt(this::go));
        add(Buttons.large(go));
    }

    /** With what a link knows; one that came by mail proved the mailbox, so no digits are promised. */
    void filledWith(CardSeen.Direct link) {
        name.setValue(link.firstName());
        address.setValue(link.address().value());
        if (link.mailed()) {
            how.setVisible(false);
            go.setText(getTranslation("identity.enterCode"));
        }
    }

    private void go() {
        var where = town.map(choice -> Optional.ofNullable(choice.getValue()))
                .orElseGet(() -> towns.stream().findFirst())
                .orElseThrow(() -> new Refused("start.town.missing"));
        if (known) {
            next.accept(new Me("", Optional.empty(), where));
            return;
        }
        var mail = TypedAddress.in(address);
        var nameless =
                Fields.wrong(name, Written.kept(name.getValue()).isEmpty(), getTranslation("start.name.missing"));
        if (!nameless) {
            mail.ifPresent(given -> next.accept(new Me(name.getValue(), mail, where)));
        }
    }

    /** Who starts, and where; without an address who is signed in. */
    record Me(String name, Optional<EmailAddress> address, TenantView town) {}
}
