package nl.kring.circle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import nl.kring.identity.AccountService;
import org.springframework.stereotype.Component;

/** "Rustig scherm" (R-C22): whether the person at the screen wants one thing at a time; read once a visit. */
@Component
public class CalmScreen {
    private final AccountService accounts;

    CalmScreen(AccountService accounts) {
        this.accounts = accounts;
    }

    public boolean isOn() {
        var session = VaadinSession.getCurrent();
        if (!(session.getAttribute(CalmScreen.class.getName()) instanceof Boolean known)) {
            var wanted = accounts.wantsCalm();
            session.setAttribute(CalmScreen.class.getName(), wanted);
            return wanted;
        }
        return known;
    }

    /** From now on, on every device; where somebody is in already, from her next visit. */
    public void turn(boolean on) {
        accounts.wantCalm(on);
        VaadinSession.getCurrent().setAttribute(CalmScreen.class.getName(), on);
    }

    /** Nothing moves on any page of who wants that. */
    static void still(UI screen, boolean still) {
        screen.getElement().getClassList().set("calm", still);
    }
}
