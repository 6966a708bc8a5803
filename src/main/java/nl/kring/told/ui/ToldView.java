package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.ui.LentDevice;
import nl.kring.notify.ui.OnThisDevice;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.LastMail;
import nl.kring.told.MailService;
import nl.kring.told.OnPaperService;
import nl.kring.told.PhoneService;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;

/** "Hoe hoor je iets?": what one taps is so at once, and a sentence says how it is now (R-C9, R-C6). */
@Route("circle/:circle/told")
@PermitAll
@Uses(EmailField.class)
@Uses(TextField.class)
class ToldView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    private static final List<QuietHours> QUIET = List.of(
            QuietHours.ORDINARY,
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0)),
            new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0)),
            QuietHours.NONE);

    final Paragraph now = new Paragraph();
    final Div sent = new Div();
    final Div became = new Div();
    final OnThisDevice device;
    final Div phone = new Div();
    private final ToldService told;
    private final MailService mails;
    private final OnPaperService papers;
    private final PhoneService phones;
    private final CircleService circles;
    private final LentDevice lent;
    private final Says says;
    private ToldWords.Way way = ToldWords.Way.NONE;
    private CircleId circle = new CircleId(new UUID(0, 0));

    ToldView(
            ToldService told,
            MailService mails,
            OnThisDevice device,
            OnPaperService papers,
            PhoneService phones,
            CircleService circles,
            LentDevice lent,
            Says says) {
        this.told = told;
        this.mails = mails;
        this.device = device;
        this.papers = papers;
        this.phones = phones;
        this.circles = circles;
        this.lent = lent;
        this.says = says;
        became.addClassName("stack");
        phone.addClassName("stack");
        addClassName("stack");
        now.getElement().setAttribute("role", "status");
        now.addClassName("lead");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var how = told.mine(circle);
        removeAll();
        sent.removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                new H1(getTranslation("told.title")),
                now,
                became,
                card(
                        options(
                                "told.often",
                                List.of(HowOften.values()),
                                how.often(),
                                often -> getTranslation("told.often." + often),
                                ToldHow::with),
                        new Note(Icon.PEOPLE, getTranslation("told.often.how"))),
                card(
                        options(
                                "told.shows",
                                List.of(HowMuch.values()),
                                how.shows(),
                                shows -> getTranslation("told.shows." + shows),
                                ToldHow::with),
                        new Note(Icon.LOCK, getTranslation("told.shows.how"))),
                card(
                        options(
                                "told.quiet",
                                quietHours(how.quiet()),
                                how.quiet(),
                                quiet -> ToldWords.quiet(this, quiet),
                                ToldHow::with),
                        new Note(Icon.CLOCK, getTranslation("told.quiet.how"))),
                card(onPaper(), new Note(Icon.FILE, getTranslation("told.paper.how"))),
                device.on("/" + CircleAddress.of(circle, "told"), this::heardOtherwise),
                phone,
                told.byMail(circle) ? trial() : wayToMail());
        heardOtherwise();
        sayWhatBecame();
        showPhone();
    }

    private void heardOtherwise() {
        way = ToldWords.Way.of(told, circle);
        say(told.mine(circle));
    }

    /** What was mailed last, and whether it arrived; where nothing arrives, the way to mend it stands before all choices. */
    private void sayWhatBecame() {
        became.removeAll();
        mails.last(circle).map(this::words).map(Paragraph::new).ifPresent(became::add);
        mails.trouble(circle)
                .ifPresent(own -> became.add(
                        lent.until().isPresent()
                                ? new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("told.back.lent"))
                                : new MendAddress(mails, circle, own, says.dayAndTime(own.since(), getLocale()))));
    }

    /** Where somebody runs Kring who pays for text messages. Not on a device of somebody else: it would stay there as proven. */
    private void showPhone() {
        phone.removeAll();
        var isOpen = phones.isOpen(circle) && lent.until().isEmpty();
        phone.setVisible(isOpen);
        if (isOpen) {
            var back = mails.trouble(circle).isPresent();
            phone.add(new ByPhone(phones, circle, says, back));
            if (back) {
                addComponentAtIndex(indexOf(became) + 1, phone);
            }
        }
    }

    private String words(LastMail last) {
        var sent = getTranslation("told.last", when(last), getTranslation("told.last." + last.kind()), last.to());
        return sent + " "
                + last.back()
                        .map(why -> getTranslation("told.last.back", getTranslation("told.why." + why)))
                        .orElseGet(() -> getTranslation(last.putOff() ? "told.last.putOff" : "told.last.left"));
    }

    private String when(LastMail last) {
        var words = says.dayAndTime(last.at(), getLocale());
        return words.substring(0, 1).toUpperCase(getLocale()) + words.substring(1);
    }

    /** With the own hours among them, whatever they are. */
    private static List<QuietHours> quietHours(QuietHours own) {
        return Stream.concat(QUIET.stream(), Stream.of(own)).distinct().toList();
    }

    /** Asks how it is before it changes one thing of it: another page may have changed another. */
    private interface Changed<T> {
        ToldHow with(ToldHow how, T chosen);
    }

    private <T> Options<T> options(
            String question, List<T> choices, T chosen, Function<T, String> words, Changed<T> changed) {
        var options = new Options<>(getTranslation(question), choices, words::apply).asRows();
        options.setValue(chosen);
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                var how = changed.with(told.mine(circle), change.getValue());
                told.choose(circle, how);
                say(how);
            }
        });
        return options;
    }

    private Options<Boolean> onPaper() {
        var me = circles.seat(circle).account();
        var options = new Options<>(
                        getTranslation("told.paper"), List.of(false, true), yes -> getTranslation("told.paper." + yes))
                .asRows();
        options.setValue(papers.mine(circle));
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                papers.hears(circle, me, change.getValue());
                say(told.mine(circle));
            }
        });
        return options;
    }

    private static Section card(Component... parts) {
        var card = new Section(parts);
        card.addClassNames("card", "stack");
        return card;
    }

    private void say(ToldHow how) {
        now.setText(papers.mine(circle) ? getTranslation("told.now.paper") : ToldWords.now(this, how, way));
    }

    private Component wayToMail() {
        return new Link(Icon.FILE, getTranslation("export.title"), CircleAddress.of(circle, "known")).button("line");
    }

    private Section trial() {
        sent.addClassName("stack");
        var button = Buttons.line(getTranslation("told.trial"), this::tryOut);
        return card(new Paragraph(getTranslation("told.trial.how")), Buttons.with(Icon.MAIL, button), sent);
    }

    private void tryOut() {
        told.tryOut(circle);
        sent.removeAll();
        sent.add(new Notice(Notice.Tone.CALM, Icon.CHECK, getTranslation("told.trial.sent")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("told.title");
    }
}
