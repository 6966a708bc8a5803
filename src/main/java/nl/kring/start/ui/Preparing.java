package nl.kring.start.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import nl.kring.circle.CircleView;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.start.BehalfView;

/** A circle before its resident's yes, for those who are in it: a phone list, how the yes can be given, and until when. */
class Preparing extends Div {
    private final Says says;

    /** @param prepares who began it: that one asks others, and hands over the code */
    Preparing(CircleView circle, BehalfView until, Says says, boolean prepares) {
        this.says = says;
        var name = circle.resident().firstName();
        addClassName("stack-l");
        add(
                head(circle, name, prepares),
                circle.frozen()
                        ? notice("behalf.frozen", day(until.erasesAt()))
                        : notice("behalf.until", name, day(until.freezesAt()), day(until.erasesAt())),
                new PhoneList(circle.residents(), circle.members()));
    }

    private Component head(CircleView circle, String name, boolean prepares) {
        var head = new Div(
                new Face(name, circle.resident().face(), Face.Size.L),
                new H1(getTranslation("behalf.waits", name)),
                new Paragraph(getTranslation(prepares ? "behalf.waits.how" : "behalf.waits.how.others", name)));
        head.addClassName("stack-s");
        return head;
    }

    private Notice notice(String key, Object... arguments) {
        return new Notice(Notice.Tone.CALM, Icon.CALENDAR, getTranslation(key, arguments));
    }

    private String day(Instant at) {
        return says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale());
    }
}
