package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kring.identity.AccountId;
import nl.kring.interop.fhir.ImportPlan.Network;
import nl.kring.interop.fhir.ImportPlan.Person;

/** One circle on its way in: from which source, what is planned, whom its people became, how much was new. */
final class CircleRun {
    private final String source;
    private final Network network;
    private final PlannedPeople planned;
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final List<Finding> findings;
    private int added;

    CircleRun(String source, Network network, PlannedPeople planned, List<Finding> findings) {
        this.source = source;
        this.network = network;
        this.planned = planned;
        this.findings = findings;
    }

    String source() {
        return source;
    }

    Network network() {
        return network;
    }

    Person person(String key) {
        return planned.person(key);
    }

    Optional<ImportPlan.Organisation> organisation(String key) {
        return planned.organisation(key);
    }

    void is(String person, AccountId account) {
        accounts.put(person, account);
    }

    Optional<AccountId> account(String person) {
        return Optional.ofNullable(accounts.get(person));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void countOne() {
        added++;
    }

    int added() {
        return added;
    }

    /** Everything that the source says about this circle. */
    List<Origin> origins() {
        var origins = new ArrayList<>(network.sources());
        origins.addAll(person(network.resident()).sources());
        for (var member : network.members()) {
            origins.addAll(person(member.person()).sources());
            member.organisation().flatMap(this::organisation).ifPresent(it -> origins.addAll(it.sources()));
        }
        network.conversations().forEach(it -> it.messages().forEach(message -> origins.add(message.source())));
        network.receipts().forEach(it -> origins.add(it.source()));
        return origins.stream().distinct().toList();
    }
}
