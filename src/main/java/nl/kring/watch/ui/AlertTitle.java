package nl.kring.watch.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HtmlContainer;

/** What an alert says in a few words. It takes the focus when the answers under somebody's finger are gone. */
class AlertTitle extends HtmlContainer implements Focusable<AlertTitle> {
    AlertTitle(String tag) {
        super(tag);
        setTabIndex(-1);
    }
}
