package nl.kring.circle;

import java.util.Optional;
import nl.kring.identity.AccountId;

/** Somebody who said yes to a circle, and where that person stands in it. */
public record NewMember(
        AccountId account,
        RelationKind relation,
        String relationWord,
        Optional<String> organisation,
        Ring ring,
        boolean coordinator,
        boolean mayObserve) {}
