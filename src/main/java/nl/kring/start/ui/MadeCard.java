package nl.kring.start.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.start.CardPdf;
import nl.kring.start.NewCard;

/** A card just made: its code to read out, and the paper to print. */
class MadeCard extends Div {
    MadeCard(NewCard card, CardPdf paper, Says says) {
        addClassName("stack-s");
        var code = new Paragraph(card.code());
        code.addClassName("code");
        var until = card.expiresAt().atZone(MovingClock.ZONE).toLocalDate();
        var print = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                            var pdf = paper.write(card);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(pdf), "kaart.pdf", "application/pdf", pdf.length);
                        })
                        .inline(),
                "");
        print.add(Icon.FILE.create(), new Span(getTranslation("cards.print")));
        print.addClassNames("btn", "primary", "large", "wide");
        print.setTarget("_blank");
        add(
                new H2(getTranslation("cards.made")),
                code,
                new Paragraph(getTranslation("cards.until", says.date(until, getLocale()))),
                print);
    }
}
