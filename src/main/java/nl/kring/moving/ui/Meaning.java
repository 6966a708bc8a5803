package nl.kring.moving.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Collectors;
import nl.kring.moving.MoveView;
import nl.kring.platform.ui.Says;
import nl.kring.tenant.NavigatorView;

/** What a move means for the circle and for who helps. */
class Meaning extends UnorderedList {
    Meaning(Says says, MoveView move) {
        addClassName("points");
        switch (move.where()) {
            case INSIDE -> {
                line("move.means.goesOn");
                move.zone()
                        .ifPresentOrElse(
                                zone -> line("move.means.zone", zone.name(getLocale())),
                                () -> line("move.means.noZone", move.here().name()));
                if (!move.helpers().isEmpty()) {
                    line(
                            "move.means.helpers",
                            move.helpers().stream()
                                    .map(NavigatorView::firstName)
                                    .collect(Collectors.joining(", ")));
                }
                line("move.means.stays");
            }
            case ELSEWHERE -> {
                if (move.together()) {
                    line("move.means.goesOn");
                    line("move.means.together");
                    line("move.means.together.alone", says.date(move.until(), getLocale()));
                    line("move.means.help", move.here().name());
                    return;
                }
                line("move.means.until", says.date(move.until(), getLocale()));
                line("move.means.then");
                line("move.means.take");
                line("move.means.help", move.here().name());
            }
            case NURSING_HOME -> {
                line("move.means.goesOn");
                line("move.means.decision", move.here().name());
            }
        }
    }

    private void line(String key, Object... arguments) {
        add(new ListItem(getTranslation(key, arguments)));
    }
}
