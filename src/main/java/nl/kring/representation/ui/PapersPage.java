package nl.kring.representation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import java.util.Optional;
import nl.kring.identity.ui.WorkPage;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.representation.PaperService;

/** The way to the papers that wait, for who sees them at work. */
@org.springframework.stereotype.Component
class PapersPage implements WorkPage {
    private final PaperService papers;

    PapersPage(PaperService papers) {
        this.papers = papers;
    }

    @Override
    public Optional<Component> link() {
        return papers.mine() ? Optional.of(new Way()) : Optional.empty();
    }

    private static class Way extends Composite<Anchor> {
        @Override
        protected Anchor initContent() {
            return new Link(Icon.FILE, getTranslation("check.title"), PapersView.PATH).button("line");
        }
    }
}
