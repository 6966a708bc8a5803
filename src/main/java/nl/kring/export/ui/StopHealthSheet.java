package nl.kring.export.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.circle.CircleId;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ui.HeldList;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.ErasingService;

/** Stopping with health in two taps, and then in the same place: keep or erase what there is (AT-M1). Who closes it is asked above the page. */
class StopHealthSheet extends Sheet {
    private final ConsentService consents;
    private final ErasingService erasing;
    private final CircleId circle;

    StopHealthSheet(ConsentService consents, ErasingService erasing, CircleId circle) {
        super("");
        this.consents = consents;
        this.erasing = erasing;
        this.circle = circle;
    }

    /** First whether she is sure, and what follows. */
    StopHealthSheet sure() {
        title(getTranslation("consent.stop.sure.HEALTH"));
        ask(
                said(
                        "consent.stop.health.gone",
                        "consent.stop.health.plan",
                        "consent.stop.health.alert",
                        "consent.stop.health.red"),
                new Note(Icon.INFO, getTranslation("privacy.withdraw")));
        var yes = Buttons.large(Buttons.primary(getTranslation("consent.stop.yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> consents.stopHealth(circle, getLocale()))) {
                keepOrErase();
            }
        });
        act(yes, Buttons.text(getTranslation("consent.stop.no"), this::close));
        return this;
    }

    private UnorderedList said(String... keys) {
        var list = new UnorderedList();
        list.addClassName("held");
        for (var key : keys) {
            list.add(new ListItem(getTranslation(key)));
        }
        return list;
    }

    /** Then what becomes of it; nothing is asked where there is nothing, or of who only speaks for her. */
    StopHealthSheet keepOrErase() {
        var held = consents.healthToDecide(circle);
        if (held.isNothing()) {
            close();
            return this;
        }
        title(getTranslation("consent.health.ask"));
        ask(new Paragraph(getTranslation("consent.health.only")), HeldList.of(this, held));
        act(
                Buttons.large(Buttons.primary(getTranslation("consent.health.keep"), () -> {
                    consents.keepHealth(circle);
                    close();
                })),
                Buttons.large(Buttons.line(getTranslation("consent.health.erase"), this::sureToErase)));
        return this;
    }

    private void sureToErase() {
        title(getTranslation("consent.health.sure"));
        ask(new Paragraph(getTranslation("consent.health.sure.how")));
        var yes = Buttons.large(Buttons.primary(getTranslation("consent.health.erase"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> erasing.eraseHealth(circle))) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("timeline.erase.no"), this::close));
    }
}
