package nl.kring.circle;

import java.util.List;
import nl.kring.tenant.TenantId;

/**
 * A circle as somebody in it sees it.
 *
 * @param residents one, or all of a household
 * @param members only those who are in it now, by ring and name
 */
public record CircleView(
        CircleId id,
        TenantId tenant,
        CircleState state,
        Preset preset,
        List<CirclePerson> residents,
        List<MemberView> members) {
    /** The person the circle is about; of a household the first. */
    public CirclePerson resident() {
        return residents.getFirst();
    }

    /** Who is who: resident or member with this account. */
    public java.util.Optional<String> nameOf(nl.kring.identity.AccountId account) {
        return java.util.stream.Stream.concat(
                        residents.stream(), members.stream().map(MemberView::person))
                .filter(person -> person.account().equals(account))
                .map(CirclePerson::firstName)
                .findFirst();
    }
}
