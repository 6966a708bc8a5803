package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.identity.OwnNumber;
import nl.kring.identity.PhoneNumber;
import nl.kring.identity.TextsFor;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.told.PhoneService;

/** "Per sms": a number, six digits from it, done; and what comes there, a word to try it, and the way to be rid of it (R-C7). */
class ByPhone extends Steps {
    private static final int LONGEST = 40;

    final TextField number = Fields.phone(getTranslation("phone.number"), LONGEST);
    private final PhoneService phones;
    private final CircleId circle;
    private final Says says;
    private final boolean mailComesBack;
    private final Div said = new Div();

    ByPhone(PhoneService phones, CircleId circle, Says says, boolean mailComesBack) {
        this.phones = phones;
        this.circle = circle;
        this.says = says;
        this.mailComesBack = mailComesBack;
        said.addClassName("stack");
        said.getElement().setAttribute("role", "status");
        showMine();
    }

    private void showMine() {
        phones.mine(circle).ifPresentOrElse(this::show, this::askNumber);
    }

    private Title title() {
        return new Title(Tag.H2, getTranslation("phone.title"));
    }

    private void askNumber() {
        var parts = new ArrayList<Component>();
        parts.add(new Paragraph(getTranslation(mailComesBack ? "phone.how.back" : "phone.how")));
        parts.add(number);
        parts.add(Buttons.large(Buttons.line(getTranslation("phone.code"), () -> attempt(this::askCode))));
        if (phones.mine(circle).isPresent()) {
            parts.add(Buttons.text(getTranslation("first.back"), this::showMine));
        }
        show(title(), parts.toArray(Component[]::new));
    }

    private void askCode() {
        var typed = PhoneNumber.of(number.getValue()).filter(PhoneNumber::takesTexts);
        if (Fields.wrong(number, typed.isEmpty(), getTranslation("phone.wrong"))) {
            return;
        }
        typed.ifPresent(to -> show(
                new Title(Tag.H2, getTranslation("phone.sent")),
                new CodeEntry(
                        getTranslation("phone.sent.how", to.spoken()),
                        new CodeEntry.Words("phone.again", "phone.tooMany", "phone.waits", Icon.MESSAGE),
                        () -> phones.askCode(circle, to, getLocale(), Arriving.browser()),
                        code -> phones.codeWaits(circle, code),
                        this::enter),
                Buttons.text(getTranslation("first.back"), this::askNumber)));
    }

    private void enter(CodeEntry entry) {
        attempt(() -> {
            switch (phones.prove(circle, entry.code.getValue(), Arriving.browser(), Arriving.remote())) {
                case YES -> {
                    number.clear();
                    showMine();
                    say("phone.proven");
                }
                case SHARED ->
                    show(
                            new Title(Tag.H2, getTranslation("phone.shared")),
                            new Paragraph(getTranslation("phone.shared.how")),
                            new Paragraph(getTranslation("phone.shared.mine")),
                            Buttons.line(getTranslation("phone.shared.back"), this::showMine));
                case WRONG_CODE -> entry.wrong("phone.code.wrong");
                case TOO_MANY -> entry.wrong("identity.tooMany");
            }
        });
    }

    private void show(OwnNumber own) {
        said.removeAll();
        var parts = new ArrayList<Component>();
        parts.add(new PersonLine(
                Icon.PHONE.create(),
                own.number().spoken(),
                getTranslation("phone.since", says.moment(own.proven(), getLocale()))));
        if (own.stopped()) {
            parts.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("phone.stopped")));
            parts.add(Buttons.with(
                    Icon.CHECK,
                    Buttons.line(
                            getTranslation("phone.start"),
                            () -> change(() -> phones.want(circle, true), "phone.started"))));
        } else {
            parts.add(own.byMail() ? choice(own) : new Paragraph(getTranslation("phone.all")));
            parts.add(Buttons.with(
                    Icon.MESSAGE, Buttons.line(getTranslation("phone.trial"), () -> attempt(this::tryOut))));
            parts.add(Buttons.text(
                    getTranslation("phone.stop"),
                    () -> attempt(() -> {
                        phones.want(circle, false);
                        showMine();
                    })));
        }
        parts.add(said);
        parts.add(Buttons.text(getTranslation("phone.other"), this::askNumber));
        parts.add(Buttons.text(
                getTranslation("phone.remove"), () -> change(() -> phones.remove(circle), "phone.removed")));
        show(title(), parts.toArray(Component[]::new));
    }

    private Options<TextsFor> choice(OwnNumber own) {
        var options = new Options<>(
                        getTranslation("phone.what"),
                        List.of(TextsFor.values()),
                        what -> getTranslation("phone.what." + what))
                .asRows();
        options.setValue(own.what());
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                attempt(() -> phones.choose(circle, change.getValue()));
            }
        });
        return options;
    }

    private void change(Runnable act, String becomes) {
        attempt(() -> {
            act.run();
            showMine();
            say(becomes);
        });
    }

    private void tryOut() {
        phones.tryOut(circle);
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.CHECK, getTranslation("phone.trial.sent")));
    }
}
