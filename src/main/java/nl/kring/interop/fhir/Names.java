package nl.kring.interop.fhir;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what somebody is called: the name as it is written whole, else built from its parts. */
final class Names {
    private static final List<String> BEST_FIRST =
            List.of("usual", "official", "", "nickname", "temp", "anonymous", "maiden");
    private static final int LONGEST = 80;

    private Names() {}

    static Optional<String> of(Fields person) {
        var name = person.objects("name").stream()
                .filter(it -> !use(it).equals("old"))
                .min(Comparator.comparingInt(Names::rank))
                .flatMap(Names::whole);
        if (name.isEmpty()) {
            person.add("", Reason.NO_NAME);
        }
        if (name.filter(it -> it.length() > LONGEST).isPresent()) {
            person.add("", Reason.NAME_TOO_LONG, String.valueOf(LONGEST));
            return Optional.empty();
        }
        return name;
    }

    private static Optional<String> whole(Fields name) {
        name.skip("use");
        var text = name.text("text").map(Names::oneLine);
        return text.isPresent() ? Optional.of(checked(text.get(), name)) : built(name);
    }

    /** Parts that the whole name says again are taken with it; others stay behind and are named. */
    private static String checked(String text, Fields name) {
        var family = name.node().path("family").asString("");
        if (!family.isBlank() && text.contains(family)) {
            name.skip("family");
            if (!text.endsWith(family)) {
                name.add("family", Reason.NAME_ODD);
            }
        }
        var given = name.node().path("given");
        var words = List.of(text.split("[ .]+"));
        for (var i = 0; i < given.size(); i++) {
            if (words.contains(given.get(i).asString("").replace(".", ""))) {
                name.skip("given[" + i + "]");
            }
        }
        return text;
    }

    private static Optional<String> built(Fields name) {
        var parts = Stream.concat(name.texts("given"), name.text("family").stream())
                .map(Names::oneLine)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        name.add("", Reason.NAME_BUILT);
        return Optional.of(parts);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String use(Fields name) {
        return name.node().path("use").asString("");
    }

    private static int rank(Fields name) {
        var rank = BEST_FIRST.indexOf(use(name));
        return rank < 0 ? BEST_FIRST.size() : rank;
    }
}
