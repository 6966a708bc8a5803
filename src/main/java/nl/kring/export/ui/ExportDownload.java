package nl.kring.export.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BiFunction;
import nl.kring.circle.CircleId;
import nl.kring.export.ExportService;
import nl.kring.export.ExportService.Parcel;
import nl.kring.identity.AccountService;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The file itself, written while it goes: however long a circle lasted, the server never holds it whole. */
@RestController
class ExportDownload {
    private static final String ADDRESS = "/api/circles/{circle}/export";
    private static final String WHOLE = "/circle";

    private final ExportService exports;
    private final AccountService accounts;

    ExportDownload(ExportService exports, AccountService accounts) {
        this.exports = exports;
        this.accounts = accounts;
    }

    static String of(CircleId circle) {
        return ADDRESS.substring(1).replace("{circle}", circle.value().toString());
    }

    /** The whole circle, for who speaks for its resident. */
    static String ofCircle(CircleId circle) {
        return of(circle) + WHOLE;
    }

    @GetMapping(ADDRESS)
    void export(@PathVariable String circle, HttpServletResponse response) throws IOException {
        send(circle, exports::take, response);
    }

    @GetMapping(ADDRESS + WHOLE)
    void exportCircle(@PathVariable String circle, HttpServletResponse response) throws IOException {
        send(circle, exports::takeCircle, response);
    }

    private void send(String circle, BiFunction<CircleId, Locale, Parcel> take, HttpServletResponse response)
            throws IOException {
        try {
            var id = CircleId.from(circle).orElseThrow(NotFound::new);
            var parcel = take.apply(id, accounts.myLanguage().orElse(Texts.LANGUAGES.getFirst()));
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"kring.zip\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            parcel.writeTo(response.getOutputStream());
        } catch (NotFound | NoRight no) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
