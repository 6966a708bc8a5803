package nl.kring.demo.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;

/** The clock of a demo, which a visitor may move, forward only. */
@Route("demo/klok")
@AnonymousAllowed
class DemoClockView extends Main implements HasDynamicTitle {
    private final Paragraph now = new Paragraph();
    private final MovingClock clock;
    private final Says says;

    DemoClockView(MovingClock clock, Says says, @Value("${kring.demo}") boolean demo) {
        if (!demo) {
            throw new NotFound();
        }
        this.clock = clock;
        this.says = says;
        addClassName("start");
        now.addClassName("clock-now");
        now.getElement().setAttribute("role", "status");
        var steps = new Div(
                step("demo.clock.quarter", Duration.ofMinutes(15)),
                step("demo.clock.hour", Duration.ofHours(1)),
                step("demo.clock.four", Duration.ofHours(4)),
                step("demo.clock.day", Duration.ofDays(1)));
        steps.addClassName("btn-row");
        var page = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"),
                new H1(getTranslation("demo.clock")),
                new Paragraph(getTranslation("demo.clock.how")),
                now,
                steps);
        page.addClassName("stack");
        add(page);
        show();
    }

    private com.vaadin.flow.component.button.Button step(String key, Duration step) {
        return Buttons.line(getTranslation(key), () -> {
            clock.forward(step);
            show();
        });
    }

    private void show() {
        var at = clock.instant();
        now.setText(says.dateLine(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale()) + ", " + says.time(at));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("demo.clock");
    }
}
