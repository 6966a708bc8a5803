package nl.kring.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a device looks like by what its browser says of itself: enough for its owner to know it again, not to follow anybody. */
public record Looks(Kind kind, String browser) {
    /** In words that somebody would use: the order is the order of looking. */
    public enum Kind {
        IPHONE("iPhone"),
        IPAD("iPad"),
        ANDROID_PHONE("Android.*Mobile"),
        ANDROID_TABLET("Android"),
        WINDOWS("Windows"),
        CHROMEBOOK("CrOS"),
        MAC("Macintosh"),
        LINUX("Linux"),
        OTHER("");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** Names of browsers, and how each gives itself away; most also pretend to be those below them. */
    private enum Browser {
        EDGE("Edge", "Edg"),
        OPERA("Opera", "OPR/"),
        SAMSUNG("Samsung Internet", "SamsungBrowser"),
        FIREFOX("Firefox", "Firefox|FxiOS"),
        CHROME("Chrome", "Chrome|CriOS|Chromium"),
        SAFARI("Safari", "Safari");

        private final String title;
        private final String sign;

        Browser(String title, String sign) {
            this.title = title;
            this.sign = sign;
        }
    }

    public static final Looks UNKNOWN = new Looks(Kind.OTHER, "");

    /** Reads the header that a browser sends. */
    public static Looks of(Optional<String> userAgent) {
        return userAgent.map(Looks::read).orElse(UNKNOWN);
    }

    private static Looks read(String agent) {
        return new Looks(
                Arrays.stream(Kind.values())
                        .filter(kind -> agent.matches("(?s).*(" + kind.sign + ").*"))
                        .findFirst()
                        .orElse(Kind.OTHER),
                Arrays.stream(Browser.values())
                        .filter(browser -> agent.matches("(?s).*(" + browser.sign + ").*"))
                        .findFirst()
                        .map(browser -> browser.title)
                        .orElse(""));
    }
}
