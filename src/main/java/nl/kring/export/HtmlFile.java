package nl.kring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kring.export.Item.Picture;
import nl.kring.export.Item.Word;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** What is taken along, to read and to print: one page that needs nothing from elsewhere, in the language of its reader. */
final class HtmlFile {
    /** With the year, and never "today": it is read years later. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm");

    private final PrintWriter page;
    private final Locale language;

    HtmlFile(OutputStream out, Locale language) {
        page = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.language = language;
    }

    void write(String whose, Instant at, List<Section> sections) throws IOException {
        var title = text("export.file", whose);
        page.print("<!doctype html>\n<html lang=\"" + language.getLanguage() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        element("h1", title);
        element("p", text("export.file.at", moment(at)));
        contents(sections);
        sections.forEach(this::section);
        page.print("</main>\n</body>\n</html>\n");
        page.flush();
        if (page.checkError()) {
            throw new IOException("the reader went away");
        }
    }

    private void contents(List<Section> sections) {
        page.print("<nav aria-label=\"" + escaped(text("export.file.contents")) + "\">\n<ul>\n");
        sections.forEach(section ->
                page.print("<li><a href=\"#" + section.name() + "\">" + escaped(title(section)) + "</a></li>\n"));
        page.print("</ul>\n</nav>\n");
    }

    private void section(Section section) {
        page.print("<section id=\"" + section.name() + "\">\n");
        element("h2", title(section));
        var empty = new AtomicBoolean(true);
        section.items().get().forEach(item -> {
            empty.set(false);
            page.print("<article>\n");
            item(item);
            page.print("</article>\n");
        });
        if (empty.get()) {
            element("p", text("export.file.none"));
        }
        page.print("</section>\n");
    }

    private void item(Item item) {
        page.print("<dl>\n");
        item.fields().forEach((field, value) -> {
            element("dt", text("export.field." + field));
            page.print("<dd>");
            value(value);
            page.print("</dd>\n");
        });
        page.print("</dl>\n");
    }

    private void value(Object value) {
        switch (value) {
            case Item item -> item(item);
            case Collection<?> values -> {
                page.print("<ul>\n");
                values.forEach(inner -> {
                    page.print("<li>");
                    value(inner);
                    page.print("</li>\n");
                });
                page.print("</ul>\n");
            }
            case Picture picture ->
                page.print(
                        "<img src=\"" + picture.file() + "\" alt=\"" + escaped(picture.alt()) + "\" loading=\"lazy\">"
                                + (picture.alt().isEmpty() ? "" : "<p>" + escaped(picture.alt()) + "</p>"));
            case Instant at -> page.print("<time datetime=\"" + at + "\">" + escaped(moment(at)) + "</time>");
            case Word word -> page.print(escaped(text(word.key())));
            case Boolean _ -> page.print(escaped(text("export.yes")));
            default -> page.print(escaped(value.toString()));
        }
    }

    private String title(Section section) {
        return text("export.section." + section.name());
    }

    private void element(String name, String words) {
        page.print("<" + name + ">" + escaped(words) + "</" + name + ">\n");
    }

    private String moment(Instant at) {
        return MOMENT.withLocale(language).format(at.atZone(MovingClock.ZONE));
    }

    private String text(String key, Object... arguments) {
        return Texts.of(language, key, arguments);
    }

    private static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, StandardCharsets.UTF_8.name());
    }

    private static String style() throws IOException {
        return new ClassPathResource("export/export.css").getContentAsString(StandardCharsets.UTF_8);
    }
}
