package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import nl.kring.circle.CircleId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import nl.kring.watch.LookBackService;

/** Asks who lived it and who took it up to look back (R-D18). */
class LookBackCard extends Composite<Section> {
    LookBackCard(LookBackService lookBack, Says says, CircleId circle, LookBackService.Asked asked, Runnable settled) {
        var day = says.date(asked.closed().atZone(MovingClock.ZONE).toLocalDate(), getLocale());
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("lookBack")),
                        new Paragraph(getTranslation("lookBack.why", day)),
                        Buttons.soft(
                                getTranslation("lookBack.do"),
                                () -> new LookBackSheet(lookBack, circle, asked, settled).open()));
    }
}
