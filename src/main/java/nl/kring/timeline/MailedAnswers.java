package nl.kring.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kring.circle.CircleId;
import nl.kring.notify.MailedAnswer;
import nl.kring.notify.TakesAnswers;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Refused;
import org.springframework.stereotype.Component;

/** An answer that came by mail, told as if its writer told it on a page: with her rights of now, to whom the conversation is for (R-C5). */
@Component
class MailedAnswers implements TakesAnswers {
    private final OutboxService outbox;
    private final PhotoService photos;

    MailedAnswers(OutboxService outbox, PhotoService photos) {
        this.outbox = outbox;
        this.photos = photos;
    }

    @Override
    public List<String> take(MailedAnswer answer) {
        var circle = new CircleId(answer.circle());
        var id = new PostId(answer.id());
        if (outbox.isAnswered(circle, id)) {
            return List.of();
        }
        Giveaway.refuse(answer.text(), Set.of()); // before a photo is drawn: nothing is kept of what is held back
        var taken = new ArrayList<NewPhoto>();
        var left = new ArrayList<String>();
        for (var picture : answer.pictures()) {
            var photo = new PhotoId(picture.id());
            if (isBrought(circle, photo, picture)) {
                taken.add(new NewPhoto(photo, ""));
            } else {
                left.add(picture.name());
            }
        }
        if (answer.text().isEmpty() && taken.isEmpty()) {
            throw new Refused("reply.no.pictures");
        }
        photos.answerWith(circle, new PostId(answer.thread()), id, answer.text(), taken);
        return left;
    }

    private boolean isBrought(CircleId circle, PhotoId photo, MailedAnswer.Picture picture) {
        try (var file = picture.file().open()) {
            photos.bring(circle, photo, file);
            return true;
        } catch (Refused cannotBeDrawn) {
            if (cannotBeDrawn.key().equals("photo.no.busy")) {
                throw new IllegalStateException("too busy, it is tried again");
            }
            return false;
        } catch (IOException broken) { // what is not what it says; its sender is told
            return false;
        }
    }
}
