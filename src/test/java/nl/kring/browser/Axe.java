package nl.kring.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, from the jar of its own Playwright binding, put into the page as it is: WCAG 2.2 AA and the best practices. */
class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async colours => {
              const found = await axe.run(document, { rules: { 'color-contrast': { enabled: colours } }, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
              return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`));
            }
            """;

    private Axe() {}

    @SuppressWarnings("unchecked")
    static List<String> violations(Page page, boolean colours) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN, colours);
    }

    private static String script() {
        try (var file = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (file == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
