package nl.kring.invite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.Awaited;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.EachYes;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.privacy.AccessLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a circle asks to join: the resident asks, who stands near proposes and the resident decides (R-A9). */
@Service
@Transactional
public class InvitationService {
    /** More people than this make a circle hard to keep together (R-A11). */
    public static final int ADVISED = 12;

    /** No more than these are asked to join before the resident's yes (R-A6). */
    public static final int BEFORE_THE_YES = 5;

    static final int MOST = 40;
    static final int A_DAY = 20;
    static final int MAILS = 4;
    private static final String OPENS = "state = 'OPEN', opened_at = common.kring_now(), "
            + "expires_at = least(guest_until, common.kring_now() + interval '14 days'), "
            + "remind_at = case when not on_paper then common.kring_now() + interval '3 days' end";

    private final CircleService circles;
    private final EachYes each;
    private final AccountService accounts;
    private final OrganisationService organisations;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationService(
            CircleService circles,
            EachYes each,
            AccountService accounts,
            OrganisationService organisations,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.each = each;
        this.accounts = accounts;
        this.organisations = organisations;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** How many people are in a circle or asked to join it, without its residents. */
    @Transactional(readOnly = true)
    public int placesTaken(CircleId circle) {
        circles.seat(circle).may(Act.PROPOSE_MEMBER);
        return number("select circle.places_taken(?)", circle);
    }

    private int number(String sql, CircleId circle) {
        return jdbc.sql(sql).param(circle.value()).query(Integer.class).single();
    }

    /** Asks one to three people, or proposes them to the resident. All of them or none. */
    public void invite(CircleId circle, List<NewInvitation> people, Locale language) {
        var seat = circles.seat(circle);
        seat.may(Act.PROPOSE_MEMBER);
        // two who invite at once would both find the last place
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?::text, 1))")
                .param(circle.value())
                .query((_, _) -> true)
                .single();
        people.forEach(person -> invite(seat, person, language));
        events.publishEvent(new InvitationChanged(circle));
    }

    private void invite(Seat seat, NewInvitation person, Locale language) {
        if (wasAsked(person.id())) {
            return;
        }
        refuseWhatCannotBe(seat, person);
        if (seat.can(Act.INVITE) && seat.household()) {
            write(seat, person, language, "PROPOSED");
            each.say(seat, EachYes.To.INVITATION, person.id());
            tellResidents(seat, person);
            log.write(seat.circle().value(), "PROPOSED", "MEMBER", person.id());
        } else if (seat.can(Act.INVITE)) {
            write(seat, person, language, "OPEN");
            open(seat.circle(), person.id(), person.onPaper());
            log.write(seat.circle().value(), "INVITED", "MEMBER", person.id());
        } else {
            write(seat, person, language, "PROPOSED");
            tellResidents(seat, person);
            log.write(seat.circle().value(), "PROPOSED", "MEMBER", person.id());
        }
    }

    private boolean wasAsked(UUID id) {
        return jdbc.sql("select exists (select 1 from circle.invitation where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private void refuseWhatCannotBe(Seat seat, NewInvitation person) {
        var circle = seat.circle();
        var taken = number("select circle.places_taken(?)", circle);
        if (taken >= MOST) {
            throw new Refused("invite.full", MOST);
        }
        if (taken > BEFORE_THE_YES && circles.viewFor(seat).onBehalf()) {
            throw new Refused("invite.few", seat.ownerName(), BEFORE_THE_YES);
        }
        if (person.forWork()) {
            refuseWhoComesForNoKnownWork(seat, person);
        }
        if (person.until().isPresent()) {
            refuseGuest(seat, person);
        }
        if (person.young().isPresent() && seat.state() != CircleState.ACTIVE) {
            throw new Refused("invite.young.notYet");
        }
        if (number("select circle.invited_today(?)", circle) >= A_DAY) {
            throw new Refused("invite.tooManyToday", A_DAY);
        }
        person.address()
                .ifPresent(address -> refuseWhoIsThere(circle, person.name().value(), address, null));
    }

    /** R-A6: nobody comes for the work before the resident's yes. R-A10: an organisation must vouch for who does. */
    private void refuseWhoComesForNoKnownWork(Seat seat, NewInvitation person) {
        if (circles.viewFor(seat).onBehalf()) {
            throw new Refused("invite.work.early", seat.ownerName());
        }
        var address = person.address().orElseThrow();
        if (organisations.trustedAt(address).isEmpty()) {
            throw new Refused("invite.work.unknown", person.name().value(), address.domain());
        }
    }

    /** From today, for thirty days at most, and in a circle that lives: a guest is not who makes it begin. */
    private void refuseGuest(Seat seat, NewInvitation person) {
        if (seat.state() != CircleState.ACTIVE) {
            throw new Refused("invite.guest.notYet");
        }
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        var last = today.plusDays(NewInvitation.GUEST_DAYS - 1L);
        if (person.until()
                .filter(day -> day.isBefore(today) || day.isAfter(last))
                .isPresent()) {
            throw new Refused("invite.guest.until", person.name().value(), NewInvitation.GUEST_DAYS);
        }
    }

    /** To who proposes nothing is said of others: it would tell whose address it is. The resident reads it when she approves. */
    private void refuseWhoIsThere(CircleId circle, String name, EmailAddress address, @Nullable UUID approved) {
        jdbc.sql("select circle.there_already(?, ?, ?, cast(? as uuid))")
                .param(circle.value())
                .param(name)
                .param(address.value())
                .param(approved)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single()
                .ifPresent(who -> {
                    throw new Refused("invite.already." + who, name);
                });
    }

    private void write(Seat seat, NewInvitation person, Locale language, String state) {
        jdbc.sql(
                        "insert into circle.invitation (id, circle_id, proposed_by, first_name, address, on_paper, relation, relation_word, "
                                + "ring, guest_until, age, by_parent, language, state, decide_by, opened_at, expires_at, remind_at) values (:id, :circle, :me, :name, "
                                + ":address, :paper, :relation, :word, :ring, cast(:guest as timestamptz), :age, :parent, :language, :state, "
                                + "case when :state = 'PROPOSED' then least(cast(:guest as timestamptz), common.kring_now() + interval '7 days') end, "
                                + "case when :state = 'OPEN' then common.kring_now() end, "
                                + "case when :state = 'OPEN' then least(cast(:guest as timestamptz), common.kring_now() + interval '14 days') end, "
                                + "case when :state = 'OPEN' and not :paper then common.kring_now() + interval '3 days' end)")
                .param("id", person.id())
                .param("circle", seat.circle().value())
                .param("me", seat.account().value())
                .param("name", person.name().value())
                .param("address", person.address().map(EmailAddress::value).orElse(null), Types.VARCHAR)
                .param("paper", person.onPaper())
                .param("relation", person.relation().name())
                .param("word", person.relationWord())
                .param("ring", person.ring().name())
                .param(
                        "guest",
                        person.ends().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("age", person.young().map(NewInvitation.Young::age).orElse(null), Types.INTEGER)
                .param(
                        "parent",
                        person.young().filter(NewInvitation.Young::child).isPresent())
                .param("language", spoken(language))
                .param("state", state)
                .update();
    }

    private static String spoken(Locale language) {
        return Texts.LANGUAGES.stream()
                .map(Locale::getLanguage)
                .filter(language.getLanguage()::equals)
                .findFirst()
                .orElse(Texts.LANGUAGES.getFirst().getLanguage());
    }

    /** Now the mail goes; a letter is made by who prints it. */
    private void open(CircleId circle, UUID invitation, boolean onPaper) {
        if (!onPaper) {
            notify.sendSecret(InvitationMail.FIRST, invitation, "invitation:" + invitation + ":1");
        }
        events.publishEvent(new InvitationChanged(circle));
    }

    private void tellResidents(Seat seat, NewInvitation person) {
        circles.viewFor(seat).residents().stream()
                .filter(resident -> !seat.standsFor().contains(resident.account()))
                .forEach(resident -> notify.send(new Message(
                        resident.account(),
                        "proposal",
                        List.of(accounts.me().firstName(), person.name().value()),
                        "/circle/" + seat.circle().value() + "/people",
                        Optional.of(seat.circle().value()),
                        person.id(),
                        "proposal:" + person.id() + ":" + resident.account().value(),
                        clock.instant())));
    }

    /** Whom this circle asked or is asked to ask, newest first: all for the resident, the own for who proposed. */
    @Transactional(readOnly = true)
    public List<InvitationView> all(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.PROPOSE_MEMBER);
        var rows = jdbc.sql("select id, proposed_by, first_name, address, relation_word, ring, state, mail, "
                        + "coalesce(expires_at, decide_by), state = 'OPEN' and expires_at <= common.kring_now(), on_paper, guest_until "
                        + "from circle.invitation where circle_id = ? and (? or proposed_by = ?) "
                        + "order by created_at desc, id desc")
                .param(circle.value())
                .param(seat.can(Act.INVITE))
                .param(seat.account().value())
                .query(InvitationService::row)
                .list();
        var names = accounts.people(rows.stream().map(Row::proposedBy).toList());
        return rows.stream()
                .map(row -> row.seenFrom(seat, names, awaited(seat, row)))
                .toList();
    }

    private Awaited awaited(Seat seat, Row row) {
        return row.view().state() == InvitationState.WAITS_FOR_RESIDENT
                ? each.awaited(seat, EachYes.To.INVITATION, row.view().id())
                : Awaited.MINE;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var state = row.getBoolean(10) ? "EXPIRED" : row.getString(7);
        var view = new InvitationView(
                row.getObject(1, UUID.class),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getBoolean(11),
                row.getString(5),
                Ring.valueOf(row.getString(6)),
                InvitationState.of(state, row.getString(8), row.getBoolean(11)),
                Optional.empty(),
                Optional.ofNullable(row.getTimestamp(9)).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp(12)).map(Timestamp::toInstant),
                Awaited.MINE);
        return new Row(view, new AccountId(row.getObject(2, UUID.class)));
    }

    private record Row(InvitationView view, AccountId proposedBy) {
        InvitationView seenFrom(Seat seat, Map<AccountId, PersonView> names, Awaited awaited) {
            var who = Optional.ofNullable(names.get(proposedBy))
                    .filter(_ -> !proposedBy.equals(seat.account()))
                    .map(PersonView::firstName);
            return new InvitationView(
                    view.id(),
                    view.firstName(),
                    view.address(),
                    view.onPaper(),
                    view.relationWord(),
                    view.ring(),
                    view.state(),
                    who,
                    view.until(),
                    view.guestUntil(),
                    awaited);
        }
    }

    /**
     * The resident's yes to what somebody proposed: now the mail goes, or a letter may be made. In a household that is so once each who
     * lives there said yes.
     */
    public void approve(CircleId circle, UUID invitation) {
        var seat = circles.seat(circle);
        seat.may(Act.INVITE);
        jdbc.sql("select first_name, address from circle.invitation where id = ? and circle_id = ? "
                        + "and state = 'PROPOSED' and address is not null")
                .param(invitation)
                .param(circle.value())
                .query((row, _) -> Map.entry(row.getString(1), new EmailAddress(row.getString(2))))
                .optional()
                .ifPresent(who -> refuseWhoIsThere(circle, who.getKey(), who.getValue(), invitation));
        if (seat.household()
                && inTime(circle, invitation)
                && !each.say(seat, EachYes.To.INVITATION, invitation).nobody()) {
            log.write(circle.value(), "SAID_YES", "MEMBER", invitation);
            events.publishEvent(new InvitationChanged(circle));
            return;
        }
        if (change(
                "set " + OPENS
                        + " where id = ? and circle_id = ? and state = 'PROPOSED' and decide_by > common.kring_now() "
                        + "and (guest_until is null or guest_until > common.kring_now())",
                circle,
                invitation)) {
            var onPaper = mine(circle, invitation).onPaper();
            open(circle, invitation, onPaper);
            if (onPaper) {
                tellWhoProposed(circle, invitation);
            }
            log.write(circle.value(), "APPROVED", "MEMBER", invitation);
        } else if (waits(circle, invitation)) {
            throw new Refused("invite.over");
        }
    }

    private boolean inTime(CircleId circle, UUID invitation) {
        return jdbc.sql(
                        "select exists (select 1 from circle.invitation where id = ? and circle_id = ? and state = 'PROPOSED' "
                                + "and decide_by > common.kring_now() and (guest_until is null or guest_until > common.kring_now()))")
                .param(invitation)
                .param(circle.value())
                .query(Boolean.class)
                .single();
    }

    /** Still to be answered, and too late for it. */
    private boolean waits(CircleId circle, UUID invitation) {
        return jdbc.sql(
                        "select exists (select 1 from circle.invitation where id = ? and circle_id = ? and state = 'PROPOSED')")
                .param(invitation)
                .param(circle.value())
                .query(Boolean.class)
                .single();
    }

    /** No mail goes to who is asked on paper: somebody has to make the letter, and may do it from now on. */
    private void tellWhoProposed(CircleId circle, UUID invitation) {
        jdbc.sql("select proposed_by, first_name from circle.invitation where id = ? and proposed_by <> common.me()")
                .param(invitation)
                .query((row, _) -> new Message(
                        new AccountId(row.getObject(1, UUID.class)),
                        "proposalApproved",
                        List.of(accounts.me().firstName(), row.getString(2)),
                        "/circle/" + circle.value() + "/people",
                        Optional.of(circle.value()),
                        invitation,
                        "proposal-approved:" + invitation,
                        clock.instant()))
                .optional()
                .ifPresent(notify::send);
    }

    /** The resident's no; who proposed it reads that it does not go on, and no reason. */
    public void refuse(CircleId circle, UUID invitation) {
        circles.seat(circle).may(Act.INVITE);
        if (change(
                "set state = 'NOT_APPROVED', address = null where id = ? and circle_id = ? and state = 'PROPOSED'",
                circle,
                invitation)) {
            log.write(circle.value(), "NOT_APPROVED", "MEMBER", invitation);
        }
    }

    /** Takes back what is not answered: the resident any, who proposed it the own. Its link stops working at once. */
    public void takeBack(CircleId circle, UUID invitation) {
        mine(circle, invitation);
        if (change(
                "set state = 'TAKEN_BACK', address = null where id = ? and circle_id = ? and state in ('PROPOSED', 'OPEN')",
                circle,
                invitation)) {
            log.write(circle.value(), "TOOK_BACK", "INVITATION", invitation);
        }
    }

    /** Sends the mail once more, as if the first was lost; the day on which it ends stays. */
    public void resend(CircleId circle, UUID invitation) {
        circles.seat(circle).may(Act.INVITE);
        var mails = mine(circle, invitation).mails();
        if (mails >= MAILS) {
            throw new Refused("invite.resend.enough");
        }
        if (change(
                "set mails = mails + 1, mail = 'PENDING' where id = ? and circle_id = ? and state = 'OPEN' and not on_paper "
                        + "and expires_at > common.kring_now()",
                circle,
                invitation)) {
            notify.sendSecret(InvitationMail.FIRST, invitation, "invitation:" + invitation + ":" + (mails + 1));
        }
    }

    /**
     * Asks whether this person may hand over a letter: the resident any that waits for an answer, who proposed it the own. The secret in
     * it is a job's ({@link LetterDoor}).
     */
    public void handOver(CircleId circle, UUID invitation) {
        var open = mine(circle, invitation);
        if (!open.onPaper() || !open.open()) {
            throw new Refused("letter.gone");
        }
        log.write(circle.value(), "WROTE", "LETTER", invitation);
    }

    private record Mine(int mails, boolean onPaper, boolean open) {}

    /** How it stands, if it is this person's to handle: else it is as unknown as one that is not there. */
    private Mine mine(CircleId circle, UUID invitation) {
        var seat = circles.seat(circle);
        seat.may(Act.PROPOSE_MEMBER);
        return jdbc.sql("select mails, on_paper, state = 'OPEN' and expires_at > common.kring_now() "
                        + "from circle.invitation where id = ? and circle_id = ? and (? or proposed_by = ?)")
                .param(invitation)
                .param(circle.value())
                .param(seat.can(Act.INVITE))
                .param(seat.account().value())
                .query((row, _) -> new Mine(row.getInt(1), row.getBoolean(2), row.getBoolean(3)))
                .optional()
                .orElseThrow(() -> new NotFound(invitation));
    }

    private boolean change(String change, CircleId circle, UUID invitation) {
        var changed = jdbc.sql("update circle.invitation " + change)
                        .param(invitation)
                        .param(circle.value())
                        .update()
                == 1;
        if (changed) {
            events.publishEvent(new InvitationChanged(circle));
        }
        return changed;
    }
}
