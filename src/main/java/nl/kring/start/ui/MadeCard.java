package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.ToPrint;
import nl.kring.start.CardPdf;
import nl.kring.start.NewCard;

/** A card just made: its code to read out, and the paper to print, in the language of who gets it. */
class MadeCard extends Div {
    private final NewCard card;
    private final CardPdf paper;

    MadeCard(NewCard card, CardPdf paper, Says says) {
        this.card = card;
        this.paper = paper;
        addClassName("stack-s");
        var code = new Paragraph(card.code());
        code.addClassName("code");
        var until = card.expiresAt().atZone(MovingClock.ZONE).toLocalDate();
        var print = print(getTranslation("cards.print"), getLocale());
        print.addClassNames("primary", "large", "wide");
        var others = new Div(new Paragraph(getTranslation("cards.print.other")));
        Texts.LANGUAGES.stream()
                .filter(language -> !language.getLanguage().equals(getLocale().getLanguage()))
                .map(this::other)
                .forEach(others::add);
        others.addClassName("btn-row");
        add(
                new H2(getTranslation("cards.made")),
                code,
                new Paragraph(getTranslation("cards.until", says.date(until, getLocale()))),
                print,
                others);
    }

    private ToPrint other(Locale language) {
        var print = print(LanguageLinks.name(language), language);
        print.getElement().setAttribute("lang", language.getLanguage());
        print.addClassName("text");
        return print;
    }

    private ToPrint print(String words, Locale language) {
        return new ToPrint(words, "kaart.pdf", () -> paper.write(card, language));
    }
}
