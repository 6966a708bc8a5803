package nl.kring.paper.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.told.OnPaperService;
import org.springframework.core.annotation.Order;

/** Who hears on paper, below the people of a circle: the page for the fridge, and for who may say so the way to put somebody on paper. */
@org.springframework.stereotype.Component
@Order(60)
class PaperPart implements PeoplePart {
    private final OnPaperService papers;

    PaperPart(OnPaperService papers) {
        this.papers = papers;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> seat.can(Act.READ) && view.state() == CircleState.ACTIVE)
                .map(view -> new Card(papers, view, seat))
                .filter(Card::hasSomething)
                .map(card -> card);
    }

    static class Card extends Section {
        private final OnPaperService papers;
        private final CircleView circle;
        private final Seat seat;

        Card(OnPaperService papers, CircleView circle, Seat seat) {
            this.papers = papers;
            this.circle = circle;
            this.seat = seat;
            addClassNames("card", "stack");
            draw();
        }

        private boolean hasSomething() {
            return getChildren().findAny().isPresent();
        }

        private void draw() {
            removeAll();
            var paper = papers.onPaper(circle.id());
            var here = everybody()
                    .filter(person -> paper.contains(person.account()))
                    .toList();
            var all = OnPaperService.maySay(seat, circle.resident().account())
                    && (seat.coordinator() || seat.can(Act.ADMIT_OR_REMOVE));
            if (here.isEmpty() && !all) {
                return;
            }
            add(new H2(getTranslation("paper.title")), new Paragraph(getTranslation("paper.how")));
            here.forEach(person -> add(line(person)));
            if (all) {
                add(Buttons.with(
                        Icon.PLUS, Buttons.line(getTranslation("paper.add"), () -> new Choose(this, paper).open())));
            }
        }

        private Stream<CirclePerson> everybody() {
            return Stream.concat(
                    circle.residents().stream(), circle.members().stream().map(MemberView::person));
        }

        private Div line(CirclePerson person) {
            var line = new Div();
            line.addClassName("btn-row");
            if (!OnPaperService.maySay(seat, person.account())) {
                line.add(new Paragraph(getTranslation("paper.is", person.firstName())));
                return line;
            }
            line.add(
                    new Link(
                                    Icon.FILE,
                                    getTranslation("paper.fridge", person.firstName()),
                                    CircleAddress.of(
                                            circle.id(),
                                            "paper/" + person.account().value()))
                            .button("line"),
                    Buttons.text(getTranslation("paper.end", person.firstName()), () -> say(person.account(), false)));
            return line;
        }

        private void say(AccountId person, boolean yes) {
            papers.hears(circle.id(), person, yes);
            draw();
        }
    }

    /** Whom to put on paper. */
    static class Choose extends Sheet {
        Choose(Card card, Set<AccountId> paper) {
            super(card.getTranslation("paper.add"));
            var people = card.everybody()
                    .filter(person -> !paper.contains(person.account()))
                    .toList();
            var who = new Options<>(getTranslation("paper.who"), List.copyOf(people), CirclePerson::firstName).asRows();
            ask(new Paragraph(getTranslation("paper.add.how")), who);
            act(Buttons.large(Buttons.primary(getTranslation("paper.yes"), () -> {
                if (who.getValue() == null) {
                    say("paper.who");
                    return;
                }
                card.say(who.getValue().account(), true);
                close();
            })));
        }
    }
}
