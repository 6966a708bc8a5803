package nl.kring.start;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Codes;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cards that a professional of a verified organisation hands over. They hold nothing about who gets them. */
@Service
@Transactional
public class CardService {
    static final Duration VALID = Duration.ofDays(30);
    private static final int MOST = 50;
    private static final String CARD = "select id, template, made_at, case when used_at is not null then 'USED' "
            + "when expires_at <= common.kring_now() then 'EXPIRED' else 'NOT_USED' end from circle.invitation_card ";

    private final OrganisationService organisations;
    private final Codes codes;
    private final JdbcClient jdbc;
    private final Clock clock;

    CardService(OrganisationService organisations, Codes codes, JdbcClient jdbc, Clock clock) {
        this.organisations = organisations;
        this.codes = codes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a card in the name of an organisation where the person signed in works. */
    public NewCard make(OrganisationId organisation, Optional<Template> template) {
        var mine = organisations.work().stream()
                .filter(where -> where.id().equals(organisation))
                .findFirst()
                .orElseThrow(NotFound::new);
        var code = Codes.mint();
        var expires = clock.instant().plus(VALID);
        jdbc.sql("insert into circle.invitation_card (id, code_hash, issuer_id, organisation_id, template, expires_at) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(codes.hash("card", code))
                .param(me())
                .param(organisation.value())
                .param(template.map(Template::name).orElse(null))
                .param(Timestamp.from(expires))
                .update();
        return new NewCard(code, mine, expires);
    }

    /** The newest cards of the person signed in. */
    @Transactional(readOnly = true)
    public List<CardView> mine() {
        return jdbc.sql(CARD + "where issuer_id = ? order by made_at desc limit ?")
                .param(me())
                .param(MOST)
                .query(CardService::view)
                .list();
    }

    /** One's own card, by its id; of another's nothing is known. */
    @Transactional(readOnly = true)
    public CardView card(UUID id) {
        return jdbc.sql(CARD + "where issuer_id = ? and id = ?")
                .param(me())
                .param(id)
                .query(CardService::view)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static CardView view(ResultSet row, int number) throws SQLException {
        return new CardView(
                row.getObject(1, UUID.class),
                CardView.Way.CARD,
                Optional.ofNullable(row.getString(2)).map(Template::valueOf),
                row.getTimestamp(3).toInstant(),
                CardView.Status.valueOf(row.getString(4)));
    }

    private static UUID me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(Acting.Person::personId)
                .orElseThrow(NotFound::new);
    }
}
