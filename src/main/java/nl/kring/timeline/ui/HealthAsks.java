package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ConsentService;
import nl.kring.circle.HealthHeld;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.circle.ui.HeldList;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.ErasingService;

/** The resident said that nobody writes about her health any more: what becomes of what there is (AT-M1)? */
@org.springframework.stereotype.Component
class HealthAsks implements CircleAsks {
    private final ConsentService consents;
    private final ErasingService erasing;
    private final Bells bells;

    HealthAsks(ConsentService consents, ErasingService erasing, Bells bells) {
        this.consents = consents;
        this.erasing = erasing;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(consents, erasing, bells, circle);
    }

    /** How much it is about. */
    private static class Place extends AskedPlace<HealthHeld> {
        private final ConsentService consents;
        private final ErasingService erasing;

        Place(ConsentService consents, ErasingService erasing, Bells bells, CircleId circle) {
            super(bells, circle);
            this.consents = consents;
            this.erasing = erasing;
        }

        @Override
        protected List<HealthHeld> waiting() {
            return Stream.of(consents.healthToDecide(circle))
                    .filter(held -> !held.isNothing())
                    .toList();
        }

        @Override
        protected Section card(HealthHeld held) {
            var both = new Div(
                    Buttons.primary(
                            getTranslation("consent.health.keep"), () -> answer(() -> consents.keepHealth(circle))),
                    Buttons.line(getTranslation("consent.health.erase"), this::sure));
            both.addClassName("btn-row");
            var question = new Section(
                    new H2(getTranslation("consent.health.ask")),
                    new Paragraph(getTranslation("consent.health.only")),
                    HeldList.of(this, held),
                    both);
            question.addClassNames("card", "stack");
            return question;
        }

        private void sure() {
            var sheet = new Sheet(getTranslation("consent.health.sure"));
            var yes = Buttons.large(Buttons.primary(
                    getTranslation("consent.health.erase"),
                    () -> answer(() -> {
                        erasing.eraseHealth(circle);
                        sheet.close();
                    })));
            yes.setDisableOnClick(true);
            sheet.ask(new Paragraph(getTranslation("consent.health.sure.how")));
            sheet.act(yes, Buttons.text(getTranslation("timeline.erase.no"), sheet::close));
            sheet.open();
        }
    }
}
