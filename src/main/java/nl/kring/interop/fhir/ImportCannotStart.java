package nl.kring.interop.fhir;

import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.core.Ordered;

/** When an import cannot even begin, the console gets the one sentence that says why, and the number that says nothing was done. */
class ImportCannotStart implements FailureAnalysisReporter, Ordered {
    private final boolean importing;
    private final PrintStream console;
    private final IntConsumer exit;

    ImportCannotStart() {
        this(System.getProperty("kring.import.fhir") != null, System.err, System::exit);
    }

    ImportCannotStart(boolean importing, PrintStream console, IntConsumer exit) {
        this.importing = importing;
        this.console = console;
        this.exit = exit;
    }

    @Override
    public void report(FailureAnalysis analysis) {
        if (importing) {
            console.println(analysis.getDescription());
            exit.accept(FhirImportCommand.NOTHING);
        }
    }

    /** Before the one that fills a screen. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
