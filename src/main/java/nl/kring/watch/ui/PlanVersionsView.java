package nl.kring.watch.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.watch.PlanVersion;
import nl.kring.watch.ReviewService;

/** The plan as it was: each version that was approved, with when it held (R-D2). */
@Route("circle/:circle/watch/versions")
@PermitAll
class PlanVersionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final ReviewService reviews;
    private final Says says;

    PlanVersionsView(ReviewService reviews, Says says) {
        this.reviews = reviews;
        this.says = says;
        addClassNames("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("watch.tab"), CircleAddress.of(circle, "watch"))
                        .button("text", "back"),
                new Title(Tag.H1, getTranslation("plan.versions")));
        reviews.versions(circle).forEach(version -> add(drawn(version)));
    }

    private NativeDetails drawn(PlanVersion version) {
        var whole = new Div();
        version.inName()
                .ifPresent(who -> whole.add(
                        new Paragraph(getTranslation("plan.version.inName", who.firstName(), version.effort()))));
        whole.add(new PlanPart(says, version.plan()));
        var since = date(version.since());
        return new NativeDetails(
                version.until()
                        .map(until -> getTranslation("plan.version.until", version.number(), since, date(until)))
                        .orElseGet(() -> getTranslation("plan.version", version.number(), since)),
                whole);
    }

    private String date(java.time.Instant at) {
        return says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.versions");
    }
}
