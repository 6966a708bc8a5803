package nl.kring.circle;

/** What one may do in a circle, as appendix B names it; {@link SeatRules} says who may. */
public enum Act {
    READ,
    POST,
    OBSERVE,
    READ_PLAN,
    INVITE,
    PREPARE,
    PROPOSE_MEMBER,
    SKETCH,
    ADMIT_OR_REMOVE,
    CHANGE_WHO_SEES_WHAT,
    LOOK_AS_ANOTHER,
    PAUSE_MEMBER,
    LEAVE,
    ASK_FOR_HELP,
    FORWARD_NEED,
    SEE_ACCESS_LOG,
    CONFIRM_CIRCLE,
    VOUCH,
    BEGIN_HERE,
    CONSENT,
    ERASE_POST,
    ERASE_HEALTH,
    CLOSE_CIRCLE,
    REOPEN_CIRCLE
}
