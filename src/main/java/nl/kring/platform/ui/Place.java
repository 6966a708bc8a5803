package nl.kring.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;

/** One of the places in a frame; it is marked while it, or something below it, is on screen. */
class Place extends Composite<Anchor> implements AfterNavigationObserver {
    private final Link link;

    Place(Link link) {
        this.link = link;
    }

    @Override
    protected Anchor initContent() {
        return link.anchor();
    }

    /** One that comes while its page is on screen hears of no navigation. */
    @Override
    protected void onAttach(AttachEvent event) {
        mark(event.getUI().getInternals().getActiveViewLocation().getPath());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        mark(event.getLocation().getPath());
    }

    void mark(String path) {
        var here = strip(link.href());
        var there = strip(path);
        if (there.equals(here) || there.startsWith(here + "/")) {
            getContent().getElement().setAttribute("aria-current", "page");
        } else {
            getContent().getElement().removeAttribute("aria-current");
        }
    }

    private static String strip(String path) {
        return path.replaceAll("^/+|[/?#]+$", "");
    }
}
