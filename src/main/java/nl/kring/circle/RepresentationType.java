package nl.kring.circle;

import java.util.List;

/** By what somebody speaks for a resident; being family is none of them, but lets one keep things going. */
public enum RepresentationType {
    MENTOR(Scope.PERSONAL),
    ADMINISTRATOR(Scope.FINANCIAL),
    GUARDIAN(Scope.BOTH),
    ATTORNEY(Scope.PERSONAL, Scope.FINANCIAL, Scope.BOTH),
    RELATIVE(Scope.PERSONAL_LIMITED),
    PARENT_OR_GUARDIAN_OF_MINOR;

    private final List<Scope> scopes;

    RepresentationType(Scope... scopes) {
        this.scopes = List.of(scopes);
    }

    /** On what one may speak by it, said when it is asked for; of a deed what is written there. */
    public List<Scope> scopes() {
        return scopes;
    }
}
