package nl.kring.circle;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Appendix B, one line an act: who may do it from where that person stands. */
final class SeatRules {
    private static final Predicate<Seat> RESIDENT = seat -> seat.kind() == Seat.Kind.RESIDENT;
    private static final Predicate<Seat> SPEAKS_FOR =
            seat -> seat.kind() == Seat.Kind.REPRESENTATIVE && seat.personal();
    private static final Predicate<Seat> ASKS_IN_NAME = seat -> seat.kind() == Seat.Kind.REPRESENTATIVE;
    private static final Predicate<Seat> NOT_BY_WORK =
            seat -> seat.ring().filter(ring -> ring != Ring.PROFESSIONALS).isPresent();
    private static final Predicate<Seat> ANYONE = _ -> true;
    private static final Predicate<Seat> CIRCLE_STARTED = seat -> seat.state() == CircleState.ACTIVE;
    private static final Predicate<Seat> IN_MEMORIAM = seat -> seat.state() == CircleState.IN_MEMORIAM;
    private static final Predicate<Seat> CIRCLE_CLOSED = seat -> seat.state() == CircleState.CLOSED;
    private static final Predicate<Seat> BEGUN = seat -> seat.state() != CircleState.FORMING;
    private static final Predicate<Seat> PREPARES = Seat::preparing;
    private static final Predicate<Seat> OBSERVER = Seat::mayObserve;
    private static final Predicate<Seat> RECOGNISED = Seat::recognised;
    private static final Predicate<Seat> HOUSEHOLD = Seat::household;
    private static final Predicate<Seat> HEALTH_SHARED = Seat::healthShared;
    private static final Predicate<Seat> READS_HEALTH = Seat::readsHealth;
    private static final Predicate<Seat> NO_GUEST = seat -> !seat.guest();
    private static final Predicate<Seat> GROWN_UP = NO_GUEST.and(seat -> seat.age() != Age.CHILD);
    private static final Predicate<Seat> INNER =
            seat -> seat.ring().filter(Ring.INNER::equals).isPresent();
    private static final Predicate<Seat> NEAR = INNER.or(Seat::coordinator);
    private static final Predicate<Seat> CONFIRMS = RECOGNISED
            .and(GROWN_UP)
            .and(RESIDENT.or(seat -> seat.kind() == Seat.Kind.REPRESENTATIVE).or(INNER));
    private static final Predicate<Seat> LIVES =
            seat -> seat.state() == CircleState.FORMING || seat.state() == CircleState.ACTIVE;
    private static final Predicate<Seat> INVITES = LIVES.and(RESIDENT.or(SPEAKS_FOR));

