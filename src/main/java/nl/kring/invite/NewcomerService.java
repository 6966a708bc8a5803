package nl.kring.invite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.Awaited;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.Work;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who said yes to an invitation is recognised by the resident (R-A10): "Is dit Sietse?". Until then that one reads little. */
@Service
@Transactional
public class NewcomerService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    NewcomerService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** Who waits for "Ja, dat klopt"; nobody before the resident's yes to the circle, or for who may not say so. */
    @Transactional(readOnly = true)
    public List<Newcomer> waiting(CircleId circle) {
        var seat = circles.seat(circle);
        if (!seat.can(Act.ADMIT_OR_REMOVE)) {
            return List.of();
        }
        var view = circles.viewFor(seat);
        if (view.onBehalf()) {
            return List.of();
        }
        var unknown = view.members().stream()
                .filter(member -> !member.recognised())
                .collect(Collectors.toMap(member -> member.person().account(), Function.identity()));
        if (unknown.isEmpty()) {
            return List.of();
        }
        return newcomers(circle).stream()
                .flatMap(row -> Optional.ofNullable(unknown.get(row.account()))
                        .map(member -> named(row, member, circles.awaited(circle, row.account())))
                        .stream())
                .toList();
    }

    private static Newcomer named(Newcomer row, MemberView member, Awaited awaited) {
        return new Newcomer(
                row.account(),
                member.person().firstName(),
                row.invitedAs(),
                row.knownBy(),
                row.relation(),
                row.work(),
                row.ring(),
                awaited);
    }

    /** Each once, as the newest invitation says: who was not known may be invited again, as another. */
    private List<Newcomer> newcomers(CircleId circle) {
        return jdbc.sql("select account_id, first_name, known_by, ring, relation, organisation, conduct_seen from "
                        + "(select distinct on (account_id) * "
                        + "from circle.invitation where circle_id = ? and state = 'ACCEPTED' and known_by is not null "
                        + "order by account_id, id desc) newest order by id")
                .param(circle.value())
                .query(NewcomerService::newcomer)
                .list();
    }

    private static Newcomer newcomer(ResultSet row, int number) throws SQLException {
        var conductSeen = row.getBoolean(7);
        return new Newcomer(
                new AccountId(row.getObject(1, UUID.class)),
                "",
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                RelationKind.valueOf(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(name -> new Work(name, conductSeen)),
                Ring.valueOf(row.getString(4)),
                Awaited.MINE);
    }

    /** "Ja, dat klopt": from now on this member reads what was promised; in a household once each who lives there said it. */
    public void recognise(CircleId circle, AccountId member) {
        circles.seat(circle).mayWrite(Act.ADMIT_OR_REMOVE);
        circles.recognise(circle, member, promised(circle, member));
    }

    private Ring promised(CircleId circle, AccountId member) {
        return newcomers(circle).stream()
                .filter(row -> row.account().equals(member))
                .findFirst()
                .map(Newcomer::ring)
                .orElseThrow(NotFound::new);
    }

    /** "Nee, ken ik niet": out at once. */
    public void doesNotKnow(CircleId circle, AccountId member) {
        circles.seat(circle).may(Act.ADMIT_OR_REMOVE);
        circles.remove(circle, member);
    }
}
