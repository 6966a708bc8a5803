package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Options;

/** What one agrees to, each apart with a yes and a no, and nothing filled in. */
class Questions extends Div {
    final Options<Boolean> keep = question("start.keep", "start.keep.");
    final Options<Boolean> health = question("start.health", "start.health.");
    final Options<Boolean> messages = question("start.messages", "start.messages.");
    private final boolean aboutHealth;
    private final boolean aboutMessages;

    /**
     * @param aboutHealth only for the resident: nobody else says it for that person
     * @param aboutMessages only for who has a mailbox
     */
    Questions(boolean aboutHealth, boolean aboutMessages) {
        this.aboutHealth = aboutHealth;
        this.aboutMessages = aboutMessages;
        addClassName("stack-l");
        add(keep);
        if (aboutHealth) {
            add(asked(health, "start.health.how"));
        }
        if (aboutMessages) {
            add(asked(messages, "start.messages.how"));
        }
        add(new Paragraph(getTranslation("start.stop")));
    }

    private Options<Boolean> question(String key, String answers) {
        return new Options<>(getTranslation(key), List.of(true, false), yes -> getTranslation(answers + yes))
                .asRows()
                .draft("start:" + key);
    }

    private Div asked(Options<Boolean> question, String how) {
        var explained = new Paragraph(getTranslation(how));
        explained.addClassName("quiet");
        var both = new Div(question, explained);
        both.addClassName("stack-s");
        return both;
    }

    /** The answers, once all are given and what is needed is a yes. */
    Answers answers() {
        var kept = answer(keep);
        var aboutMe = aboutHealth && answer(health);
        var told = aboutMessages && answer(messages);
        if (!kept) {
            throw new Refused("start.keep.needed");
        }
        return new Answers(aboutMe, told);
    }

    private static boolean answer(Options<Boolean> question) {
        return Optional.ofNullable(question.getValue()).orElseThrow(() -> new Refused("start.all"));
    }

    record Answers(boolean health, boolean messages) {}
}
