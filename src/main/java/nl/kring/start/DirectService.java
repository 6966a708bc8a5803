package nl.kring.start;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.OrganisationService;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.start.CardView.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A professional of a verified organisation begins together with somebody who is present and said yes. */
@Service
@Transactional
public class DirectService {
    static final int A_DAY = 20;
    private static final int MOST = 50;

    private final OrganisationService organisations;
    private final Directs directs;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final Clock clock;

    DirectService(
            OrganisationService organisations, Directs directs, NotifyService notify, JdbcClient jdbc, Clock clock) {
        this.organisations = organisations;
        this.directs = directs;
        this.notify = notify;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Mails somebody who is present a link to start with. */
    public void mail(NewDirect given) {
        write(given, Way.MAIL);
    }

    /** The same, for who begins on the professional's own screen; the mail is there to go on at home. */
    void onScreen(NewDirect given) {
        write(given, Way.SCREEN);
    }

    private void write(NewDirect given, Way way) {
        var me = me();
        organisations.work().stream()
                .filter(where -> where.id().equals(given.organisation()))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!given.saidYes()) {
            throw new Refused("direct.yes.missing");
        }
        if (given.saidOn().isAfter(LocalDate.ofInstant(clock.instant(), MovingClock.ZONE))) {
            throw new Refused("direct.day.wrong");
        }
        if (count("id = ?", given.id()) > 0) {
            return;
        }
        if (count("issuer_id = ? and made_at > common.kring_now() - interval '1 day'", me) >= A_DAY) {
            throw new Refused("direct.tooMany", A_DAY);
        }
        directs.write(given, way, me);
        notify.sendSecret(DirectMail.TEMPLATE, given.id(), "direct:" + given.id() + ":1");
    }

    private int count(String which, UUID id) {
        return jdbc.sql("select count(*) from circle.direct_start where " + which)
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** The newest of the person signed in: whether each was used, and nothing else (R-A3). */
    @Transactional(readOnly = true)
    public List<CardView> mine() {
        return jdbc.sql("select id, way, template, made_at, case when used_at is not null then 'USED' "
                        + "when coalesce(link_until, expires_at) <= common.kring_now() then 'EXPIRED' else 'NOT_USED' end "
                        + "from circle.direct_start where issuer_id = ? order by made_at desc limit ?")
                .param(me())
                .param(MOST)
                .query((row, _) -> new CardView(
                        row.getObject(1, UUID.class),
                        Way.valueOf(row.getString(2)),
                        Optional.ofNullable(row.getString(3)).map(Template::valueOf),
                        row.getTimestamp(4).toInstant(),
                        CardView.Status.valueOf(row.getString(5))))
                .list();
    }

    private static UUID me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(Acting.Person::personId)
                .orElseThrow(NotFound::new);
    }
}
