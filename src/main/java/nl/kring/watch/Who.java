package nl.kring.watch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Age;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;

/** Who is who in a circle. */
record Who(CircleView circle) {
    Optional<CirclePerson> person(AccountId id) {
        return Stream.concat(
                        circle.residents().stream(), circle.members().stream().map(MemberView::person))
                .filter(person -> person.account().equals(id))
                .findFirst();
    }

    /** The same, and who speaks for a resident. */
    Optional<CirclePerson> anybody(AccountId id) {
        return circle.person(id);
    }

    /** Who speaks for a resident in personal matters: that one reads what she reads. */
    List<AccountId> speakers(AccountId resident) {
        return circle.speakers().stream()
                .filter(speaker ->
                        speaker.resident().equals(resident) && speaker.scope().personal())
                .map(speaker -> speaker.person().account())
                .toList();
    }

    /** Whose plan or alert it is; of somebody who lives here no more the first who does. */
    CirclePerson resident(AccountId id) {
        return person(id).orElseGet(circle::resident);
    }

    List<CirclePerson> persons(Collection<AccountId> ids) {
        return ids.stream().map(this::person).flatMap(Optional::stream).toList();
    }

    List<String> names(Collection<AccountId> ids) {
        return persons(ids).stream().map(CirclePerson::firstName).toList();
    }

    String relation(AccountId id) {
        return circle.members().stream()
                .filter(member -> member.person().account().equals(id))
                .map(MemberView::relationWord)
                .findFirst()
                .orElse("");
    }

    List<AccountId> coordinators() {
        return circle.members().stream()
                .filter(MemberView::coordinator)
                .map(member -> member.person().account())
                .toList();
    }

    boolean isProfessional(AccountId id) {
        return circle.members().stream()
                .anyMatch(member -> member.ring() == Ring.PROFESSIONALS
                        && member.person().account().equals(id));
    }

    /** Who is close and may be asked: no child, no guest, and nobody whom the resident does not know yet (R-B14). */
    List<AccountId> inner() {
        return circle.members().stream()
                .filter(member -> member.ring() == Ring.INNER && DraftRules.mayBeAsked(member))
                .map(member -> member.person().account())
                .toList();
    }

    /** Takes part or lives there, and may be asked: no child, no guest, and nobody whom the resident does not know yet (R-B14). */
    boolean mayBeAsked(AccountId id) {
        return isThere(id)
                && circle.members().stream()
                        .filter(member -> member.person().account().equals(id))
                        .allMatch(DraftRules::mayBeAsked);
    }

    /** Whether this is somebody of sixteen or seventeen: asked, and never first (R-B14). */
    boolean isYoung(AccountId id) {
        return circle.members().stream()
                .anyMatch(member ->
                        member.age() == Age.YOUTH && member.person().account().equals(id));
    }

    /** Who lives with somebody: as near as who is close, where it is red and nobody came (AT-D2). */
    List<AccountId> housemates(AccountId resident) {
        return circle.residents().stream()
                .map(CirclePerson::account)
                .filter(one -> !one.equals(resident))
                .toList();
    }

    /** Takes a rest of what others ask (R-D31). */
    boolean rests(AccountId id) {
        return circle.rests(id).isPresent();
    }

    /** Takes part, or lives there too: who is in the line of the one may live with that one. */
    boolean isThere(AccountId id) {
        return person(id).isPresent();
    }
}
