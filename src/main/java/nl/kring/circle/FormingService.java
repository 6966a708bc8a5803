package nl.kring.circle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A circle in the making: what its resident sees before the yes, and the yes itself, without which nobody else reads anything. */
@Service
@Transactional
public class FormingService {
    private final CircleService circles;
    private final Seats seats;
    private final AudienceService audiences;
    private final CircleHolds holds;
    private final Confirming confirming;
    private final AccountService accounts;

    FormingService(
            CircleService circles,
            Seats seats,
            AudienceService audiences,
            CircleHolds holds,
            Confirming confirming,
            AccountService accounts) {
        this.circles = circles;
        this.seats = seats;
        this.audiences = audiences;
        this.holds = holds;
        this.confirming = confirming;
        this.accounts = accounts;
    }

    /** Who is in the circle and who will read what, for whom may say yes to it. */
    @Transactional(readOnly = true)
    public Forming before(CircleId id) {
        circles.seat(id).may(Act.CONFIRM_CIRCLE);
        var circle = circles.describe(id);
        var held = holds.posts(id);
        var begun = seats.onceBegun(id).stream().collect(Collectors.toMap(Seat::account, Function.identity()));
        return new Forming(
                circle.with(onceBegun(circle, begun)),
                held.values().stream().mapToInt(Integer::intValue).sum(),
                begun.values().stream().collect(Collectors.toMap(Seat::account, seat -> reads(seat, held))));
    }

    private static List<MemberView> onceBegun(CircleView circle, Map<AccountId, Seat> begun) {
        return circle.members().stream()
                .map(member -> Optional.ofNullable(begun.get(member.person().account()))
                        .map(seat -> member.reading(seat.topics()))
                        .orElse(member))
                .toList();
    }

    private int reads(Seat seat, Map<UUID, Integer> held) {
        return audiences.audiencesOf(seat).stream()
                .mapToInt(audience -> held.getOrDefault(audience, 0))
                .sum();
    }

    /** The yes (R-A6). A second one, such as a double click, changes nothing. It begins once somebody else is in it. */
    public void confirm(CircleId id, GivenYes yes) {
        var seat = circles.seat(id);
        seat.may(Act.CONFIRM_CIRCLE);
        confirming.say(id, seat.account(), yes, YesHeard.OWN);
        yes.messages().ifPresent(accounts::iWantMessages);
    }
}
