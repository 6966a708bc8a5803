package nl.kring.export.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.LeftPart;
import nl.kring.export.ExportService;
import nl.kring.platform.Bells;
import nl.kring.platform.OwnServer;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.privacy.Terms;
import nl.kring.timeline.ErasingService;
import org.springframework.beans.factory.ObjectProvider;

/** "Wat Kring van mij weet": what that is, and all of it in one file. */
@Route("circle/:circle/known")
@PermitAll
class KnownView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final ExportService exports;
    private final CircleService circles;
    private final ConsentService consents;
    private final ErasingService erasing;
    private final Terms terms;
    private final Optional<OwnServer> server;
    private final ObjectProvider<LeftPart> left;
    private final Bells bells;
    private final Says says;

    KnownView(
            ExportService exports,
            CircleService circles,
            ConsentService consents,
            ErasingService erasing,
            Terms terms,
            Optional<OwnServer> server,
            ObjectProvider<LeftPart> left,
            Bells bells,
            Says says) {
        this.exports = exports;
        this.circles = circles;
        this.consents = consents;
        this.erasing = erasing;
        this.terms = terms;
        this.server = server;
        this.left = left;
        this.bells = bells;
        this.says = says;
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        var back = new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                .button("text", "back");
        removeAll();
        add(back, head(circle));
        if (circles.seat(circle).helper().isPresent()) {
            add(new Notice(Notice.Tone.CALM, Icon.EYE, getTranslation("helper.alone")));
            return;
        }
        add(
                parts(circle),
                elsewhere(circle),
                new ConsentCard(consents, erasing, circles, bells, says, circle),
                left.getObject(),
                new TermsCard(terms, server.isPresent()));
    }

    private Div head(CircleId circle) {
        var seat = circles.seat(circle);
        var how = new Paragraph(
                seat.isResident()
                        ? getTranslation("export.how.all")
                        : getTranslation("export.how.own", seat.ownerName()));
        how.addClassName("soft-voice");
        var head = new Div(new H1(getTranslation("export.title")), how);
        head.addClassName("title");
        return head;
    }

    private Section parts(CircleId circle) {
        var list = new UnorderedList();
        exports.parts(circle).forEach(part -> list.add(new ListItem(getTranslation("export.section." + part))));
        var take = new Anchor(ExportDownload.of(circle), Icon.FILE.create(), new Span(getTranslation("export.take")));
        take.addClassNames("btn", "primary");
        take.setRouterIgnore(true);
        take.getElement().setAttribute("download", "kring.zip");
        var card = new Section(
                new H2(getTranslation("export.inside")),
                list,
                take,
                new Note(Icon.EYE, getTranslation("export.note")),
                new Note(Icon.LOCK, getTranslation("export.safe")));
        card.addClassNames("card", "stack-s");
        return card;
    }

    /** To go on elsewhere: the resident's own file does for that, who speaks for her takes hers; and the way in from elsewhere. */
    private Section elsewhere(CircleId circle) {
        var seat = circles.seat(circle);
        var card = new Section(new H2(getTranslation("export.elsewhere")));
        card.addClassNames("card", "stack-s");
        if (seat.isResident()) {
            card.add(new Paragraph(getTranslation("export.elsewhere.how")));
        } else if (seat.can(Act.TAKE_CIRCLE)) {
            var take = new Anchor(
                    ExportDownload.ofCircle(circle),
                    Icon.FILE.create(),
                    new Span(getTranslation("export.elsewhere.take", seat.ownerName())));
            take.addClassNames("btn", "line");
            take.setRouterIgnore(true);
            take.getElement().setAttribute("download", "kring.zip");
            card.add(new Paragraph(getTranslation("export.elsewhere.inName", seat.ownerName())), take);
        }
        if (seat.can(Act.BRING_ALONG)) {
            card.add(
                    new Link(Icon.FILE, getTranslation("bring.way"), CircleAddress.of(circle, "bring")).button("line"));
        }
        card.setVisible(card.getComponentCount() > 1);
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("export.title");
    }
}
