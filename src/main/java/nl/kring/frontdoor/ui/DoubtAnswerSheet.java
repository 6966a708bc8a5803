package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.frontdoor.DoubtDesk;
import nl.kring.frontdoor.DoubtDeskService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** What the privacy officer answers, in own words; it goes to who asked. */
class DoubtAnswerSheet extends Sheet {
    final DraftArea text;
    final Button send;

    DoubtAnswerSheet(DoubtDesk doubt, DoubtDeskService doubts, Runnable done) {
        super("");
        text = new DraftArea("doubt:" + doubt.id());
        text.setLabel(getTranslation("doubt.desk.text"));
        text.setMinRows(5);
        send = Buttons.large(Buttons.with(Icon.SEND, Buttons.primary(getTranslation("timeline.send"), () -> {})));
        send.setDisableOnClick(true);
        send.addClickListener(_ -> {
            if (attempt(send, () -> doubts.answer(doubt.id(), text.getValue()))) {
                text.sent();
                close();
                done.run();
            }
        });
        title(getTranslation("doubt.desk.answer"));
        ask(new Paragraph(doubt.asked().line()), text);
        act(send, new Note(Icon.LOCK, getTranslation("doubt.desk.onlyThis")));
    }
}
