package nl.kring.platform.ui;

/** What everyone may load without signing in: the look, the pictures and the pages for when nothing else works. */
public class PublicFiles {
    private PublicFiles() {}

    /** Paths for the security chain. */
    public static String[] paths() {
        return new String[] {
            "/*.css",
            "/faces/**",
            "/pictures/**",
            "/icons/**",
            "/weg",
            "/offline",
            "/offline.js",
            "/offline-worker.js",
            "/still/*",
            "/manifest.webmanifest"
        };
    }
}
