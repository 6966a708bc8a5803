package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import nl.kring.circle.CircleId;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
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

    private static class Place extends Div {
        private final ConsentService consents;
        private final ErasingService erasing;
        private final Bells bells;
        private final CircleId circle;
        private int shown;

        Place(ConsentService consents, ErasingService erasing, Bells bells, CircleId circle) {
            this.consents = consents;
            this.erasing = erasing;
            this.bells = bells;
            this.circle = circle;
            addClassName("stack");
        }

        @Override
        protected void onAttach(AttachEvent event) {
            bells.keepFresh(this, circle.value(), this::lookAgain);
        }

        private void lookAgain() {
            try {
                show(consents.healthToDecide(circle));
            } catch (NotFound gone) {
                show(0);
            }
        }

        private void show(int posts) {
            if (posts != shown) {
                shown = posts;
                removeAll();
                if (posts > 0) {
                    add(question(posts));
                }
            }
        }

        private Section question(int posts) {
            var both = new Div(
                    Buttons.primary(getTranslation("consent.health.keep"), this::keep),
                    Buttons.line(getTranslation("consent.health.erase"), () -> sure(posts)));
            both.addClassName("btn-row");
            var question = new Section(
                    new H2(getTranslation("consent.health.ask")),
                    new Paragraph(getTranslation("consent.health.how", posts)),
                    both);
            question.addClassNames("card", "stack");
            return question;
        }

        private void keep() {
            consents.healthIsDecided(circle);
            lookAgain();
        }

        private void sure(int posts) {
            var sheet = new Sheet(getTranslation("consent.health.sure", posts));
            var yes = Buttons.large(Buttons.primary(getTranslation("consent.health.erase"), () -> {
                erasing.eraseHealth(circle);
                sheet.close();
                lookAgain();
            }));
            yes.setDisableOnClick(true);
            sheet.ask(new Paragraph(getTranslation("consent.health.sure.how")));
            sheet.act(yes, Buttons.text(getTranslation("timeline.erase.no"), sheet::close));
            sheet.open();
        }
    }
}
