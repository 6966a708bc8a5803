package nl.kring.told.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.identity.OwnAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.told.MailService;

/** "Je mail komt niet aan": above every page, to that one person, but not on the page where it is mended. */
@org.springframework.stereotype.Component
class MailAsks implements CircleAsks {
    private static final String MENDED_AT = "/told";

    private final MailService mails;
    private final Bells bells;

    MailAsks(MailService mails, Bells bells) {
        this.mails = mails;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<OwnAddress> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected void onAttach(AttachEvent event) {
            super.onAttach(event);
            setVisible(!event.getUI().getActiveViewLocation().getPath().endsWith(MENDED_AT));
            Registration goesOn = event.getUI()
                    .addAfterNavigationListener(
                            there -> setVisible(!there.getLocation().getPath().endsWith(MENDED_AT)));
            addDetachListener(gone -> {
                gone.unregisterListener();
                goesOn.remove();
            });
        }

        @Override
        protected List<OwnAddress> waiting() {
            return mails.trouble(circle).stream().toList();
        }

        @Override
        protected Component card(OwnAddress own) {
            var strip = new Section(
                    new Note(Icon.MAIL, getTranslation("told.back.strip")),
                    new Link(Icon.PENCIL, getTranslation("told.back.look"), CircleAddress.of(circle, "told"))
                            .button("line"));
            strip.addClassNames("card", "stack");
            return strip;
        }
    }
}
