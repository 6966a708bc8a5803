package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;

/** "Over wie gaat dit?": asked only where several people live; about one of them, who lives there too does not read it unless one says so. */
public class AboutWhom extends Div {
    private static final String ALL = "all";

    final Options<String> whom;
    final Pick housemates = new Pick("");
    private final CircleView circle;
    private final Seat seat;

    AboutWhom(CircleView circle, Seat seat, String sheet, Runnable changed) {
        this.circle = circle;
        this.seat = seat;
        var choices = Stream.concat(
                        Stream.of(ALL),
                        circle.residents().stream().filter(this::mayBeAbout).map(AboutWhom::id))
                .toList();
        whom = new Options<>(getTranslation("about.ask"), choices, this::words).draft(sheet + ":about");
        whom.setValue(ALL);
        whom.addValueChangeListener(_ -> {
            showHousemates();
            changed.run();
        });
        housemates.draft(sheet + ":housemates");
        housemates.addValueChangeListener(_ -> changed.run());
        addClassName("stack");
        setVisible(circle.household());
        add(whom, housemates);
        showHousemates();
    }

    /** Who speaks for one of them, and takes no part otherwise, says nothing of the other alone. */
    private boolean mayBeAbout(CirclePerson person) {
        return seat.kind() != Seat.Kind.REPRESENTATIVE
                || seat.ring().isPresent()
                || seat.standsFor().contains(person.account());
    }

    private static String id(CirclePerson person) {
        return person.account().value().toString();
    }

    private String words(String choice) {
        return one(choice)
                .map(person -> getTranslation("about.only", person.firstName()))
                .orElseGet(() -> getTranslation("about.all", circle.whose()));
    }

    private Optional<CirclePerson> one(String choice) {
        return circle.residents().stream()
                .filter(person -> id(person).equals(choice))
                .findFirst();
    }

    private Optional<CirclePerson> one() {
        return Optional.ofNullable(whom.getValue()).flatMap(this::one).filter(_ -> circle.household());
    }

    /** Who lives there too and would not read it. */
    private List<CirclePerson> others() {
        return one().stream()
                .flatMap(about -> circle.residents().stream()
                        .filter(person ->
                                !person.equals(about) && !person.account().equals(seat.account())))
                .toList();
    }

    private static String names(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "));
    }

    private void showHousemates() {
        housemates.setVisible(!others().isEmpty());
        housemates.words(getTranslation("about.housemates", names(others())));
    }

    /** Nothing where it is about all who live there. */
    Optional<About> value() {
        return one().map(person -> new About(person.account(), housemates.isVisible() && housemates.getValue()));
    }

    /** That who lives there too does not read it, if so. */
    Optional<String> reads() {
        return Optional.of(others())
                .filter(others -> !others.isEmpty() && !housemates.getValue())
                .map(others -> getTranslation("about.not", names(others)));
    }

    /** Those of the readers from whom it is not to be hidden, who come first. */
    List<CirclePerson> alwaysReads(List<CirclePerson> readers) {
        return readers.stream()
                .filter(reader -> circle.residents().stream()
                        .anyMatch(resident -> resident.account().equals(reader.account())))
                .toList();
    }
}
