package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;
import nl.kring.identity.AccountService;
import nl.kring.platform.ui.Says;

/** A good morning, and which day it is. */
@SpringComponent
class Greeting {
    private final AccountService accounts;
    private final Says says;
    private final Clock clock;

    Greeting(AccountService accounts, Says says, Clock clock) {
        this.accounts = accounts;
        this.says = says;
        this.clock = clock;
    }

    Div now(Locale locale) {
        var head = new Div();
        var today = new Paragraph(says.dateLine(says.today(), locale));
        today.addClassName("soft-voice");
        head.add(
                new H1(head.getTranslation(
                        key(LocalTime.now(clock)), accounts.me().firstName())),
                today);
        return head;
    }

    private static String key(LocalTime time) {
        return time.getHour() < 12
                ? "desk.greeting.morning"
                : time.getHour() < 18 ? "desk.greeting.afternoon" : "desk.greeting.evening";
    }
}
