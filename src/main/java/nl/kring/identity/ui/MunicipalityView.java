package nl.kring.identity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import nl.kring.identity.MunicipalityService;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;

/** What the municipality is called, and whether a fixed person or a team comes. */
@Route("desk/gemeente")
@RolesAllowed("STAFF_TENANT_ADMIN")
class MunicipalityView extends Div implements HasDynamicTitle {
    private static final int LONGEST = 80;

    final TextField name = field("office.name");
    final TextField label = field("office.label");
    final Options<Boolean> team = new Options<>(
            getTranslation("office.team"),
            List.of(false, true),
            one -> getTranslation(one ? "office.team.yes" : "office.team.no"));
    private final Div said = new Div();
    private final MunicipalityService municipality;

    MunicipalityView(MunicipalityService municipality, LanguageLinks languages, SignOut signOut) {
        this.municipality = municipality;
        addClassName("office");
        said.addClassName("stack-s");
        var now = municipality.mine();
        name.setValue(now.name());
        label.setValue(now.navigatorLabel());
        label.setHelperText(getTranslation("office.label.how"));
        team.setValue(now.team());
        var form = new Div(
                name,
                team.asRows(),
                label,
                said,
                Buttons.large(Buttons.primary(getTranslation("office.keep"), this::keep)));
        form.addClassNames("card", "stack");
        var foot = new Div(languages, signOut);
        foot.addClassName("desk-foot");
        add(new H1(getTranslation("office.title")), new Paragraph(getTranslation("office.how")), form, foot);
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation(key));
        field.addClassName("wide");
        field.setMaxLength(LONGEST);
        field.setManualValidation(true);
        return field;
    }

    private void keep() {
        said.removeAll();
        var labelled = there(label);
        if (there(name) && labelled) {
            try {
                municipality.describe(
                        Written.kept(name.getValue(), LONGEST),
                        Boolean.TRUE.equals(team.getValue()),
                        Written.kept(label.getValue(), LONGEST));
                said.add(
                        new Notice(Notice.Tone.CALM, Icon.CHECK_CIRCLE, getTranslation("office.kept")),
                        new Link(Icon.HOUSE, getTranslation("organisation.desk"), "desk/organisaties").button("line"));
            } catch (Refused refused) {
                said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
            }
        }
    }

    private boolean there(TextField field) {
        var missing = Written.kept(field.getValue()).isEmpty();
        field.setErrorMessage(missing ? getTranslation("first.missing") : null);
        field.setInvalid(missing);
        return !missing;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("office.title");
    }
}
