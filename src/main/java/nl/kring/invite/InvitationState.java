package nl.kring.invite;

/** How it stands with an invitation, for who may know: the resident and who proposed it. */
public enum InvitationState {
    WAITS_FOR_RESIDENT,
    ON_ITS_WAY,
    WAITS_FOR_MAIL_SERVER,
    WAITS_FOR_LETTER,
    ON_PAPER,
    SENT,
    ACCEPTED,
    NOT_NOW,
    EXPIRED,
    TAKEN_BACK,
    NOT_APPROVED;

    /** Whether it still takes a place and may be taken back. */
    public boolean open() {
        return ordinal() <= SENT.ordinal();
    }

    static InvitationState of(String state, String mail, boolean onPaper) {
        return switch (state) {
            case "PROPOSED" -> WAITS_FOR_RESIDENT;
            case "OPEN" ->
                switch (mail) {
                    case "SENT" -> onPaper ? ON_PAPER : SENT;
                    case "FAILING" -> WAITS_FOR_MAIL_SERVER;
                    default -> onPaper ? WAITS_FOR_LETTER : ON_ITS_WAY;
                };
            default -> valueOf(state);
        };
    }
}
