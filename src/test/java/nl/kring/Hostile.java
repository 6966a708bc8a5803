package nl.kring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Texts that nobody means well with, of our own; and those of others, where a list of them lies beside the project. */
public final class Hostile {
    private static final Path OTHERS =
            Path.of(Optional.ofNullable(System.getenv("KRING_SHARED")).orElse("../shared"), "data");

    /** Each is one kind of harm; one line a kind, so that what fails says what it is. */
    public static final List<String> OWN = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(1)><b>vet</b></textarea><!--",
            "\"><svg/onload=alert(1)> javascript:alert(1)",
            "${jndi:ldap://x.example/a} #{7*7} {{7*7}} <%= 7*7 %>",
            "'; drop table circle.post; -- ' or '1'='1",
            "%s %n %x {0} {1} '{0}' {0,choice,x} %00 \\u0000 \\",
            "{0,number,",
            "=HYPERLINK(\"http://x.example\") +1+1 @SUM(A1) -2+3",
            "kop\r\nBcc: iemand@x.example\r\n\r\nlijf",
            "dag\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY;\\n,;:",
            "../../../../etc/passwd\u0000.jpg C:\\con\\aux file:///etc/passwd",
            "nul\u0000nul \u0001\u0008\u001b[31mrood\u007f\u0085",
            "rtl \u202e\u2066tkaameg \u2069\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
            "nul\u200b\u200c\u200d\u2060\ufeff\u00adbreed",
            "half \ud83d en \udc00 los",
            "\ufffe\uffff \ud83f\udfff \ue000 geen teken",
            "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇱 1️⃣ 👍🏿 \uD83E\uDEE8",
            "z" + "\u0335\u0321\u034a\u0489\u0301".repeat(120) + "algo",
            "ﷺﷺﷺﷺ ꧅꧅꧅ 𒐫𒐫𒐫 ௵௵",
            "   \t \n \u00a0\u2003\u3000 ",
            "\u200b\u2060\ufeff",
            "\u3164\u115f\u1160\uffa0\u2800",
            "İıŞşĞğ ß ſ K å Å ﬀ null NaN 1e309 -0 ٣٤",
            "]]><?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "Mijn bsn is 111222333",
            "De pincode is 1234 en NL91ABNA0417164300",
            "a".repeat(900_000),
            "lang\n".repeat(1_500));

    private Hostile() {}

    /** A list of others, one a line or as JSON; nothing where there is none. */
    static Optional<Path> ofOthers() throws IOException {
        if (!Files.isDirectory(OTHERS)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(OTHERS)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("(?i).*(naughty|hostile|blns|vijandig).*\\.(txt|json)"))
                    .sorted()
                    .findFirst();
        }
    }

    /** All of that list but what is empty or said about it. */
    static List<String> read(Path list) throws IOException {
        var text = Files.readString(list, StandardCharsets.UTF_8);
        if (list.toString().endsWith(".json")) {
            return List.of(new tools.jackson.databind.json.JsonMapper().readValue(text, String[].class));
        }
        return text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    static Path others() {
        return OTHERS;
    }
}
