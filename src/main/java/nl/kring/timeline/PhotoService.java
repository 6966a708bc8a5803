package nl.kring.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.timeline.TimelineEvent.PhotosChanged;
import nl.kring.timeline.photo.PhotoSize;
import nl.kring.timeline.photo.PhotoStore;
import nl.kring.timeline.photo.Picture;
import nl.kring.timeline.photo.Pictures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos of what is told: brought one by one, told with a post, seen by who reads that post, and taken away (R-C15, decision 055). */
@Service
@Transactional
public class PhotoService {
    /** How many go with one post. */
    public static final int MOST = 10;

    /** How many somebody may bring in a day without telling anything with them. */
    static final int MOST_UNTOLD = 40;

    private final CircleService circles;
    private final TimelineService timeline;
    private final FoundPosts found;
    private final PostPhotos photos;
    private final PhotoAsks asks;
    private final Pictures pictures;
    private final PhotoStore store;
    private final Erasures erasures;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    PhotoService(
            CircleService circles,
            TimelineService timeline,
            FoundPosts found,
            PostPhotos photos,
            PhotoAsks asks,
            Pictures pictures,
            PhotoStore store,
            Erasures erasures,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.timeline = timeline;
        this.found = found;
        this.photos = photos;
        this.asks = asks;
        this.pictures = pictures;
        this.store = store;
        this.erasures = erasures;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Takes in a photo that somebody wants to tell something with. It is drawn outside any transaction: that takes a while, and nobody
     * else waits for it. A second time with one id it is there once.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void bring(CircleId circle, PhotoId id, InputStream sent) throws IOException {
        transaction.executeWithoutResult(_ -> mayBring(circle));
        var picture = pictures.of(sent);
        transaction.executeWithoutResult(_ -> keep(mayBring(circle), id, picture));
    }

    private Seat mayBring(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var untold = jdbc.sql("select count(*) from circle.photo where author_id = ? and post_id is null")
                .param(seat.account().value())
                .query(Integer.class)
                .single();
        if (untold >= MOST_UNTOLD) {
            throw new Refused("photo.no.untold");
        }
        return seat;
    }

    private void keep(Seat seat, PhotoId id, Picture picture) {
        var rows = jdbc.sql("insert into circle.photo (id, circle_id, author_id, width, height) values (?, ?, ?, ?, ?) "
                        + "on conflict do nothing")
                .param(id.value())
                .param(seat.circle().value())
                .param(seat.account().value())
                .param(picture.width())
                .param(picture.height())
                .update();
        if (rows == 1) {
            store.keep(id.value(), picture);
        }
    }

    /** Those of these that are here and were not told yet. */
    @Transactional(readOnly = true)
    public List<PhotoView> untold(CircleId circle, Collection<UUID> ids) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        return photos.untold(seat, ids);
    }

