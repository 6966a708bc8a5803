package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;

/** What is said to a person when something cannot be done; the page behind it stays as it was, with what was written. */
class Sorry extends Notification {
    private Sorry(String sentence, String after) {
        addClassName("sorry");
        setPosition(Position.TOP_CENTER);
        setAssertive(true);
        setDuration(0);
        var close = Buttons.line(getTranslation("platform.close"), this::close);
        var words = new Div(new Strong(sentence), new Note(Icon.INFO, after), close);
        words.addClassName("stack-s");
        add(words);
    }

    /** Says what happened, in the words that fit it. */
    static void about(Throwable what, Component screen) {
        var sorry = known(what, screen).orElseGet(() -> unknown(what, screen));
        sorry.open();
    }

    private static Optional<Sorry> known(Throwable what, Component screen) {
        return causes(what)
                .flatMap(cause -> sentence(cause, screen).stream())
                .findFirst()
                .map(sentence -> new Sorry(sentence, screen.getTranslation("error.kept")));
    }

    private static Optional<String> sentence(Throwable what, Component screen) {
        return Optional.ofNullable(
                switch (what) {
                    case Refused no -> screen.getTranslation(no.key(), no.arguments());
                    case NoRight no -> noRight(no, screen);
                    case NotFound _ -> screen.getTranslation("error.notfound.now");
                    default -> null;
                });
    }

    static String noRight(NoRight no, Component screen) {
        return no.whoCanGive().isEmpty()
                ? screen.getTranslation("error.noright.nobody")
                : screen.getTranslation("error.noright.sentence", no.whoCanGive());
    }

    private static Sorry unknown(Throwable what, Component screen) {
        var failure = Failure.logged(what);
        return new Sorry(screen.getTranslation("error.generic"), screen.getTranslation("error.code", failure.code()));
    }

    private static Stream<Throwable> causes(Throwable what) {
        return Stream.iterate(what, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
