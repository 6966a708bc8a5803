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

/** Two pages that need nothing of the application: the one behind the quiet way out, and the one without a connection. */
@RestController
class StillPages {
    private static final Pattern KEY = Pattern.compile("\\{([a-z][a-zA-Z.]+)}");

    private final String weg = read("weg.html");
    private final String offline = read("offline.html");

    @GetMapping("/weg")
    ResponseEntity<String> weg(Locale locale) {
        return said(weg, locale);
    }

    @GetMapping("/offline")
    ResponseEntity<String> offline(Locale locale) {
        return said(offline, locale);
    }

    private static ResponseEntity<String> said(String page, Locale wanted) {
        var locale = Languages.ours(wanted);
        var text = KEY.matcher(page.replace("{lang}", locale.getLanguage()))
                .replaceAll(key -> HtmlUtils.htmlEscape(Texts.of(locale, key.group(1))));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(text);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the page " + name + " is missing", e);
        }
    }
}
