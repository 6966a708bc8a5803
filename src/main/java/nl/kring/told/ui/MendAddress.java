package nl.kring.told.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import nl.kring.circle.CircleId;
import nl.kring.identity.OwnAddress;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.identity.ui.TypedAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.told.MailService;

/** The own address, at which mail came back: an address that works, six digits from it, done. */
class MendAddress extends Steps {
    final EmailField address = Fields.ownMail(getTranslation("identity.address"));
    private final MailService mails;
    private final CircleId circle;
    private final OwnAddress own;
    private final String since;

    MendAddress(MailService mails, CircleId circle, OwnAddress own, String since) {
        this.mails = mails;
        this.circle = circle;
        this.own = own;
        this.since = since;
        askAddress();
    }

    private void askAddress() {
        show(
                new Title(Tag.H2, getTranslation("told.back.title")),
                new Paragraph(getTranslation("told.back.since", own.shown(), since) + " "
                        + getTranslation("told.why." + own.why())),
                new Paragraph(getTranslation("told.back.how")),
                address,
                Buttons.large(Buttons.primary(getTranslation("told.back.code"), () -> attempt(this::askCode))));
    }

    private void askCode() {
        TypedAddress.in(address)
                .ifPresent(typed -> show(
                        new Title(Tag.H2, getTranslation("identity.sent")),
                        new CodeEntry(
                                getTranslation("first.sent", typed.value()),
                                () -> mails.askCode(circle, typed, getLocale(), Arriving.browser(), Arriving.remote()),
                                code -> mails.codeWaits(circle, code),
                                this::enter),
                        Buttons.text(getTranslation("first.back"), this::askAddress)));
    }

    private void enter(CodeEntry entry) {
        attempt(() -> {
            switch (mails.mend(circle, entry.code.getValue(), Arriving.browser(), Arriving.remote())) {
                case YES ->
                    show(
                            new Title(Tag.H2, getTranslation("told.back.done")),
                            new Notice(Notice.Tone.CALM, Icon.CHECK, getTranslation("told.back.done.how")));
                case WRONG_CODE -> entry.wrong("identity.code.wrong");
                case TOO_MANY -> entry.wrong("identity.tooMany");
            }
        });
    }
}
