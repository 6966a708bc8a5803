package nl.kring.interop.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import nl.kring.platform.Acting;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import org.springframework.stereotype.Component;

/** The import as a person at the console asks for it, and what that person gets to read. */
@Component
class FhirImportCommand {
    /** Everything came in, but for what the report names. */
    static final int DONE = 0;
    /** A file, a person, a message or a circle was refused as a whole. */
    static final int PARTLY = 1;
    /** Nothing was done. */
    static final int NOTHING = 2;

    private final TenantService tenants;
    private final FhirImport fhir;
    private final Clock clock;

    FhirImportCommand(TenantService tenants, FhirImport fhir, Clock clock) {
        this.tenants = tenants;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** What is said, and with which number the command ends. */
    record Answer(int code, String text) {}

    Answer run(ImportRequest request, ImportTexts texts) {
        if (request.tenant().isBlank()) {
            return new Answer(NOTHING, texts.get("interop.import.noTenant", tenants()));
        }
        var tenant = Acting.asSystem(FhirImport.ACTOR, () -> tenants.named(request.tenant()));
        if (tenant.isEmpty()) {
            return new Answer(NOTHING, texts.get("interop.import.unknownTenant", request.tenant(), tenants()));
        }
        if (!Files.isDirectory(request.folder())) {
            var key = Files.exists(request.folder()) ? "interop.import.notAFolder" : "interop.import.noFolder";
            return new Answer(NOTHING, texts.get(key, request.folder().toString()));
        }
        try {
            return bring(request, tenant.get(), texts);
        } catch (IOException closed) {
            return new Answer(
                    NOTHING,
                    texts.get("interop.import.closedFolder", request.folder().toString()));
        }
    }

    private Answer bring(ImportRequest request, TenantView tenant, ImportTexts texts) throws IOException {
        var now = clock.instant();
        var reading = FhirFolder.read(request.folder(), now);
        if (reading.files() == 0) {
            return new Answer(NOTHING, texts.get("interop.import.emptyFolder", folder(request.folder())));
        }
        var plan = Planner.plan(reading, now);
        var outcome = fhir.bring(plan, tenant.id(), request.source());
        var head = texts.get("interop.import.read", reading.files(), folder(request.folder()), tenant.name());
        var report = new ImportReport(texts).of(plan, outcome);
        var end = plan.networks().isEmpty() ? "interop.import.noCircle" : "interop.import.done";
        var text = String.join(System.lineSeparator(), head, "", report, "", texts.get(end));
        return new Answer(code(plan, outcome), text);
    }

    private static int code(ImportPlan plan, ImportOutcome outcome) {
        if (plan.networks().isEmpty()) {
            return NOTHING;
        }
        var whole = plan.findings().stream().anyMatch(Finding::refusesWhole)
                || outcome.findings().stream().anyMatch(Finding::refusesWhole);
        return whole ? PARTLY : DONE;
    }

    private String tenants() {
        return Acting.asSystem(
                FhirImport.ACTOR,
                () -> tenants.all().stream().map(TenantView::name).collect(Collectors.joining(", ")));
    }

    private static String folder(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}
