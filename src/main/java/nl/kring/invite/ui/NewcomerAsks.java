package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.RelationKind;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.identity.Work;
import nl.kring.invite.Newcomer;
import nl.kring.invite.NewcomerService;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;

/** "Is dit Sietse?": asked once, above whatever page the resident has open. */
@org.springframework.stereotype.Component
class NewcomerAsks implements CircleAsks {
    private final NewcomerService newcomers;
    private final Bells bells;

    NewcomerAsks(NewcomerService newcomers, Bells bells) {
        this.newcomers = newcomers;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(newcomers, bells, circle);
    }

    private static class Place extends AskedPlace<Newcomer> {
        private final NewcomerService newcomers;

        Place(NewcomerService newcomers, Bells bells, CircleId circle) {
            super(bells, circle);
            this.newcomers = newcomers;
        }

        @Override
        protected List<Newcomer> waiting() {
            return newcomers.waiting(circle);
        }

        @Override
        protected Section card(Newcomer who) {
            var name = who.firstName();
            var yes = Buttons.primary(
                    getTranslation("invite.newcomer.yes"),
                    () -> answer(() -> newcomers.recognise(circle, who.account())));
            var no = Buttons.line(
                    getTranslation("invite.newcomer.no"),
                    () -> answer(() -> newcomers.doesNotKnow(circle, who.account())));
            var both = new Div(no);
            if (who.awaited().asksMe()) {
                both.addComponentAsFirst(yes);
            }
            both.addClassName("btn-row");
            var question = new Section(
                    new PersonLine(
                            new Face(name, Optional.empty(), Face.Size.M),
                            new H2(getTranslation("invite.newcomer", name)),
                            who.knownBy().orElse("")),
                    new Paragraph((name.equals(who.invitedAs())
                                    ? getTranslation("invite.newcomer.how", name)
                                    : getTranslation("invite.newcomer.otherName", name, who.invitedAs()))
                            + " " + getTranslation("invite.newcomer.until." + until(who.relation()), name)),
                    both);
            awaited(who).map(Paragraph::new).ifPresent(words -> question.addComponentAtIndex(2, words));
            confirmed(who).map(Paragraph::new).ifPresent(words -> question.addComponentAtIndex(2, words));
            question.addClassNames("card", "stack", "newcomer");
            return question;
        }

        /** In a household each who lives there says it. */
        private Optional<String> awaited(Newcomer who) {
            var others = String.join(", ", who.awaited().others());
            return Optional.of(others)
                    .filter(names -> !names.isEmpty())
                    .map(names -> getTranslation(who.awaited().mine() ? "each.also" : "each.waits", names));
        }

        private static String until(RelationKind relation) {
            return switch (relation) {
                case PROFESSIONAL, GUEST -> relation.name();
                case CLOSE_ONE, INFORMAL_CARER, VOLUNTEER, NEIGHBOUR, YOUNG_MEMBER -> "OTHERS";
            };
        }

        /** What an organisation says of who comes for the work or volunteers; of family and neighbours nobody says anything. */
        private Optional<String> confirmed(Newcomer who) {
            if (who.relation() == RelationKind.VOLUNTEER && who.work().isEmpty()) {
                return Optional.of(getTranslation("invite.newcomer.volunteer.nobody", who.firstName()));
            }
            var conduct = who.work().filter(Work::conductSeen).isPresent();
            var what = who.relation() == RelationKind.PROFESSIONAL
                    ? "invite.newcomer.work"
                    : conduct ? "invite.newcomer.volunteer" : "invite.newcomer.volunteer.noConduct";
            return who.work().map(work -> getTranslation(what, who.firstName(), work.organisation()));
        }
    }
}
