package nl.kring.platform.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.kring.platform.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What needs nothing of the application: the page behind the quiet way out, the one without a connection, and what installs it. */
@RestController
class StillPages {
    private static final Pattern KEY = Pattern.compile("\\{([a-z][a-zA-Z.]+)}");

    private final String weg = read("weg.html");
    private final String offline = read("offline.html");
    private final String manifest = read("manifest.json");

    @GetMapping("/weg")
    ResponseEntity<String> weg(Locale locale) {
        return said(weg, locale);
    }

    @GetMapping("/offline")
    ResponseEntity<String> offline(Locale locale) {
        var page = offline.replace("{outbox}", Outbox.html(Languages.ours(locale)));
        return said(page, locale);
    }

    /** How Kring stands among the programs of a telephone. */
    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest(Locale locale) {
        return said(manifest, locale, new MediaType("application", "manifest+json", StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> said(String page, Locale wanted) {
        return said(page, wanted, new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> said(String page, Locale wanted, MediaType type) {
        var locale = Languages.ours(wanted);
        var text = KEY.matcher(page.replace("{lang}", locale.getLanguage()))
                .replaceAll(key -> written(Texts.of(locale, key.group(1)), type));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .body(text);
    }

    private static String written(String text, MediaType type) {
        return type.isCompatibleWith(MediaType.TEXT_HTML) ? HtmlUtils.htmlEscape(text) : text.replace("\"", "'");
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the page " + name + " is missing", e);
        }
    }
}
