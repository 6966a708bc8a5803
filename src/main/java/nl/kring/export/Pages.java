package nl.kring.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything of something that is read a page at a time, without ever holding more than a page. */
final class Pages {
    private Pages() {}

    /** Reads on after the last one of each page, until a page is empty. */
    static <T> Stream<T> of(Function<Optional<T>, List<T>> pageAfter) {
        return Stream.iterate(
                        pageAfter.apply(Optional.empty()),
                        page -> !page.isEmpty(),
                        page -> pageAfter.apply(Optional.of(page.getLast())))
                .flatMap(List::stream);
    }
}
