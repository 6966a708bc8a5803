package nl.kring.demo.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.identity.Recipient;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The post of a demo: text messages lie beside the mails, and are answered there. */
class DemoPostViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private NotifyService notify;

    @Autowired
    private List<DueWork> works;

    private void dispatch() {
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            works.stream()
                    .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                    .forEach(work -> Acting.asSystem("deliveries", work::doWhatIsDue));
        }
    }

    private static Article card(String words) {
        return _find(Article.class).stream()
                .filter(card -> card.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r_c7_aTextMessageLiesInThePostOfTheDemoAndIsAnsweredThere() {
        var number = "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        var words = "Hallo " + Ids.next();
        AccountId gea = people.job(() -> {
            var who = accounts.create(NewAccount.person("Gea"));
            accounts.reachBySms(who, number);
            notify.say(new Recipient("Gea", number, Texts.LANGUAGES.getFirst(), true), words, Ids.next(), words);
            return who;
        });
        dispatch();
        UI.getCurrent().navigate("demo/post");
        fill(_get(card(words), TextField.class), "STOP");
        _click(_get(card(words), Button.class));
        dispatch();
        assertThat(people.job(() -> accounts.recipient(gea))).isEmpty();
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("demo/post");
        assertThat(card("Je krijgt geen sms meer van Kring.").getElement().getTextRecursively())
                .contains(number);
    }
}
