package nl.kring.circle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The yes of each adult who lives in a household (R-B21); where one lives alone, hers is enough and nothing is kept. */
@Service
@Transactional
public class EachYes {
    private final AccountService accounts;
    private final JdbcClient jdbc;

    EachYes(AccountService accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** To what somebody says yes. */
    public enum To {
        INVITATION,
        NEWCOMER,
        HOUSEMATE
    }

    /** Says yes for whom this seat stands, and answers whose yes is still to come. */
    public Awaited say(Seat seat, To to, UUID object) {
        seat.may(Act.ADMIT_OR_REMOVE);
        if (!seat.household()) {
            return new Awaited(false, List.of());
        }
        decidesFor(seat).forEach(resident -> jdbc.sql(
                        "insert into circle.resident_yes (circle_id, about, object_id, resident_id, given_by) "
                                + "values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(seat.circle().value())
                .param(to.name())
                .param(object)
                .param(resident.value())
                .param(seat.account().value())
                .update());
        return awaited(seat, to, object);
    }

    /** Whose yes is still to come, for who reads it from this seat. */
    @Transactional(readOnly = true)
    public Awaited awaited(Seat seat, To to, UUID object) {
        seat.may(Act.READ);
        if (!seat.household()) {
            return Awaited.MINE;
        }
        var waited = Arrays.stream(jdbc.sql("select circle.awaited_for(?, ?, ?)")
                        .param(seat.circle().value())
                        .param(to.name())
                        .param(object)
                        .query((row, _) -> (Object[]) row.getArray(1).getArray())
                        .single())
                .map(id -> new AccountId((UUID) id))
                .toList();
        var mine = decidesFor(seat);
        var others = waited.stream().filter(one -> !mine.contains(one)).toList();
        var people = accounts.people(others);
        return new Awaited(
                waited.stream().anyMatch(mine::contains),
                others.stream()
                        .flatMap(one -> Optional.ofNullable(people.get(one)).map(PersonView::firstName).stream())
                        .toList());
    }

    /** Herself, or for whom she speaks in personal matters. */
    private static List<AccountId> decidesFor(Seat seat) {
        return seat.standsFor().stream()
                .filter(resident -> seat.can(Act.ADMIT_OR_REMOVE)
                        && (seat.isResident()
                                || seat.speaksFor()
                                        .getOrDefault(resident, Set.of())
                                        .contains(Topic.PRACTICAL)))
                .toList();
    }
}
