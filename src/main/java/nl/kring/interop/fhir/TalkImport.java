package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.ImportPlan.Conversation;
import nl.kring.interop.fhir.ImportPlan.Member;
import nl.kring.interop.fhir.ImportPlan.Message;
import nl.kring.interop.fhir.ImportPlan.Receipt;
import nl.kring.timeline.ImportedPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineJobs;
import org.springframework.stereotype.Component;

/** Writes what was said in a care network, and who has read it. Nobody here knows what it is about: it counts as health. */
@Component
class TalkImport {
    private static final Topic MOST_CAREFUL = Topic.HEALTH;

    private final TimelineJobs timeline;
    private final CircleJobs circles;
    private final Imported imported;

    TalkImport(TimelineJobs timeline, CircleJobs circles, Imported imported) {
        this.timeline = timeline;
        this.circles = circles;
        this.imported = imported;
    }

    void bring(CircleId circle, CircleRun run) {
        var posts = new HashMap<String, List<PostId>>();
        run.network().conversations().forEach(it -> bring(it, circle, run, posts));
        run.network().receipts().forEach(it -> bring(it, circle, run, posts));
    }

    private void bring(Conversation conversation, CircleId circle, CircleRun run, Map<String, List<PostId>> posts) {
        var ids = new PostIds();
        var only = only(conversation.audience(), run);
        var thread = known(conversation.messages().getFirst(), run);
        for (var message : conversation.messages()) {
            var known = known(message, run);
            var author = seated(message.author(), circle, run);
            if (known.isPresent()) {
                ids.after(known.get());
                posts.put(message.source().key(), List.of(known.get()));
            } else if (author.isEmpty()) {
                run.add(message.source().finding("", Reason.SENDER_NOT_IN_TEAM, message.author()));
            } else {
                var written = write(message, author.get(), thread, only, ids, circle);
                imported.add(run.source(), message.source(), written.getFirst().value(), circle);
                run.countOne();
                posts.put(message.source().key(), written);
                thread = thread.or(() -> Optional.of(written.getFirst()));
            }
        }
    }

    private List<PostId> write(
            Message message,
            AccountId author,
            Optional<PostId> thread,
            Optional<Set<AccountId>> only,
            PostIds ids,
            CircleId circle) {
        var written = new ArrayList<PostId>();
        var first = thread;
        for (var text : message.posts()) {
            var id = ids.at(message.at().at());
            var moment = message.at();
            timeline.write(
                    circle,
                    new ImportedPost(
                            id, first.orElse(null), author, text, MOST_CAREFUL, only, moment.at(), moment.estimated()));
            written.add(id);
            first = first.or(() -> Optional.of(id));
        }
        return List.copyOf(written);
    }

    private void bring(Receipt receipt, CircleId circle, CircleRun run, Map<String, List<PostId>> posts) {
        if (imported.find(run.source(), receipt.source()).isPresent()) {
            return;
        }
        var reader = seated(receipt.person(), circle, run);
        if (reader.isEmpty()) {
            run.add(receipt.source().finding("", Reason.READER_NOT_IN_TEAM, receipt.person()));
            return;
        }
        receipt.messages().stream()
                .flatMap(message -> posts.getOrDefault(message, List.of()).stream())
                .forEach(post ->
                        timeline.read(circle, post, reader.get(), receipt.at().at()));
        imported.add(run.source(), receipt.source(), reader.get().value(), circle);
        run.countOne();
    }

    private Optional<PostId> known(Message message, CircleRun run) {
        return imported.find(run.source(), message.source())
                .flatMap(Imported.Known::ourId)
                .map(PostId::new);
    }

    private Optional<AccountId> seated(String person, CircleId circle, CircleRun run) {
        return run.account(person)
                .filter(account -> circles.seatOf(circle, account).isPresent());
    }

    /** Who has left is not chosen to read. */
    private static Optional<Set<AccountId>> only(Audience audience, CircleRun run) {
        if (audience.everyone()) {
            return Optional.empty();
        }
        var left = run.network().members().stream()
                .filter(Member::left)
                .map(Member::person)
                .collect(Collectors.toSet());
        return Optional.of(audience.people().stream()
                .filter(person -> !left.contains(person))
                .flatMap(person -> run.account(person).stream())
                .collect(Collectors.toSet()));
    }
}
