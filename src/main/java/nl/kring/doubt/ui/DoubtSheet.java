package nl.kring.doubt.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.CircleId;
import nl.kring.doubt.DoubtService;
import nl.kring.doubt.NewDoubt;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Strong;

/** What is not right about a line; then exactly what the privacy officer will read, and only then it goes. */
class DoubtSheet extends Sheet {
    final DraftArea text;
    final Button next = Buttons.large(Buttons.primary(getTranslation("obs.next"), this::next));
    private final DoubtService doubts;
    private final Says says;
    private final CircleId circle;
    private final long line;
    private final String words;

    DoubtSheet(DoubtService doubts, Says says, CircleId circle, long line, String words) {
        super("");
        this.doubts = doubts;
        this.says = says;
        this.circle = circle;
        this.line = line;
        this.words = words;
        text = new DraftArea("doubt:" + circle.value() + ":" + line);
        text.setLabel(getTranslation("doubt.what"));
        text.setMinRows(3);
        form();
    }

    private void form() {
        title(getTranslation("circle.log.right")).step(1, 2);
        ask(new Paragraph(new Strong(words)), text);
        act(next, new Note(Icon.INFO, getTranslation("doubt.optional")));
    }

    private NewDoubt given() {
        return new NewDoubt(command(), line, words, text.getValue());
    }

    private void next() {
        attempt(next, () -> preview(doubts.preview(circle, given())));
    }

    private void preview(Preview shown) {
        var officer = doubts.officer(circle).orElse("");
        var intro = new Paragraph(getTranslation("doubt.preview", officer));
        intro.addClassName("soft-voice");
        title(getTranslation("doubt.preview.title", officer)).step(2, 2);
        ask(intro, fields(doubts.shown(shown)));
        var send = Buttons.large(
                Buttons.with(Icon.SEND, Buttons.primary(getTranslation("doubt.send"), () -> send(shown))));
        send.setDisableOnClick(true);
        act(send, Buttons.text(getTranslation("obs.back"), this::form));
    }

    private Div fields(Payload.Doubt asked) {
        var fields = new DescriptionList();
        fields.addClassName("crossing");
        add(fields, "doubt.field.NAME", asked.name());
        add(fields, "doubt.field.LINE", asked.line());
        add(fields, "doubt.field.AT", says.dayAndTime(asked.at(), getLocale()));
        add(fields, "doubt.field.QUESTION", asked.question());
        add(fields, "doubt.field.ASKED_BY", asked.askedBy());
        // longer than a low screen, and nothing in it takes the focus: then it is scrolled by keys itself
        fields.getElement().setAttribute("tabindex", "0");
        return new Div(fields);
    }

    private void add(DescriptionList fields, String key, String said) {
        if (!said.isEmpty()) {
            fields.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(said));
        }
    }

    private void send(Preview shown) {
        var again = new Button();
        attempt(again, () -> {
            var before = doubts.ask(circle, given(), shown);
            arrived();
            title(getTranslation("doubt.sent")).done();
            ask(new Paragraph(getTranslation("doubt.sent.how", says.date(before, getLocale()))));
            act(Buttons.large(Buttons.primary(getTranslation("platform.close"), this::close)));
        });
    }
}