    static final Map<Act, Predicate<Seat>> ALL = Map.ofEntries(
            Map.entry(Act.READ, ANYONE),
            Map.entry(Act.POST, CIRCLE_STARTED.or(IN_MEMORIAM).and(NO_GUEST)),
            Map.entry(Act.ASK, CIRCLE_STARTED.and(NO_GUEST)),
            Map.entry(Act.CHECK_IN, CIRCLE_STARTED.and(GROWN_UP)),
            Map.entry(Act.MILESTONE, CIRCLE_STARTED.and(NO_GUEST).and(RESIDENT.or(INNER))),
            Map.entry(Act.SURPRISE, CIRCLE_STARTED.and(NO_GUEST).and(INNER).and(seat -> seat.standsFor()
                    .isEmpty())),
            Map.entry(
                    Act.OBSERVE,
                    CIRCLE_STARTED
                            .and(HEALTH_SHARED)
                            .and(RESIDENT.or(SPEAKS_FOR).or(OBSERVER))),
            Map.entry(
                    Act.READ_PLAN,
                    CIRCLE_STARTED
                            .or(CIRCLE_CLOSED)
                            .and(RECOGNISED)
                            .and(GROWN_UP)
                            .and(READS_HEALTH)),
            Map.entry(
                    Act.MAKE_PLAN, CIRCLE_STARTED.and(RECOGNISED).and(GROWN_UP).and(HEALTH_SHARED)),
            Map.entry(Act.APPROVE_PLAN, CIRCLE_STARTED.and(HEALTH_SHARED).and(RESIDENT.or(SPEAKS_FOR))),
            Map.entry(Act.INVITE, INVITES.or(PREPARES)),
            Map.entry(Act.PREPARE, PREPARES),
            Map.entry(
                    Act.PROPOSE_MEMBER,
                    INVITES.or(PREPARES)
                            .or(CIRCLE_STARTED.and(RECOGNISED).and(GROWN_UP).and(NEAR))),
            Map.entry(Act.SKETCH, RESIDENT),
            Map.entry(Act.BEGIN_HERE, RESIDENT),
            Map.entry(Act.LOOK_TOGETHER, RESIDENT.and(CIRCLE_STARTED)),
            Map.entry(
                    Act.SEE_UNREACHED,
                    CIRCLE_STARTED.and(
                            RESIDENT.or(SPEAKS_FOR).or(RECOGNISED.and(GROWN_UP).and(Seat::coordinator)))),
            Map.entry(Act.ADMIT_OR_REMOVE, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.CHANGE_WHO_SEES_WHAT, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.LOOK_AS_ANOTHER, RESIDENT),
            Map.entry(Act.PAUSE_MEMBER, CIRCLE_STARTED.and(RECOGNISED).and(Seat::coordinator)),
            Map.entry(
                    Act.REST,
                    CIRCLE_STARTED
                            .and(RESIDENT.and(HOUSEHOLD).or(RESIDENT.negate().and(NOT_BY_WORK)))
                            .and(RECOGNISED)
                            .and(GROWN_UP)),
            // who cares for somebody is said by the relation: nl.kring.carer asks that as well
            Map.entry(
                    Act.CARER_CHECK,
                    BEGUN.and(RESIDENT.or(NOT_BY_WORK))
                            .and(RECOGNISED)
                            .and(NO_GUEST)
                            .and(seat -> seat.age() == Age.GROWN_UP)),
            Map.entry(Act.LEAVE, RESIDENT.negate()),
            Map.entry(Act.ASK_FOR_HELP, IN_MEMORIAM.negate().and(RESIDENT.or(SPEAKS_FOR))),
            Map.entry(Act.FORWARD_NEED, IN_MEMORIAM.negate().and(RESIDENT.or(SPEAKS_FOR))),
            Map.entry(Act.SEE_ACCESS_LOG, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.CONFIRM_CIRCLE, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.CONSENT, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.ERASE_POST, BEGUN.and(NO_GUEST)),
            Map.entry(Act.ERASE_HEALTH, Seat::takesAwayOfOthers),
            Map.entry(Act.CLOSE_CIRCLE, RESIDENT.and(CIRCLE_STARTED).and(HOUSEHOLD.negate())),
            Map.entry(Act.CLOSE_IN_NAME, SPEAKS_FOR.and(CIRCLE_STARTED).and(HOUSEHOLD.negate())),
            Map.entry(Act.ASK_HOUSEMATE, RESIDENT.and(CIRCLE_STARTED)),
            Map.entry(Act.END_HOUSEHOLD, RESIDENT.and(CIRCLE_STARTED).and(HOUSEHOLD)),
            Map.entry(Act.REOPEN_CIRCLE, RESIDENT.and(CIRCLE_CLOSED)),
            Map.entry(Act.CHOOSE_SUPPORTER, RESIDENT),
            Map.entry(Act.CHOOSE_COORDINATOR, CIRCLE_STARTED.and(RESIDENT.or(SPEAKS_FOR))),
            Map.entry(Act.SAY_NO, RESIDENT),
            Map.entry(Act.CHOOSE_AFTER_ME, RESIDENT),
            Map.entry(Act.TAKE_CIRCLE, RESIDENT.or(SPEAKS_FOR)),
            Map.entry(Act.BRING_ALONG, LIVES.and(RESIDENT)),
            Map.entry(Act.SAY_MOVE, LIVES.and(RESIDENT.or(SPEAKS_FOR))),
            Map.entry(
                    Act.MAKE_TASK,
                    CIRCLE_STARTED.and(RESIDENT.or(ASKS_IN_NAME)
                            .or(RECOGNISED.and(GROWN_UP).and(NEAR)))),
            Map.entry(
                    Act.PROPOSE_TASK,
                    CIRCLE_STARTED.and(RESIDENT.or(ASKS_IN_NAME).or(GROWN_UP))),
            Map.entry(
                    Act.TAKE_TASK,
                    CIRCLE_STARTED
                            .and(NOT_BY_WORK)
                            .and(RECOGNISED)
                            .and(seat -> seat.age() != Age.CHILD)
                            .and(RESIDENT.negate())),
            Map.entry(
                    Act.MAKE_APPOINTMENT,
                    CIRCLE_STARTED.and(GROWN_UP).and(RESIDENT.or(SPEAKS_FOR).or(seat -> seat.ring()
                            .filter(ring -> ring != Ring.HELPERS)
                            .isPresent()))),
            Map.entry(
                    Act.REPORT_DEATH,
                    CIRCLE_STARTED.or(CIRCLE_CLOSED).and(RECOGNISED).and(GROWN_UP)),
            Map.entry(Act.CONFIRM_DEATH, BEGUN.and(CONFIRMS)),
            Map.entry(
                    Act.DEATH_WAS_A_MISTAKE,
                    CIRCLE_STARTED
                            .or(CIRCLE_CLOSED)
                            .and(RECOGNISED)
                            .and(GROWN_UP)
                            .or(IN_MEMORIAM.and(CONFIRMS))),
            Map.entry(Act.DECIDE_ANYWAY, LIVES.and(SPEAKS_FOR)),
            Map.entry(Act.ASK_TO_REPRESENT, LIVES.and(RESIDENT.or(RECOGNISED)).and(GROWN_UP)),
            Map.entry(
                    Act.VOUCH,
                    RESIDENT.or(SPEAKS_FOR).or(NOT_BY_WORK.and(RECOGNISED).and(GROWN_UP))));

