package nl.kring.interop.fhir;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.NewCircle;
import nl.kring.circle.NewMember;
import nl.kring.circle.Preset;
import nl.kring.identity.AccountId;
import nl.kring.interop.fhir.ImportOutcome.What;
import nl.kring.interop.fhir.ImportPlan.Member;
import nl.kring.platform.Texts;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantId;
import org.springframework.stereotype.Component;

/**
 * Brings one circle in, inside the transaction of its caller. It starts in the making and waits for the resident's yes. What
 * came in before is found again and left as it is; what is new is added only while the circle is still in the making.
 */
@Component
class CircleImport {
    private final CircleJobs circles;
    private final PeopleImport people;
    private final TalkImport talks;
    private final Imported imported;
    private final AccessLog log;
    private final EntityManager entities;

    CircleImport(
            CircleJobs circles,
            PeopleImport people,
            TalkImport talks,
            Imported imported,
            AccessLog log,
            EntityManager entities) {
        this.circles = circles;
        this.people = people;
        this.talks = talks;
        this.imported = imported;
        this.log = log;
        this.entities = entities;
    }

    ImportOutcome.Circle bring(CircleRun run, TenantId tenant) {
        imported.oneAtATime();
        var resident = run.person(run.network().resident());
        var other = people.otherPerson(run.source(), resident);
        if (other.isPresent()) {
            run.add(other.get().finding("", Reason.OTHER_PERSON));
            return new ImportOutcome.Circle(What.FAILED, 0);
        }
        var known = people.known(run.source(), resident).flatMap(it -> imported.circleOf(run.source(), it));
        if (known.filter(it -> !circles.view(it).tenant().equals(tenant)).isPresent()) {
            run.add(resident.sources().getFirst().finding("", Reason.OTHER_TENANT));
            return new ImportOutcome.Circle(What.UNCHANGED, 0);
        }
        var grows = known.isEmpty() || mayGrow(known.get(), resident, run);
        report(run, grows);
        if (!grows) {
            return new ImportOutcome.Circle(What.UNCHANGED, 0);
        }
        fill(run, tenant, known);
        var what = known.isEmpty() ? What.FOUNDED : run.added() > 0 ? What.ADDED : What.UNCHANGED;
        return new ImportOutcome.Circle(what, run.added());
    }

    /** A circle that lives is its resident's; and where the resident changed in the source, a person has to look first. */
    private boolean mayGrow(CircleId circle, ImportPlan.Person resident, CircleRun run) {
        var unchanged = resident.sources().stream().noneMatch(origin -> changed(origin, run));
        return unchanged && !circles.view(circle).confirmed();
    }

    private boolean changed(Origin origin, CircleRun run) {
        return imported.find(run.source(), origin)
                .filter(before -> !before.hash().equals(origin.hash()))
                .isPresent();
    }

    private void report(CircleRun run, boolean grows) {
        for (var origin : run.origins()) {
            if (changed(origin, run)) {
                run.add(origin.finding("", Reason.SOURCE_CHANGED));
            } else if (!grows && imported.find(run.source(), origin).isEmpty()) {
                run.add(origin.finding("", Reason.TOO_LATE));
            }
        }
    }

    private void fill(CircleRun run, TenantId tenant, Optional<CircleId> known) {
        var resident = people.account(run.source(), run.person(run.network().resident()));
        run.is(run.network().resident(), resident);
        var circle = known.orElseGet(() -> found(run, tenant, resident));
        run.network().sources().stream()
                .filter(origin -> imported.find(run.source(), origin).isEmpty())
                .forEach(origin -> imported.add(run.source(), origin, circle.value(), circle));
        var leavers = run.network().members().stream()
                .filter(member -> seat(member, circle, run))
                .filter(Member::left)
                .toList();
        entities.flush();
        talks.bring(circle, run);
        leavers.forEach(member -> run.account(member.person()).ifPresent(it -> circles.unseat(circle, it)));
    }

    private CircleId found(CircleRun run, TenantId tenant, AccountId resident) {
        var circle =
                circles.found(new NewCircle(tenant, CircleState.FORMING, "IMPORT", Preset.ORDINARY, List.of(resident)));
        entities.flush();
        circles.cameFrom(circle, run.source().equals(ImportRequest.UNNAMED) ? "" : run.source());
        imported.addCircle(run.source(), resident, circle);
        log.write(circle.value(), "IMPORTED", "CIRCLE", circle.value());
        return circle;
    }

    /** Seats somebody once; who was taken out here since is not put back. */
    private boolean seat(Member member, CircleId circle, CircleRun run) {
        var person = run.person(member.person());
        var other = people.otherPerson(run.source(), person);
        if (other.isPresent()) {
            run.add(other.get().finding("", Reason.OTHER_PERSON));
            return false;
        }
        var account = people.account(run.source(), person);
        run.is(member.person(), account);
        if (imported.wasSeated(run.source(), circle, account)) {
            return false;
        }
        circles.seat(circle, seated(member, account, run));
        imported.addMember(run.source(), circle, account);
        run.countOne();
        return true;
    }

    private NewMember seated(Member member, AccountId account, CircleRun run) {
        var organisation = member.organisation().flatMap(run::organisation);
        organisation.ifPresent(it -> it.sources().stream()
                .filter(origin -> imported.find(run.source(), origin).isEmpty())
                .forEach(origin -> imported.add(run.source(), origin, null, null)));
        return new NewMember(
                account,
                member.relation().kind(),
                Texts.of(
                        Texts.LANGUAGES.getFirst(),
                        "interop.relation." + member.relation().word()),
                organisation.map(ImportPlan.Organisation::name),
                member.relation().ring(),
                false,
                false);
    }
}
