package nl.kring.circle;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantId;

/**
 * A circle as somebody in it sees it.
 *
 * @param residents one, or all of a household
 * @param confirmed the resident said yes to it
 * @param onBehalf somebody else began it, and the resident has not answered yet
 * @param frozen nobody answered in time: it can be read, and nothing else
 * @param healthAllowedBy those of the residents about whose health may be written
 * @param source the system that it was taken over from, if it was; blank if nobody said which
 * @param restsAtHome until when each of those who live there rests, of whom that is so (R-D31); of who takes part it stands with the member
 * @param members only those who are in it now, by ring and name
 * @param speakers who speaks for a resident now, seen by the municipality
 */
public record CircleView(
        CircleId id,
        TenantId tenant,
        CircleState state,
        boolean confirmed,
        Preset preset,
        boolean onBehalf,
        boolean frozen,
        Set<AccountId> healthAllowedBy,
        Optional<String> source,
        List<CirclePerson> residents,
        Map<AccountId, Instant> restsAtHome,
        List<MemberView> members,
        List<SpeakerView> speakers) {
    /** The same circle with these members. */
    public CircleView with(List<MemberView> others) {
        return new CircleView(
                id,
                tenant,
                state,
                confirmed,
                preset,
                onBehalf,
                frozen,
                healthAllowedBy,
                source,
                residents,
                restsAtHome,
                others,
                speakers);
    }

    /** The same circle under another ready choice of who sees what. */
    CircleView with(Preset other) {
        return new CircleView(
                id,
                tenant,
                state,
                confirmed,
                other,
                onBehalf,
                frozen,
                healthAllowedBy,
                source,
                residents,
                restsAtHome,
                members,
                speakers);
    }

    /** The same circle without a number of anybody to call. */
    CircleView withoutPhones() {
        return new CircleView(
                id,
                tenant,
                state,
                confirmed,
                preset,
                onBehalf,
                frozen,
                healthAllowedBy,
                source,
                residents.stream().map(CirclePerson::withoutPhone).toList(),
                restsAtHome,
                members.stream().map(MemberView::withoutPhone).toList(),
                speakers.stream().map(SpeakerView::withoutPhone).toList());
    }

    /** What somebody in this ring reads about here, to be said before one is asked. */
    public Set<Topic> reads(Ring ring) {
        return preset.topics(ring).stream()
                .filter(topic -> healthAllowed() || topic != Topic.HEALTH)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
    }

    /** What a guest reads about (R-B5). */
    public Set<Topic> guestsRead() {
        var topics = reads(Ring.HELPERS);
        topics.retainAll(TopicRules.GUEST);
        return topics;
    }

    /** What a child reads about (R-B14). */
    public Set<Topic> childrenRead() {
        var topics = reads(Ring.INNER);
        topics.retainAll(TopicRules.CHILD);
        return topics;
    }

    /** What this member can read about at most, or nothing said where that is the same as of everybody. */
    public Optional<Set<Topic>> most(MemberView member) {
        if (member.guest()) {
            return Optional.of(guestsRead());
        }
        return Optional.of(childrenRead()).filter(_ -> member.age() == Age.CHILD);
    }

    /** Whether health may be written about at all, of whomever. */
    public boolean healthAllowed() {
        return !healthAllowedBy.isEmpty();
    }

    /** Whether it may of this one, or of all of them at once: then each of them said yes. */
    public boolean healthAllowed(Optional<AccountId> about) {
        return about.map(healthAllowedBy::contains)
                .orElseGet(() -> residents.stream().allMatch(resident -> healthAllowedBy.contains(resident.account())));
    }

    /** Until when somebody rests, who takes part or lives there; nothing of who does not rest now. */
    public Optional<Instant> rests(AccountId account) {
        return Optional.ofNullable(restsAtHome.get(account)).or(() -> members.stream()
                .filter(member -> member.person().account().equals(account))
                .findFirst()
                .flatMap(MemberView::rests));
    }

    /** Several people live in it. */
    public boolean household() {
        return residents.size() > 1;
    }

    /** Whose circle it is, in first names. */
    public String whose() {
        return residents.stream().map(CirclePerson::firstName).collect(Collectors.joining(" & "));
    }

    /** The person the circle is about; of a household the first. */
    public CirclePerson resident() {
        return residents.getFirst();
    }

    /** Who is who: resident or member with this account. */
    public Optional<String> nameOf(AccountId account) {
        return person(account).map(CirclePerson::firstName);
    }

    /** Who this is: resident, member, or somebody who speaks for a resident. */
    public Optional<CirclePerson> person(AccountId account) {
        return Stream.of(
                        residents.stream(),
                        members.stream().map(MemberView::person),
                        speakers.stream().map(SpeakerView::person))
                .flatMap(people -> people)
                .filter(person -> person.account().equals(account))
                .findFirst();
    }

    /** On what this person speaks for a resident; nothing for who speaks for nobody. */
    List<Scope> scopesOf(AccountId account) {
        return speakers.stream()
                .filter(speaker -> speaker.person().account().equals(account))
                .map(SpeakerView::scope)
                .toList();
    }

    /** By what this person speaks here, if so; of two the first. */
    public Optional<InName> inName(AccountId account) {
        return speakers.stream()
                .filter(speaker -> speaker.person().account().equals(account))
                .findFirst()
                .map(speaker ->
                        new InName(speaker.type(), nameOf(speaker.resident()).orElse("")));
    }
}
