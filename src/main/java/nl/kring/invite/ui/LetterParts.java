package nl.kring.invite.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.invite.LetterDoor;
import nl.kring.invite.LetterPdf;
import nl.kring.invite.NewLetter;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.ToPrint;
import org.springframework.stereotype.Component;

/** Where a letter is made: in which language, then its code and the paper to print. */
@Component
class LetterParts {
    private final LetterDoor door;
    private final LetterPdf paper;
    private final Says says;

    LetterParts(LetterDoor door, LetterPdf paper, Says says) {
        this.door = door;
        this.paper = paper;
        this.says = says;
    }

    LocalDate today() {
        return says.today();
    }

    /** @param again whether there is a letter already, which then works no more */
    Part of(CircleId circle, UUID invitation, String name, boolean again) {
        return new Part(circle, invitation, name, again);
    }

    /** The letter for one person. */
    class Part extends Div {
        final Options<Locale> language =
                new Options<>(getTranslation("letter.language"), Texts.LANGUAGES, LanguageLinks::name);
        private final CircleId circle;
        private final UUID invitation;
        private final String name;

        Part(CircleId circle, UUID invitation, String name, boolean again) {
            this.circle = circle;
            this.invitation = invitation;
            this.name = name;
            addClassName("stack");
            language.setValue(Texts.LANGUAGES.stream()
                    .filter(known -> known.getLanguage().equals(getLocale().getLanguage()))
                    .findFirst()
                    .orElse(Texts.LANGUAGES.getFirst()));
            add(new Paragraph(getTranslation(again ? "letter.again.how" : "letter.how", name)), language, make(again));
        }

        private Button make(boolean again) {
            var words = getTranslation(again ? "letter.again" : "letter.make", name);
            var make = Buttons.large(again ? Buttons.line(words, this::make) : Buttons.primary(words, this::make));
            make.setDisableOnClick(true);
            return make;
        }

        private void make() {
            try {
                show(door.write(circle, invitation, language.getValue()));
            } catch (Refused refused) {
                removeAll();
                add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
            }
        }

        private void show(NewLetter letter) {
            var code = new Paragraph(letter.code());
            code.addClassName("code");
            var until = letter.invitation().until().atZone(MovingClock.ZONE).toLocalDate();
            var print = new ToPrint(getTranslation("letter.print"), "brief.pdf", () -> paper.write(letter));
            print.addClassNames("primary", "large", "wide");
            var ready = new Title(Tag.H3, getTranslation("letter.made", name));
            removeAll();
            add(ready, new Paragraph(getTranslation("letter.made.how", says.date(until, getLocale()))), code, print);
            ready.focus();
        }
    }
}
