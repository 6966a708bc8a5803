package nl.kring.invite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.Codes;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.PersonView;
import nl.kring.identity.Secrets;
import nl.kring.identity.SignInService;
import nl.kring.platform.MovingClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations that wait for an answer, found by the secret of a mail or the code of a letter; for jobs, within their transaction. */
@Component
class OpenInvitations {
    private static final String FIND =
            "select id, circle_id, proposed_by, first_name, address, relation, relation_word, ring, expires_at, guest_until, age, language, created_at "
                    + "from circle.invitation where id = (select invitation_id from circle.invitation_link "
                    + "where hash = ? and replaced_at is null) and state = 'OPEN' "
                    + "and expires_at > common.kring_now() and exists (select 1 from circle.circle c where c.id = circle_id "
                    + "and c.state in ('FORMING', 'ACTIVE') and c.frozen_at is null)";

    private final CircleJobs circles;
    private final AccountService accounts;
    private final SignInService signIn;
    private final OrganisationJobs organisations;
    private final Codes codes;
    private final JdbcClient jdbc;

    OpenInvitations(
            CircleJobs circles,
            AccountService accounts,
            SignInService signIn,
            OrganisationJobs organisations,
            Codes codes,
            JdbcClient jdbc) {
        this.circles = circles;
        this.accounts = accounts;
        this.signIn = signIn;
        this.organisations = organisations;
        this.codes = codes;
        this.jdbc = jdbc;
    }

    /** @param address of the mail that it went by; none for a letter */
    record Row(
            UUID id,
            CircleId circle,
            AccountId by,
            String name,
            Optional<EmailAddress> address,
            RelationKind relation,
            String relationWord,
            Ring ring,
            Instant until,
            Optional<Instant> guestUntil,
            Optional<Integer> age,
            Locale language,
            Instant asked) {
        /** When a young member is eighteen for certain: by the age on the day that was asked. */
        Optional<LocalDate> grownUpOn() {
            return age.map(years -> Age.grownUpOn(years, LocalDate.ofInstant(asked, MovingClock.ZONE)));
        }

        /** Who agreed to it, of a child: who asked. */
        Optional<AccountId> parent() {
            return Optional.of(by).filter(_ -> child());
        }

        boolean child() {
            return age.filter(years -> new NewInvitation.Young(years, true).child())
                    .isPresent();
        }

        /** The address at work that was asked, if it is about work. */
        Optional<EmailAddress> forWork() {
            return relation == RelationKind.PROFESSIONAL ? address : Optional.empty();
        }
    }

    Optional<Row> find(String secret) {
        return row(FIND, secret);
    }

    /** The same, locked, while nobody else has answered. Who comes second waits here and finds it answered. */
    Optional<Row> lock(String secret) {
        return row(FIND + " for update", secret);
    }

    private Optional<Row> row(String sql, String secret) {
        return jdbc.sql(sql).param(hash(secret)).query(OpenInvitations::row).optional();
    }

    /** What the database keeps of a secret: of a short code a hash that needs the key. */
    byte[] hash(String secret) {
        return Codes.are(secret) ? codes.hash("letter", secret) : Secrets.hash(secret);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                new CircleId(row.getObject(2, UUID.class)),
                new AccountId(row.getObject(3, UUID.class)),
                row.getString(4),
                Optional.ofNullable(row.getString(5)).map(EmailAddress::new),
                RelationKind.valueOf(row.getString(6)),
                row.getString(7),
                Ring.valueOf(row.getString(8)),
                row.getTimestamp(9).toInstant(),
                Optional.ofNullable(row.getTimestamp(10)).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject(11, Integer.class)),
                Locale.of(row.getString(12)),
                row.getTimestamp(13).toInstant());
    }

    private static Set<Topic> reads(Row row, CircleView circle) {
        if (row.guestUntil().isPresent()) {
            return circle.guestsRead();
        }
        return row.child() ? circle.childrenRead() : circle.reads(row.ring());
    }

    /** What the one who was asked may read of it. */
    OpenInvitation shown(Row row) {
        var circle = circles.view(row.circle());
        var inviter = Optional.ofNullable(accounts.people(List.of(row.by())).get(row.by()))
                .map(PersonView::firstName);
        return new OpenInvitation(
                row.name(),
                inviter.orElse(circle.whose()),
                circle.whose(),
                row.address().isEmpty(),
                circle.resident().account().equals(row.by()),
                circle.onBehalf(),
                row.relationWord(),
                row.forWork().flatMap(organisations::trustedAt),
                reads(row, circle),
                row.until(),
                row.guestUntil(),
                row.child(),
                row.address().map(signIn::peopleAt).orElse(List.of()).stream()
                        .filter(someone -> someone.person().staffOf().isEmpty())
                        .toList());
    }
}