    /** What a resident does alone (R-C19): who is in the circle and sees what, consents, what goes to the municipality, who speaks for her. */
    static final Set<Act> NEVER_TOGETHER = Collections.unmodifiableSet(EnumSet.of(
            Act.INVITE,
            Act.PREPARE,
            Act.PROPOSE_MEMBER,
            Act.ADMIT_OR_REMOVE,
            Act.APPROVE_PLAN,
            Act.CHANGE_WHO_SEES_WHAT,
            Act.PAUSE_MEMBER,
            Act.CARER_CHECK,
            Act.ASK_FOR_HELP,
            Act.FORWARD_NEED,
            Act.CONFIRM_CIRCLE,
            Act.VOUCH,
            Act.CONSENT,
            Act.ERASE_HEALTH,
            Act.CLOSE_CIRCLE,
            Act.REOPEN_CIRCLE,
            Act.ASK_HOUSEMATE,
            Act.END_HOUSEHOLD,
            Act.CHOOSE_SUPPORTER,
            Act.CHOOSE_COORDINATOR,
            Act.ASK_TO_REPRESENT,
            Act.SAY_NO,
            Act.REPORT_DEATH,
            Act.CONFIRM_DEATH,
            Act.DEATH_WAS_A_MISTAKE,
            Act.CHOOSE_AFTER_ME,
            Act.TAKE_CIRCLE,
            Act.BRING_ALONG,
            Act.SAY_MOVE));

    private SeatRules() {}

    static boolean allows(Act act, Seat seat) {
        return !(seat.helper().isPresent() && NEVER_TOGETHER.contains(act))
                && ALL.getOrDefault(act, _ -> false).test(seat);
    }
}
