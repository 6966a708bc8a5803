package nl.kring.identity.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import org.springframework.context.annotation.Scope;

/** Signing out on this device: the session ends, and the device is no longer known. */
@SpringComponent
@Scope("prototype")
public class SignOut extends Composite<Button> {
    private final AuthenticationContext authentication;

    SignOut(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    protected Button initContent() {
        var leave = Buttons.with(Icon.LEAVE, Buttons.text(getTranslation("identity.signOut"), authentication::logout));
        leave.getElement().setAttribute("data-forget", true);
        return leave;
    }
}
