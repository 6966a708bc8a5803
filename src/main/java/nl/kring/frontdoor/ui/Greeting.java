package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;
import nl.kring.identity.AccountService;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;

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

    Title hello(Locale locale) {
        var hello = new Title(Tag.H1);
        hello.setText(
                hello.getTranslation(key(LocalTime.now(clock)), accounts.me().firstName()));
        return hello;
    }

    Paragraph today(Locale locale) {
        var today = new Paragraph(says.dateLine(says.today(), locale));
        today.addClassName("soft-voice");
        return today;
    }

    private static String key(LocalTime time) {
        return time.getHour() < 12
                ? "desk.greeting.morning"
                : time.getHour() < 18 ? "desk.greeting.afternoon" : "desk.greeting.evening";
    }
}
