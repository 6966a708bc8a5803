package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.kring.invite.OpenInvitation;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** The question itself (R-A8): who asks, as what, what one will see, what is asked, how people do it together, until when. */
class Asked extends Div {
    private static final int RULES = 5;

    Asked(OpenInvitation invitation, Says says, Consumer<OpenInvitation> yes, Runnable notNow, Runnable never) {
        var resident = invitation.resident();
        addClassNames("stack", "asked-in");
        add(
                new PersonLine(
                        new Face(resident, Optional.empty(), Face.Size.L),
                        getTranslation("circle.title", resident),
                        ""),
                new H1(
                        invitation.byResident()
                                ? getTranslation("invite.text", resident)
                                : getTranslation("invitation.by", invitation.inviter(), resident)),
                new Paragraph(getTranslation(
                        "invitation.hello", invitation.name(), invitation.inviter(), invitation.relationWord())),
                new Paragraph(getTranslation(invitation.early() ? "invitation.early" : "invite.see", resident)),
                guest(invitation, says),
                once(Buttons.large(Buttons.primary(getTranslation("invite.yes"), () -> yes.accept(invitation)))),
                once(Buttons.large(Buttons.line(getTranslation("invite.no"), notNow))),
                quiet(getTranslation("invitation.noPassword")),
                new H2(getTranslation("invitation.see")),
                new Paragraph(
                        invitation.topics().isEmpty()
                                ? getTranslation("invitation.reads.nothing")
                                : getTranslation("invitation.reads", InviteWords.topics(this, invitation.topics()))),
                new H2(getTranslation("invitation.what")),
                new Paragraph(whatIsAsked(invitation)),
                new H2(getTranslation("invitation.rules")),
                rules(resident),
                new Paragraph(getTranslation(
                        "invitation.until",
                        says.date(invitation.until().atZone(MovingClock.ZONE).toLocalDate(), getLocale()))),
                quiet(getTranslation("home.notwatching")));
        invitation
                .work()
                .map(organisation -> new Paragraph(getTranslation("invitation.work", organisation)))
                .ifPresent(work -> addComponentAtIndex(3, work));
        if (invitation.known().isEmpty() && !invitation.onPaper()) {
            add(
                    quiet(getTranslation("invitation.never.how")),
                    once(Buttons.text(getTranslation("invitation.never"), never)));
        }
    }

    private String whatIsAsked(OpenInvitation invitation) {
        var resident = invitation.resident();
        if (invitation.child()) {
            return getTranslation("invitation.what.child", resident);
        }
        return invitation.guestUntil().isPresent()
                ? getTranslation("invitation.what.guest", resident)
                : invitation
                        .work()
                        .map(organisation -> getTranslation("invitation.what.work", resident, organisation))
                        .orElseGet(() -> getTranslation("invitation.what.how", resident));
    }

    /** How long it is for, said before the yes. */
    private Paragraph guest(OpenInvitation invitation, Says says) {
        var words = new Paragraph(invitation
                .guestUntil()
                .map(end -> getTranslation("invitation.guest", says.lastDay(end, getLocale())))
                .orElse(""));
        words.setVisible(invitation.guestUntil().isPresent());
        return words;
    }

    private static Button once(Button button) {
        button.setDisableOnClick(true);
        return button;
    }

    private static Component quiet(String text) {
        var quiet = new Paragraph(text);
        quiet.addClassNames("small", "quiet");
        return quiet;
    }

    private UnorderedList rules(String resident) {
        var rules = new UnorderedList();
        rules.addClassName("house-rules");
        IntStream.rangeClosed(1, RULES)
                .mapToObj(rule -> getTranslation("invitation.rule." + rule, resident))
                .map(ListItem::new)
                .forEach(rules::add);
        return rules;
    }
}
