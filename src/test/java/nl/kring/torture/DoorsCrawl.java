package nl.kring.torture;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** One walk of one person along all doors, and what was heard there. */
final class DoorsCrawl {
    /** What stands round a page is the same in each circle, so it is looked at by its address alone in some. */
    private static final int FRAMES = 2;

    private static final int TOO_OFTEN = 429;
    private static final int FAILED = 500;
    /** The page of what failed, which by itself says that something did. */
    private static final String ERROR = "error";

    private final Canaries canaries;
    private final Map<String, String> photos;
    private final LongAdder visits = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
    /** What was heard by who may not: whose text, by whom, where. */
    private final Map<String, Collection<String>> foreign = new ConcurrentSkipListMap<>();

    DoorsCrawl(Canaries canaries, Map<String, String> photos) {
        this.canaries = canaries;
        this.photos = photos;
    }

    void by(DoorsTests.Role role, DoorsKnown doors, List<UUID> circles) {
        var files = new ArrayList<>(doors.files());
        var pages = new ArrayList<>(doors.pages());
        circles.forEach(circle -> {
            files.addAll(doors.files(circle));
            pages.addAll(doors.pages(circle));
        });
        files.forEach(file -> file(role, file));
        var first = new DoorsPage(role.visitor(), "");
        judge(role, "", Canaries.in(first.begun()));
        var page = first;
        var others = circles.stream()
                .filter(circle -> !role.circles().contains(circle))
                .skip(FRAMES)
                .toList();
        for (var place : pages) {
            page = page(role, page, place);
            if (Stream.concat(role.circles().stream(), others.stream())
                    .noneMatch(circle -> place.contains(circle.toString()))) {
                file(role, place);
            }
        }
        page.close();
    }

    private DoorsPage page(DoorsTests.Role role, DoorsPage page, String place) {
        visits.increment();
        try {
            var answer = page.go(place);
            if (isNone(page.status())) {
                silent(role, place, page.status());
            }
            if (!place.equals(DoorsKnown.LETTERS)) {
                judge(role, place, Canaries.in(answer));
            }
            if (answer.contains("\"uiId\"") || answer.contains("sessionExpired") || answer.length() < 100) {
                return new DoorsPage(role.visitor(), ""); // was sent somewhere else
            }
            return page;
        } catch (UncheckedIOException | IllegalStateException noAnswer) {
            silent(role, place, page.status());
            return new DoorsPage(role.visitor(), "");
        }
    }

    private void file(DoorsTests.Role role, String file) {
        visits.increment();
        try {
            var answer = role.visitor().ask("GET", file, "Accept", "text/html,*/*");
            if (!file.equals(ERROR) && isNone(answer.statusCode())) {
                silent(role, file, answer.statusCode());
            }
            var said = Canaries.in(answer.body());
            if (file.startsWith("photo/") && answer.statusCode() == 200) {
                said.add(photos.get(file.split("/")[1]));
            }
            judge(role, file, said);
            answer.headers().map().forEach((name, values) -> judge(role, file, Canaries.in(values.toString())));
        } catch (UncheckedIOException noAnswer) {
            silent(role, file, 0);
        }
    }

    /** Who was sent away for asking too often, or met a failure, did not hear what is behind that door. */
    private static boolean isNone(int status) {
        return status == TOO_OFTEN || status >= FAILED;
    }

    private void silent(DoorsTests.Role role, String door, int status) {
        silent.increment();
        System.out.println("doors: no answer (" + status + ") to " + role.name() + " at " + door);
    }

    void judge(DoorsTests.Role role, String door, Set<String> said) {
        for (var canary : said) {
            if (role.may(canary)) {
                heard.computeIfAbsent(role.name(), _ -> ConcurrentHashMap.newKeySet())
                        .add(canary);
            } else {
                var foreignCircle = canaries.circleOf(canary)
                        .filter(circle -> !role.circles().contains(circle))
                        .isPresent();
                System.out.println("doors: " + canary + " of " + canaries.column(canary) + " heard by " + role.name()
                        + " at " + door);
                foreign.computeIfAbsent(
                                (foreignCircle ? "CIRCLE " : "row ") + canaries.column(canary) + " by " + role.name()
                                        + " at " + door.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*"),
                                _ -> ConcurrentHashMap.newKeySet())
                        .add(canary);
            }
        }
    }

    long visits() {
        return visits.sum();
    }

    long silent() {
        return silent.sum();
    }

    int heard() {
        return heard.values().stream().mapToInt(Set::size).sum();
    }

    int heardBy(String role) {
        return heard.getOrDefault(role, Set.of()).size();
    }

    List<String> foreign() {
        return foreign.entrySet().stream()
                .map(each -> each.getValue().size() + " x " + each.getKey())
                .toList();
    }
}
