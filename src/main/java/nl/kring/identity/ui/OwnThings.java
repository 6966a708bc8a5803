package nl.kring.identity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import nl.kring.identity.OrganisationService;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.context.annotation.Scope;

/** What is a person's own, at the foot of a page: where she works, her devices, the language, and the way out. */
@SpringComponent
@Scope("prototype")
public class OwnThings extends Div {
    private final OrganisationService organisations;

    OwnThings(OrganisationService organisations, LanguageLinks languages, SignOut signOut) {
        this.organisations = organisations;
        addClassName("own-things");
        add(new Link(Icon.KEY, getTranslation("device.title"), "apparaten").button("text"), languages, signOut);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (event.isInitialAttach() && !organisations.mine().isEmpty()) {
            addComponentAsFirst(
                    new Link(Icon.HOUSE, getTranslation("organisation.title"), "organisatie").button("text"));
        }
    }
}
