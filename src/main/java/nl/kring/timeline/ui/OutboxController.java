package nl.kring.timeline.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.ListFormat;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.GivenAwayWords;
import nl.kring.timeline.MoreReaders;
import nl.kring.timeline.OutboxService;
import nl.kring.timeline.SeenOutbox;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for what waited on a device: one thing a request, and an answer that says what became of it, in words (R-C21). */
@RestController
class OutboxController {
    /** Far more than the longest text takes, however it is written in JSON. */
    static final int MOST_BYTES = 200_000;

    private static final int A_MINUTE = 60;
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final OutboxService outbox;
    private final Optional<SeenOutbox> seenOutbox;
    private final Clock clock;
    private final CircleService circles;
    private final RateLimits limits;

    OutboxController(
            OutboxService outbox,
            Optional<SeenOutbox> seenOutbox,
            CircleService circles,
            RateLimits limits,
            Clock clock) {
        this.seenOutbox = seenOutbox;
        this.clock = clock;
        this.outbox = outbox;
        this.circles = circles;
        this.limits = limits;
    }

    /**
     * What became of it.
     *
     * @param state KEPT, ALREADY_THERE, or REFUSED; MORE and GIVES are questions to the writer
     * @param sentence why not, or what is asked
     * @param readers of MORE, everybody who would read it now
     * @param gives of GIVES, what may be sent all the same
     */
    record Answer(String state, String sentence, List<Reader> readers, List<String> gives) {
        static Answer of(String state, String sentence) {
            return new Answer(state, sentence, List.of(), List.of());
        }
    }

    /** Somebody who reads it. */
    record Reader(UUID id, String name, boolean always) {}

    /** What may be told about this, and to whom. */
    record About(String topic, String word, List<Reader> readers) {}

    /** What a device keeps of a circle to write for it. */
    record Place(UUID circle, String name, List<About> topics, Optional<ToSee> seen) {}

    /** Who would read what was seen, and whom one can call meanwhile. */
    record ToSee(List<Reader> readers, List<Call> calls) {}

    /** Somebody with a number. */
    record Call(String name, String phone) {}

    @GetMapping(path = "/outbox/{circle}", produces = JSON)
    ResponseEntity<Place> place(@PathVariable UUID circle, Locale locale) {
        if (Acting.person().isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        try {
            var id = new CircleId(circle);
            var topics = outbox.readers(id).stream()
                    .map(each -> new About(
                            each.topic().name(),
                            Texts.of(locale, "topic." + each.topic()),
                            each.people().stream()
                                    .map(person -> reader(person, each.always().contains(person.account())))
                                    .toList()))
                    .toList();
            return ResponseEntity.ok(new Place(circle, circles.view(id).whose(), topics, toSee(id)));
        } catch (NotFound | NoRight no) {
            return ResponseEntity.notFound().build();
        }
    }

    private Optional<ToSee> toSee(CircleId circle) {
        return seenOutbox
                .flatMap(box -> box.place(circle))
                .map(place -> new ToSee(
                        place.readers().stream()
                                .map(each -> reader(each, false))
                                .toList(),
                        place.calls().stream()
                                .flatMap(each -> each.phone().stream().map(phone -> new Call(each.firstName(), phone)))
                                .toList()));
    }

    private static Reader reader(CirclePerson person, boolean always) {
        return new Reader(person.account().value(), person.firstName(), always);
    }

    @PostMapping(path = "/outbox", consumes = JSON, produces = JSON)
    ResponseEntity<Answer> send(HttpServletRequest request, Locale locale) throws IOException {
        var person = Acting.person();
        if (person.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return said(HttpStatus.CONTENT_TOO_LARGE, locale, "error.tooMuch");
        }
        if (!allowed(person.get())) {
            return said(HttpStatus.TOO_MANY_REQUESTS, locale, "outbox.slow");
        }
        return Waiting.read(body)
                .filter(waiting -> waiting.person().equals(person.get().personId()))
                .map(waiting -> ResponseEntity.ok(keep(waiting, locale)))
                .orElseGet(() -> said(HttpStatus.BAD_REQUEST, locale, "outbox.odd"));
    }

    private boolean allowed(Acting.Person person) {
        return Acting.asSystem("outbox", () -> limits.allow("outbox:" + person.personId(), A_MINUTE, 1));
    }

    private Answer keep(Waiting waiting, Locale locale) {
        try {
            var seen = waiting.whatWasSeen(clock);
            if (seen.isPresent()) {
                seenOutbox.orElseThrow(NotFound::new).keep(waiting.inCircle(), seen.get());
                return Answer.of(OutboxService.Outcome.KEPT.name(), "");
            }
            var outcome = waiting.answers()
                    .map(first -> outbox.answer(
                            waiting.inCircle(), first, waiting.post().id(), waiting.text(), waiting.meant()))
                    .orElseGet(() -> outbox.post(waiting.inCircle(), waiting.post(), waiting.whomItsWriterSaw()));
            return Answer.of(outcome.name(), "");
        } catch (MoreReaders more) {
            return new Answer(
                    "MORE",
                    Texts.of(locale, more.key(), names(more.more(), locale)),
                    more.all().stream().map(each -> reader(each, false)).toList(),
                    List.of());
        } catch (GivesAway gives) {
            return new Answer(
                    gives.allowed() ? "GIVES" : "REFUSED",
                    GivenAwayWords.of(locale, gives),
                    List.of(),
                    gives.found().stream().map(Giveaway::name).toList());
        } catch (Refused refused) {
            return Answer.of("REFUSED", Texts.of(locale, refused.key(), refused.arguments()));
        } catch (NoRight no) {
            return Answer.of("REFUSED", Texts.of(locale, "outbox.noRight"));
        } catch (NotFound gone) {
            return Answer.of("REFUSED", Texts.of(locale, "outbox.gone"));
        }
    }

    private static String names(List<CirclePerson> people, Locale locale) {
        return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(people.stream().map(CirclePerson::firstName).toList());
    }

    private static ResponseEntity<Answer> said(HttpStatus status, Locale locale, String key) {
        return ResponseEntity.status(status).body(Answer.of("REFUSED", Texts.of(locale, key)));
    }
}
