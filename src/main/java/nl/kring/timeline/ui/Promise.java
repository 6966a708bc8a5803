package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.KindView;
import nl.kring.timeline.PostView;

/** Under an open question to somebody who comes for the work: by when the answer comes, and for who asked that one calls in a hurry (R-C17). */
class Promise extends Div {
    private Promise(Says says, PostView post, CirclePerson asked, LocalDate day) {
        addClassName("post-promise");
        add(new Paragraph(getTranslation("question.expected", asked.firstName(), says.date(day, getLocale()))));
        if (post.own()) {
            add(AskedWhom.hurry(this, asked));
        }
    }

    static Optional<Promise> of(Says says, PostView post) {
        return post.kind() instanceof KindView.Question question && !question.answered()
                ? question.asked()
                        .flatMap(asked -> question.expectedOn().map(day -> new Promise(says, post, asked, day)))
                : Optional.empty();
    }
}
