package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import nl.kring.bridge.NoticeText;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.NoticeService;
import nl.kring.frontdoor.ReportContent;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.frontdoor.ReportId;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.identity.ui.SignOut;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.TwoPanes;

/** The desk: who waits at the left, one person at the right. What was said is read once, when a report is opened. */
@Route("desk/:report?")
@RolesAllowed({"STAFF_NAVIGATOR", "STAFF_TEAM_LEADER"})
class TodayView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final TwoPanes panes = new TwoPanes(getTranslation("desk.list"));
    private final FrontDoorService frontDoor;
    private final NoticeService notices;
    private final NoticeText text;
    private final Bells bells;
    private final Says says;
    private final Greeting greeting;
    private final Div foot;
    private List<?> listed = List.of();
    private Optional<ReportHeader> opened = Optional.empty();
    private Optional<OneReport> one = Optional.empty();
    private Optional<ReportContent> content = Optional.empty();
    private Title hello = new Title(Tag.H1);

    TodayView(
            FrontDoorService frontDoor,
            NoticeService notices,
            NoticeText text,
            Bells bells,
            Says says,
            Greeting greeting,
            LanguageLinks languages,
            SignOut signOut) {
        this.frontDoor = frontDoor;
        this.notices = notices;
        this.text = text;
        this.bells = bells;
        this.says = says;
        this.greeting = greeting;
        foot = new Div(languages, signOut);
        foot.addClassName("desk-foot");
        addClassName("desk-page");
        add(panes);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getRouteParameters().get(DeskAddress.PARAMETER).map(text -> ReportId.from(text)
                .orElseThrow(NotFound::new));
        opened = wanted.map(frontDoor::look);
        content = opened.filter(ReportHeader::mine).map(ReportHeader::id).map(frontDoor::open);
        var walkedHere = !listed.isEmpty();
        showList();
        showOne();
        if (walkedHere) {
            one.ifPresentOrElse(OneReport::focusName, hello::focus);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, frontDoor.desk().tenant().id().value(), this::lookAgain);
    }

    /** The list always; the one at the right only if it changed, so that nothing is lost under somebody's hands. */
    private void lookAgain() {
        try {
            showList();
            lookAtOneAgain();
        } catch (NotFound noDeskAnyMore) {
            removeAll();
        }
    }

    private void lookAtOneAgain() {
        var now = opened.flatMap(this::stillThere);
        if (!now.equals(opened)) {
            opened = now;
            content = content.filter(_ -> now.filter(ReportHeader::mine).isPresent());
            showOne();
        }
    }

    private Optional<ReportHeader> stillThere(ReportHeader report) {
        try {
            return Optional.of(frontDoor.header(report.id()));
        } catch (NotFound notMineAnyMore) {
            return Optional.empty();
        }
    }

    /** Drawn again only when it shows something else, so that the focus keeps its place. */
    private void showList() {
        var told = notices.notices();
        var waiting = frontDoor.queue();
        var now = List.of(told, waiting, opened.map(ReportHeader::id), says.today());
        if (!now.equals(listed)) {
            var list = new NoticeList(told, notices, text, says, this::read);
            list.setVisible(!told.isEmpty());
            var queue = new Queue(waiting, opened.map(ReportHeader::id), says);
            queue.setVisible(told.isEmpty() || !waiting.isEmpty());
            hello = greeting.hello(getLocale());
            panes.list(new Div(hello, greeting.today(getLocale())), list, queue, foot);
            listed = now;
        }
    }

    private void showOne() {
        one = opened.map(report -> new OneReport(report, content, frontDoor, says, this::done));
        one.ifPresentOrElse(
                this::open,
                () -> panes.nothing(new EmptyState(
                        Icon.HAND.create(), getTranslation("desk.choose"), getTranslation("desk.choose.body"))));
    }

    private void open(OneReport report) {
        panes.open(
                opened.map(ReportHeader::name).orElse(""),
                new Link(Icon.ARROW_LEFT, getTranslation("desk.back"), DeskAddress.DESK),
                report);
    }

    /** After an act here: what came of it stands there at once and has the focus. */
    private void done() {
        lookAgain();
        one.ifPresent(OneReport::focusPromise);
    }

    /** The button that was tapped is gone; the focus goes to the top of the list. */
    private void read() {
        showList();
        hello.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("desk.title");
    }
}
