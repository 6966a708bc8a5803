package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.VouchService;
import nl.kring.circle.VouchService.Question;
import nl.kring.identity.RecoveryService;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;

/** Above every page of a circle: the question whether it is really one of them, and to that person the way to stop it. */
class VouchCards extends Div {
    private final VouchService vouching;
    private final RecoveryService recoveries;
    private final Says says;
    private List<?> shown = List.of();

    VouchCards(VouchService vouching, RecoveryService recoveries, Says says) {
        this.vouching = vouching;
        this.recoveries = recoveries;
        this.says = says;
        addClassName("stack");
        setVisible(false);
    }

    /** Draws what is asked now; nothing moves when it is what stands there already. */
    void show(CircleId circle) {
        var questions = vouching.questions(circle);
        var mine = recoveries.aboutMe();
        var now = List.of(circle, questions, mine);
        if (!now.equals(shown)) {
            removeAll();
            mine.ifPresent(id -> add(aboutMe(circle, id)));
            questions.forEach(question -> add(card(circle, question)));
            setVisible(mine.isPresent() || !questions.isEmpty());
            shown = now;
        }
    }

    private Article aboutMe(CircleId circle, UUID id) {
        return card(
                getTranslation("vouch.me"),
                getTranslation("vouch.me.how"),
                Buttons.primary(getTranslation("recovery.notMe"), () -> {
                    recoveries.stop(id);
                    show(circle);
                }));
    }

    private Article card(CircleId circle, Question question) {
        var name = question.person().firstName();
        var card = card(
                getTranslation("vouch.title", name),
                getTranslation("vouch.how", name),
                Buttons.primary(getTranslation("vouch.yes", name), () -> answer(circle, question, true)),
                Buttons.line(getTranslation("vouch.no"), () -> answer(circle, question, false)));
        var when = says.dayAndTime(question.at(), getLocale());
        card.addComponentAtIndex(2, new Paragraph(getTranslation("vouch.asked", question.address(), name, when)));
        return card;
    }

    private void answer(CircleId circle, Question question, boolean yes) {
        try {
            vouching.answer(circle, question.recovery(), yes);
        } catch (NotFound decidedMeanwhile) {
            // another's answer was the last that was needed: the card goes, as it does for everybody
        }
        show(circle);
    }

    private static Article card(String title, String how, com.vaadin.flow.component.Component... acts) {
        var row = new Div(acts);
        row.addClassName("btn-row");
        var card = new Article(new H2(title), new Paragraph(how), row);
        card.addClassNames("card", "stack-s", "vouch");
        return card;
    }
}
