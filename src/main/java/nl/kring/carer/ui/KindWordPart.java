package nl.kring.carer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import nl.kring.carer.KindWordService;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import org.springframework.core.annotation.Order;

/** The way to tell who cares that one sees it (R-D34), below the people; it says nothing of how it goes with her. */
@org.springframework.stereotype.Component
@Order(57)
class KindWordPart implements PeoplePart {
    private final KindWordService words;

    KindWordPart(KindWordService words) {
        this.words = words;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> view.state() == CircleState.ACTIVE)
                .map(view -> words.carers(view.id()))
                .filter(carers -> !carers.isEmpty())
                .map(carers -> new Card(words, circle, carers));
    }

    private static class Card extends Section {
        Card(KindWordService words, CircleView circle, List<CirclePerson> carers) {
            addClassNames("card", "stack");
            add(new H2(getTranslation("carer.seen")));
            carers.forEach(carer -> {
                var line = new Div();
                line.add(Buttons.with(
                        Icon.HEART, Buttons.line(getTranslation("carer.seen.say", carer.firstName()), () -> {
                            words.say(circle.id(), carer.account());
                            line.removeAll();
                            line.add(new Notice(
                                    Notice.Tone.CALM,
                                    Icon.CHECK,
                                    getTranslation("carer.seen.said", carer.firstName())));
                        })));
                add(line);
            });
            add(new Note(Icon.LOCK, getTranslation("carer.seen.how")));
        }
    }
}
