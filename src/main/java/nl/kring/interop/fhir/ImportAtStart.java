package nl.kring.interop.fhir;

import java.nio.file.Path;
import nl.kring.platform.Console;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Started with {@code --kring.import.fhir=FOLDER} the application imports, reports and stops. */
@Component
@ConditionalOnProperty("kring.import.fhir")
class ImportAtStart implements ApplicationRunner {
    private final FhirImportCommand command;
    private final ImportRequest request;
    private final ApplicationContext application;

    ImportAtStart(
            FhirImportCommand command,
            ApplicationContext application,
            @Value("${kring.import.fhir}") Path folder,
            @Value("${kring.import.tenant:}") String tenant,
            @Value("${kring.import.source:fhir}") String source) {
        this.command = command;
        this.application = application;
        this.request = new ImportRequest(folder, tenant, source);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var answer = command.run(request, ImportTexts.forLanguage(Console.language()));
        Console.say(answer.text());
        System.exit(SpringApplication.exit(application, answer::code));
    }
}
