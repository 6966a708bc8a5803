package nl.kring.need.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.need.NeedView;
import nl.kring.need.Theme;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.GivenAwayWords;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;

/** What somebody needs: own words or a picture, both may stay empty, and the way straight to a person always in sight. */
class NeedForm extends Composite<Div> {
    final DraftArea words;
    final Options<Theme> theme = new Options<>(getTranslation("need.theme"), List.of(Theme.values()), this::word)
            .pictured(NeedForm::drawing);
    final DraftArea tried;
    final HelpersCard helpers;
    private final Div said = new Div();
    private final NeedService needs;
    private final CircleId circle;
    private final NeedId id;
    private final Runnable sent;

    NeedForm(NeedService needs, CircleId circle, Optional<NeedView> draft, Runnable sent) {
        this.needs = needs;
        this.circle = circle;
        this.sent = sent;
        id = draft.map(NeedView::id).orElseGet(() -> new NeedId(Ids.next()));
        words = area("words", "need.words");
        tried = area("tried", "need.tried");
        helpers = new HelpersCard(needs.helpers(circle), this::straight);
        draft.ifPresent(this::fill);
        var intro = new Paragraph(getTranslation("need.own"));
        intro.addClassName("soft-voice");
        var before = new NativeDetails(getTranslation("need.tried.open"), tried);
        before.addClassName("need-tried");
        before.setOpen(!tried.isEmpty());
        said.setVisible(false);
        var asked = new Div(said, words, theme, before);
        asked.addClassNames("stack", "need-asked");
        var two = new Div(asked, helpers);
        two.addClassName("need-two");
        getContent().addClassNames("stack", "need-form");
        getContent().add(new H1(getTranslation("need.ask")), intro, two);
    }

    /** Of all that is written in the form of a circle. */
    static String draft(CircleId circle) {
        return "need/" + circle.value();
    }

    private DraftArea area(String name, String label) {
        var area = new DraftArea(draft(circle) + "/" + name);
        area.setLabel(getTranslation(label));
        return area;
    }

    private void fill(NeedView draft) {
        words.setValue(draft.ownWords());
        draft.theme().ifPresent(theme::setValue);
        tried.setValue(draft.tried());
    }

    private void straight() {
        said.setVisible(false);
        try {
            needs.write(
                    circle,
                    new NeedDraft(id, words.getValue(), Optional.ofNullable(theme.getValue()), tried.getValue()));
        } catch (GivesAway given) {
            refused(GivenAwayWords.of(this, given, "giveaway.better.need"));
            if (Giveaway.in(words.getValue()).isEmpty()) {
                tried.focus();
            }
            return;
        } catch (Refused refused) {
            refused(getTranslation(refused.key(), refused.arguments()));
            return;
        }
        new ForwardSheet(needs, circle, id, sent).open();
    }

    /** Said above the words, where the focus is then; what was written stays. */
    private void refused(String sentence) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, sentence));
        said.setVisible(true);
        words.focus();
    }

    private String word(Theme about) {
        return getTranslation("bridge.theme." + about.name());
    }

    private static Icon drawing(Theme about) {
        return switch (about) {
            case FOOD -> Icon.MEAL;
            case TRANSPORT -> Icon.BUS;
            case ALONE -> Icon.WALK;
            case MONEY -> Icon.MONEY;
            case HOUSE -> Icon.HOUSE;
            case PAPERS -> Icon.FILE;
            case CARING -> Icon.HEART;
            case CHILD -> Icon.SMILE;
            case WORK -> Icon.HAND;
        };
    }
}
