package nl.kring.notify.received;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody wrote in a mail that answers another: without what she answers, and without what her telephone writes below it (R-C5). */
public final class OwnWords {
    /** Longer lines are of no mail program that says who wrote what. */
    private static final int LONGEST = 500;

    /** How many lines "On such a day somebody wrote" is broken into at most. */
    private static final int BROKEN_INTO = 4;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A line of a program, not of a person: it has a time or an address in it. */
    private static final Pattern MOMENT_OR_ADDRESS = Pattern.compile("\\d{1,2}[:.]\\d{2}|[^\\s@]@[^\\s@]");

    private static final Pattern SOMEBODY_WROTE = Pattern.compile(
            "\\**(?:(?:op|on|am|le|il|el) .+(?:schreef|geschreven|wrote|schrieb|skreau|skreaun|a écrit|ha scritto|escribió)\\b.*"
                    + "|.+ (?:schreef|wrote|schrieb|skreau)(?: (?:op|on|am) .+)?) ?:\\**",
            FLAGS);

    private static final Pattern RULED = Pattern.compile(
            "[-_ ]{2,} ?(?:oorspronkelijk(?:e)? (?:bericht|e-?mail)|origineel bericht|original (?:message|e-?mail|appointment)"
                    + "|urspr(?:ü|ue)ngliche (?:nachricht|e-?mail)|originalnachricht|oarspronklik berjocht|message d'origine"
                    + "|doorgestuurd bericht|forwarded message|weitergeleitete nachricht) ?[-_ ]{2,}",
            FLAGS);

    private static final Pattern HEAD_FROM = Pattern.compile("\\**(?:van|from|von|fan|de)\\** ?:.*", FLAGS);
    private static final Pattern HEAD_NEXT = Pattern.compile(
            "\\**(?:verzonden|sent|gesendet|ferstjoerd|datum|date|aan|to|an|oan|envoyé|onderwerp|subject|betreff|ûnderwerp)\\** ?:.*",
            FLAGS);

    private static final Pattern LINE_ABOVE_HEAD = Pattern.compile("[_*-]{5,}");
    private static final Pattern SIGNATURE = Pattern.compile("--");

    /** It names the thing: "verzonden met de post" is of a person. */
    private static final String THING =
            "(?:.* )?(?:i-?phone|i-?pad|ipod|mac|samsung|galaxy|android|outlook|mail|e-?mail|gmail|yahoo|proton|bluemail"
                    + "|thunderbird|windows|huawei|xiaomi|oneplus|oppo|pixel|motorola|nokia|fairphone|blackberry|smartphone|mobiel(?:tje)?|mobile|phone"
                    + "|telefoon|tillefoan|tablet|device|apparaat|toestel|handy|smartphone|mobiltelefon|tv|ziggo|kpn)\\b.*";

    private static final Pattern DEVICE = Pattern.compile(
            "(?:(?:verstuurd|verzonden|gestuurd|ferstjoerd) (?:vanaf|vanuit|van|met|via|fan|mei|fanôf) " + THING
                    + "|sent (?:from|with|via) " + THING
                    + "|(?:von|aus|mit) mein(?:em|er) " + THING + "gesendet\\.?|gesendet (?:von|mit|über) " + THING
                    + "|(?:get|download) outlook (?:voor|for|für) .+|outlook (?:voor|for|für) (?:ios|android)\\b.*"
                    + "|envoyé de(?:puis)? mon " + THING + ")",
            FLAGS);

    private static final int LONGEST_DEVICE = 90;

    private OwnWords() {}

    /** The words that are left; empty if all of it was of somebody or something else. */
    public static String of(String text) {
        var lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .lines()
                .map(String::stripTrailing)
                .toList();
        return tidy(own(lines));
    }

    private static List<String> own(List<String> lines) {
        var own = new ArrayList<String>();
        for (var at = 0; at < lines.size(); ) {
            var line = lines.get(at).strip();
            var attribution = attribution(lines, at);
            if (RULED.matcher(bounded(line)).matches()
                    || isHead(lines, at)
                    || SIGNATURE.matcher(line).matches()) {
                break;
            } else if (attribution > 0 && isQuoted(lines, at + attribution)) {
                at += attribution;
            } else if (attribution > 0
                    && String.join(" ", lines.subList(at, at + attribution)).contains("@")) {
                break; // without an address it may be of a person who tells what another wrote
            } else {
                if (!line.startsWith(">") && !(isOfADevice(line) && nothingFollows(lines, at + 1))) {
                    own.add(lines.get(at));
                }
                at++;
            }
        }
        return own;
    }

    /** A program writes below all that a person wrote. */
    private static boolean nothingFollows(List<String> lines, int from) {
        var at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        if (at == lines.size()) {
            return true;
        }
        var line = lines.get(at).strip();
        return line.startsWith(">")
                || LINE_ABOVE_HEAD.matcher(line).matches()
                || RULED.matcher(bounded(line)).matches()
                || SIGNATURE.matcher(line).matches()
                || isHead(lines, at)
                || isOfADevice(line) && nothingFollows(lines, at + 1)
                || attribution(lines, at) > 0;
    }

    private static String bounded(String line) {
        return line.length() > LONGEST ? "" : line;
    }

    private static boolean isOfADevice(String line) {
        return line.length() <= LONGEST_DEVICE
                && DEVICE.matcher(line.replace("*", "")).matches();
    }

    /** Of how many lines "somebody wrote:" is that begins here; none if it does not. */
    private static int attribution(List<String> lines, int from) {
        var joined = new StringBuilder();
        for (var many = 1; many <= BROKEN_INTO && from + many <= lines.size(); many++) {
            var line = lines.get(from + many - 1).strip();
            if (line.isEmpty() || line.startsWith(">") || joined.length() + line.length() > LONGEST) {
                return 0;
            }
            joined.append(many == 1 ? "" : " ").append(line);
            if (line.replace("*", "").endsWith(":")
                    && MOMENT_OR_ADDRESS.matcher(joined).find()
                    && SOMEBODY_WROTE.matcher(joined).matches()) {
                return many;
            }
        }
        return 0;
    }

    private static boolean isQuoted(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }

    /** From whom, when, to whom: the lines that Outlook puts above what was written before. */
    private static boolean isHead(List<String> lines, int from) {
        if (!HEAD_FROM.matcher(bounded(lines.get(from).strip())).matches()) {
            return false;
        }
        return lines.subList(from + 1, lines.size()).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(2)
                        .filter(line -> HEAD_NEXT.matcher(bounded(line)).matches())
                        .count()
                == 2;
    }

    private static String tidy(List<String> own) {
        var lines = new ArrayList<>(own);
        while (!lines.isEmpty()
                && (lines.getLast().isBlank()
                        || LINE_ABOVE_HEAD.matcher(lines.getLast().strip()).matches())) {
            lines.removeLast();
        }
        return lines.stream()
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