    /** Tells something with photos, in this order; all of it or nothing. */
    public void tell(CircleId circle, NewPost post, List<NewPhoto> with) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        if (with.size() > MOST) {
            throw new Refused("photo.no.more", MOST);
        }
        timeline.post(circle, with.isEmpty() ? post : ofItself(post));
        for (var place = 0; place < with.size(); place++) {
            put(post.id(), post.meant(), with.get(place), place);
        }
    }

    /** Answers a post with photos, in this order; all of it or nothing. Without words they say it by themselves. */
    public void answerWith(CircleId circle, PostId first, PostId id, String text, List<NewPhoto> with) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        if (with.size() > MOST) {
            throw new Refused("photo.no.more", MOST);
        }
        var kind = with.isEmpty() || !Written.kept(text).isEmpty() ? PostKind.ORDINARY : new PostKind.Photo();
        timeline.answer(circle, first, id, text, Set.of(), kind);
        for (var place = 0; place < with.size(); place++) {
            put(id, Set.of(), with.get(place), place);
        }
    }

    /** A photo may say it all by itself; a question, a milestone and a surprise have words. */
    private static NewPost ofItself(NewPost post) {
        if (!Written.kept(post.text()).isEmpty() || post.kind().wordless()) {
            return post;
        }
        if (!(post.kind() instanceof PostKind.Update)) {
            throw new Refused("photo.no.words");
        }
        return new NewPost(post.id(), "", post.topic(), post.about(), post.only(), post.meant(), new PostKind.Photo());
    }

    private void put(PostId post, Set<Giveaway> meant, NewPhoto photo, int place) {
        var alt = Written.kept(photo.alt(), NewPhoto.LONGEST);
        Giveaway.refuse(alt, meant);
        var put = jdbc.sql("update circle.photo set post_id = ?, place = ?, alt = ? where id = ? and post_id is null")
                .param(post.value())
                .param(place)
                .param(alt)
                .param(photo.id().value())
                .update();
        if (put == 0 && !isAt(post, photo.id())) {
            throw new Refused("photo.no.gone");
        }
    }

    private boolean isAt(PostId post, PhotoId photo) {
        return jdbc.sql("select exists (select 1 from circle.photo where id = ? and post_id = ?)")
                .param(photo.value())
                .param(post.value())
                .query(Boolean.class)
                .single();
    }

    /** The file, for who may look at it now. To everybody else it is not there. */
    @Transactional(readOnly = true)
    public byte[] open(UUID photo, PhotoSize size) {
        var row = row(photo).orElseThrow(() -> new NotFound(photo));
        var seat = circles.seat(row.circle());
        if (!seen(seat, row) || row.hidden() && !seat.takesAwayOfOthers()) {
            throw new NotFound(photo);
        }
        return store.read(photo, size).orElseThrow(() -> new NotFound(photo));
    }

    /** The same of its large size, to take along. */
    @Transactional(readOnly = true)
    public byte[] large(UUID photo) {
        return open(photo, PhotoSize.LARGE);
    }

    /** Takes a photo away, at once and for everybody: by who made it, or by the resident. */
    public void takeAway(CircleId circle, PhotoId photo) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_POST);
        var row = row(seat, photo);
        if (!row.isOf(seat) && !seat.takesAwayOfOthers()) {
            throw isHidden(seat, row) ? new NotFound(photo.value()) : seat.noRight("ERASE_POST");
        }
        remove(seat, row);
    }

    private void remove(Seat seat, Row row) {
        var gone = jdbc.sql("delete from circle.photo where id = ?")
                .param(row.id())
                .update();
        if (gone == 1 && row.post() != null) {
            erasures.note(seat.circle().value(), "PHOTO", row.id(), 1);
            if (!isHidden(seat, row)) {
                log.write(seat.circle().value(), "ERASED", "PHOTO", row.id());
            }
            events.publishEvent(new PhotosChanged(seat.circle(), new PostId(row.post())));
        }
    }

    /** "I am on it, take it away": it is hidden at once, and the resident decides. Whoever reads it may ask, once. */
    public void askToTakeAway(CircleId circle, PhotoId photo) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var row = row(seat, photo);
        if (row.post() == null || row.isOf(seat) || seat.takesAwayOfOthers()) {
            throw new NotFound(photo.value());
        }
        asks.ask(seat, photo, new PostId(row.post()), isHidden(seat, row));
    }

    /** What the resident is asked to decide; nothing for anybody else. */
    @Transactional(readOnly = true)
    public List<PhotoAsked> asked(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.takesAwayOfOthers() && seat.can(Act.ERASE_POST) ? asks.waiting(seat) : List.of();
    }

    /** The resident takes it away, or shows it again. */
    public void answer(CircleId circle, PhotoId photo, boolean away) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_POST);
        if (!seat.takesAwayOfOthers()) {
            throw seat.noRight("ERASE_POST");
        }
        var row = row(seat, photo);
        if (away) {
            remove(seat, row);
        } else if (row.post() != null) {
            asks.showAgain(seat, photo, new PostId(row.post()));
        }
    }

    private record Row(UUID id, CircleId circle, @Nullable UUID post, AccountId author, boolean hidden) {
        boolean isOf(Seat seat) {
            return author.equals(seat.account());
        }
    }

    private Optional<Row> row(UUID photo) {
        return jdbc.sql("select circle_id, post_id, author_id, hidden_at is not null from circle.photo where id = ?")
                .param(photo)
                .query((row, _) -> new Row(
                        photo,
                        new CircleId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getBoolean(4)))
                .optional();
    }

    /** Of this circle and to be seen from this seat; what is hidden, by its maker and a resident. */
    private Row row(Seat seat, PhotoId photo) {
        return row(photo.value())
                .filter(row -> row.circle().equals(seat.circle()) && seen(seat, row))
                .filter(row -> !row.hidden() || row.isOf(seat) || seat.takesAwayOfOthers())
                .orElseThrow(() -> new NotFound(photo.value()));
    }

    /** Whether it is of a surprise still, of which nothing stands in a log that who lives there reads. */
    private boolean isHidden(Seat seat, Row row) {
        return Optional.ofNullable(row.post())
                .flatMap(post -> found.find(seat, new PostId(post)))
                .filter(post -> found.addressed(post).hidden())
                .isPresent();
    }

    private boolean seen(Seat seat, Row row) {
        return row.post() == null
                ? row.isOf(seat)
                : found.find(seat, new PostId(row.post()))
                        .filter(post -> !post.erased())
                        .isPresent();
    }
}
