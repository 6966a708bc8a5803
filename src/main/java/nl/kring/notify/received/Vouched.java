package nl.kring.notify.received;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server that received a mail says of its sender ({@code Authentication-Results}, RFC 8601). Anybody may write such a line in a mail, so
 * only the topmost counts, and only if it is of that server: a server writes its own above all that came with the mail.
 */
public final class Vouched {
    private static final Pattern AROUND_EQUALS = Pattern.compile("\\s*=\\s*");

    /** One way of looking and what came of it, such as {@code dkim=pass header.d=example.nl}. */
    private record Result(String method, String outcome, List<String> properties) {
        boolean passed() {
            return outcome.equals("pass");
        }

        Optional<String> domain(String... names) {
            return Stream.of(names)
                    .flatMap(name -> properties.stream()
                            .filter(property -> property.startsWith(name + "="))
                            .map(property -> property.substring(name.length() + 1)))
                    .map(Vouched::domainOf)
                    .findFirst();
        }
    }

    private Vouched() {}

    /**
     * Whether the sender is who the mail says.
     *
     * @param lines the values of all such headers, from the top
     * @param authserv by which name the own server signs
     * @param domain of the address in From
     */
    public static boolean sender(List<String> lines, String authserv, String domain) {
        return lines.stream()
                .limit(1)
                .map(Vouched::parts)
                .filter(parts -> parts.getFirst().split("\\s+")[0].equalsIgnoreCase(authserv))
                .anyMatch(parts -> passes(
                        parts.stream()
                                .skip(1)
                                .flatMap(part -> result(part).stream())
                                .toList(),
                        domain.toLowerCase(Locale.ROOT)));
    }

    /** What the domain itself asks of its mail (DMARC) decides; where it asks nothing, a signature or a server of that very domain. */
    private static boolean passes(List<Result> results, String domain) {
        var dmarc =
                results.stream().filter(each -> each.method().equals("dmarc")).toList();
        if (dmarc.stream().anyMatch(Result::passed)) {
            return dmarc.stream()
                    .allMatch(each -> each.passed()
                            && each.domain("header.from")
                                    .filter(from -> !from.equals(domain))
                                    .isEmpty());
        }
        return dmarc.stream().allMatch(each -> each.outcome().equals("none"))
                && results.stream().filter(Result::passed).anyMatch(each -> switch (each.method()) {
                    case "dkim" ->
                        each.domain("header.d", "header.i")
                                .filter(by -> speaksFor(by, domain))
                                .isPresent();
                    case "spf" ->
                        each.domain("smtp.mailfrom")
                                .filter(by -> speaksFor(by, domain))
                                .isPresent();
                    default -> false;
                });
    }

    /** A domain for itself and for what lies below it, and never the other way round: below a provider lie strangers. */
    private static boolean speaksFor(String by, String domain) {
        return by.equals(domain) || by.contains(".") && domain.endsWith("." + by);
    }

    private static String domainOf(String value) {
        var bare = value.replace("\"", "").toLowerCase(Locale.ROOT);
        return bare.substring(bare.lastIndexOf('@') + 1);
    }

    private static Optional<Result> result(String part) {
        var words = words(AROUND_EQUALS.matcher(part).replaceAll("="));
        var first = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        var at = first.indexOf('=');
        return at <= 0
                ? Optional.empty()
                : Optional.of(new Result(
                        first.substring(0, at).split("/")[0],
                        first.substring(at + 1),
                        words.stream()
                                .skip(1)
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static List<String> words(String part) {
        return split(part, ' ').stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The parts between semicolons, without what stands in brackets. */
    private static List<String> parts(String line) {
        return split(withoutComments(line.replaceAll("\\s", " ")), ';').stream()
                .map(String::strip)
                .toList();
    }

    private static String withoutComments(String line) {
        var bare = new StringBuilder();
        var depth = 0;
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            var sign = line.charAt(at);
            if (sign == '\\' && (quoted || depth > 0)) {
                at++; // what is escaped is neither a quote nor a bracket
            } else if (depth == 0 && sign == '"') {
                quoted = !quoted;
                bare.append(sign);
            } else if (!quoted && sign == '(') {
                depth++;
            } else if (!quoted && sign == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                bare.append(sign);
            }
        }
        return depth > 0 || quoted ? "" : bare.toString(); // what has no end may have swallowed a no
    }

    private static List<String> split(String line, char by) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (var sign : line.toCharArray()) {
            quoted ^= sign == '"';
            if (sign == by && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(sign);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
