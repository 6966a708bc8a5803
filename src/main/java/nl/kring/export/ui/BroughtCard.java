package nl.kring.export.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Consumer;
import nl.kring.circle.Topic;
import nl.kring.export.BringService;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.BroughtTopic;

/** "Wat je meenam": by topic how much, who reads it, and the way to change that. */
class BroughtCard extends Section {
    BroughtCard(
            Says says,
            List<BringService.Before> files,
            List<BroughtTopic> topics,
            boolean othersHere,
            Consumer<Topic> share,
            Consumer<Topic> alone) {
        addClassNames("card", "stack");
        add(new H2(getTranslation("bring.brought")));
        files.forEach(file -> add(quiet(getTranslation(
                "bring.brought.file",
                says.date(file.at().atZone(MovingClock.ZONE).toLocalDate(), getLocale()),
                file.whose(),
                file.from(),
                getTranslation("bring.brought.signer." + file.signer())))));
        topics.forEach(topic -> add(part(topic, othersHere, share, alone)));
        if (!othersHere) {
            add(quiet(getTranslation("bring.brought.later")));
        }
    }

    private static Paragraph quiet(String words) {
        var line = new Paragraph(words);
        line.addClassNames("small", "quiet");
        return line;
    }

    private Div part(BroughtTopic topic, boolean othersHere, Consumer<Topic> share, Consumer<Topic> alone) {
        var name = getTranslation("topic." + topic.topic());
        var part = new Div(
                new H3(getTranslation("bring.brought.topic", name, topic.posts())),
                new Paragraph(getTranslation(topic.shared() ? "bring.brought.shared" : "bring.brought.alone")));
        part.addClassName("stack-s");
        if (topic.few() > 0) {
            part.add(quiet(getTranslation("bring.brought.few", topic.few())));
        }
        if (othersHere && topic.few() < topic.posts()) {
            part.add(
                    topic.shared()
                            ? named(Buttons.line(getTranslation("bring.hide"), () -> alone.accept(topic.topic())), name)
                            : named(
                                    Buttons.line(getTranslation("bring.share"), () -> share.accept(topic.topic())),
                                    name));
        }
        return part;
    }

    private static Button named(Button button, String topic) {
        button.setAriaLabel(button.getText() + ": " + topic);
        return button;
    }
}
