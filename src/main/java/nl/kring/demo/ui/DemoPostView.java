package nl.kring.demo.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.regex.Pattern;
import nl.kring.notify.DemoPost;
import nl.kring.notify.NotifyService;
import nl.kring.notify.SmsDoor;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;

/** The mail that a demo does not send. */
@Route("demo/post")
@AnonymousAllowed
class DemoPostView extends Main implements HasDynamicTitle {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private final Says says;
    private final SmsDoor sms;

    DemoPostView(NotifyService notify, SmsDoor sms, Says says, @Value("${kring.demo}") boolean demo) {
        if (!demo) {
            throw new NotFound();
        }
        this.says = says;
        this.sms = sms;
        addClassName("start");
        var list = new Div();
        list.addClassName("stack");
        var letters = Acting.asSystem("demo", () -> notify.demoPost(50));
        letters.forEach(letter -> list.add(card(letter)));
        if (letters.isEmpty()) {
            list.add(new EmptyState(
                    Icon.MAIL.create(), getTranslation("demo.post.none"), getTranslation("demo.post.none.how")));
        }
        var page = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"),
                new H1(getTranslation("demo.post")),
                list);
        page.addClassName("stack");
        add(page);
    }

    private Article card(DemoPost letter) {
        var to = new Paragraph(getTranslation(
                "demo.post.to", letter.recipient(), letter.address(), says.moment(letter.sentAt(), getLocale())));
        to.addClassNames("small", "quiet");
        var card = new Article(new H2(letter.subject()), to);
        card.addClassNames("card", "post");
        letter.body().lines().filter(line -> !line.isBlank()).forEach(line -> card.add(line(line)));
        if (letter.address().startsWith("+")) {
            card.add(answer(letter));
        }
        return card;
    }

    /** A demo has no telephones: here one writes back as who got it. */
    private Div answer(DemoPost letter) {
        var words = new TextField(getTranslation("demo.post.answer"));
        words.setMaxLength(160);
        var said = new Paragraph();
        said.getElement().setAttribute("role", "status");
        var answer = new Div(
                words,
                Buttons.line(getTranslation("demo.post.send"), () -> {
                    Acting.asSystem("sms-in", () -> sms.inADemo(letter.address(), words.getValue()));
                    words.clear();
                    said.setText(getTranslation("demo.post.sent"));
                }),
                said);
        answer.addClassName("stack");
        return answer;
    }

    /** The one address in a letter can be followed here too. */
    private static Paragraph line(String line) {
        var address = ADDRESS.matcher(line);
        if (!address.find()) {
            return new Paragraph(line);
        }
        var link =
                new Anchor(address.group(), line.substring(0, address.start()).replaceAll(":\\s*$", ""));
        link.getElement().setAttribute("router-ignore", true);
        return new Paragraph(link);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("demo.post");
    }
}
