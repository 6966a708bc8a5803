package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PrintButton;
import nl.kring.watch.Phase;
import nl.kring.watch.PlanPaper;
import nl.kring.watch.PlanPaperService;
import nl.kring.watch.PlanView;

/** The plan on one sheet, or as a small card for when it goes wrong; printed as it stands here. */
@Route("circle/:circle/watch/print/:what")
@PermitAll
class PlanPaperView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final String CARD = "card";
    private static final List<Phase> PHASES = List.of(Phase.YELLOW, Phase.ORANGE, Phase.RED);

    private final PlanPaperService papers;

    PlanPaperView(PlanPaperService papers) {
        this.papers = papers;
        addClassNames("stack", "plan-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        var paper = papers.paper(circle).orElseThrow(NotFound::new);
        var card = event.getRouteParameters().get("what").filter(CARD::equals).isPresent();
        removeAll();
        var around = new Div(
                new Link(Icon.ARROW_LEFT, getTranslation("watch.tab"), CircleAddress.of(circle, "watch"))
                        .button("text", "back"),
                new PrintButton(getTranslation(card ? "plan.print.card.button" : "plan.print.button")),
                new Note(Icon.EYE, getTranslation("plan.print.who")));
        around.addClassNames("stack", "not-on-paper");
        add(around, card ? card(paper) : page(paper));
    }

    private Article page(PlanPaper paper) {
        var name = paper.plan().resident().firstName();
        var phases = new Div();
        phases.addClassName("plan-paper-phases");
        phases.add(part(
                new PhaseBadge(Phase.GREEN, ""),
                List.of(),
                new Paragraph(paper.texts().green())));
        PHASES.forEach(phase -> phases.add(phase(paper, phase)));
        var below = new Div(helps(paper), call(paper));
        below.addClassName("plan-paper-two");
        var article = new Article(new H1(getTranslation("plan.print.title", name)), phases, below, foot(paper));
        article.addClassNames("plan-paper");
        return article;
    }

    private Article card(PlanPaper paper) {
        var name = paper.plan().resident().firstName();
        var article = new Article(
                new H1(getTranslation("plan.print.card.title", name)),
                part(
                        new Span(getTranslation("plan.print.so")),
                        signs(paper, Phase.RED).findAny().isPresent()
                                ? signs(paper, Phase.RED).toList()
                                : signs(paper, Phase.ORANGE).toList()),
                helps(paper),
                call(paper),
                foot(paper));
        article.addClassNames("plan-paper", "plan-card");
        return article;
    }

    private Section phase(PlanPaper paper, Phase phase) {
        return part(
                new PhaseBadge(phase, ""),
                signs(paper, phase).toList(),
                paper.texts().actions().stream()
                        .filter(action -> action.phase() == phase)
                        .map(this::agreed)
                        .toArray(Component[]::new));
    }

    private static Stream<String> signs(PlanPaper paper, Phase phase) {
        return paper.plan().signs().stream()
                .filter(sign -> sign.phase() == phase)
                .map(sign -> sign.text());
    }

    private Paragraph agreed(PlanView.Action action) {
        var who = Names.joined(
                this, action.who().stream().map(CirclePerson::firstName).toList());
        var line = new Paragraph(action.text() + ". "
                + getTranslation(action.byWhoClaims() ? "watch.plan.byWhoClaims" : "watch.plan.by", who) + " "
                + (action.before().isEmpty() ? "" : getTranslation("watch.plan.before", action.before())));
        line.addClassName("plan-paper-agreed");
        return line;
    }

    private static Section part(Component title, List<String> lines, Component... more) {
        var part = new Section(new H2(title));
        if (!lines.isEmpty()) {
            part.add(list(lines));
        }
        part.add(more);
        return part;
    }

    private static UnorderedList list(List<String> lines) {
        var list = new UnorderedList();
        lines.forEach(line -> list.add(new ListItem(line)));
        return list;
    }

    private Section helps(PlanPaper paper) {
        var texts = paper.texts();
        return part(
                new Span(getTranslation(
                        "watch.plan.helps", paper.plan().resident().firstName())),
                Stream.concat(
                                texts.helps().stream(),
                                texts.helpsNot().stream().map(not -> getTranslation("watch.not", not)))
                        .toList());
    }

    private Section call(PlanPaper paper) {
        var call = part(new Span(getTranslation("plan.print.call")), List.of());
        call.addClassName("plan-paper-call");
        paper.call()
                .forEach(person ->
                        call.add(number(person.firstName(), person.phone().orElse(""))));
        paper.texts().outside().stream()
                .filter(contact -> contact.phone().isPresent())
                .map(contact -> number(contact.name(), contact.phone().orElseThrow()))
                .forEach(call::add);
        call.add(number(getTranslation("plan.print.danger"), "112"));
        paper.numbers().forEach(number -> call.add(number(number.name(), number.phone())));
        return call;
    }

    private static Paragraph number(String words, String number) {
        var digits = new Span(number);
        digits.addClassName("plan-paper-number");
        return new Paragraph(new Span(words), digits);
    }

    private Footer foot(PlanPaper paper) {
        var foot = new Footer();
        if (paper.texts().nobodyAtNight()) {
            foot.add(new Paragraph(getTranslation("watch.plan.nobodyAtNight")));
        }
        foot.add(
                new Paragraph(getTranslation("safety.112")),
                new Paragraph(getTranslation(
                        "plan.print.since",
                        paper.texts().version(),
                        paper.texts()
                                .approvedAt()
                                .map(at -> date(at.atZone(MovingClock.ZONE).toLocalDate()))
                                .orElse(""),
                        date(paper.printed()))));
        return foot;
    }

    /** With its year: a paper is read in another one too. */
    private String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(getLocale())
                .format(day);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.print");
    }
}
