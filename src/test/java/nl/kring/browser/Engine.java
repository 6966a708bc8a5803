package nl.kring.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browsers in which people come; the machine's own, or the one that is named. */
enum Engine {
    CHROMIUM("KRING_CHROMIUM", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    FIREFOX("KRING_FIREFOX", "firefox-esr", "firefox");

    private final String named;
    private final List<String> usual;

    Engine(String named, String... usual) {
        this.named = named;
        this.usual = List.of(usual);
    }

    /** Where it stands on this machine. */
    Optional<Path> installed() {
        var given = Optional.ofNullable(System.getenv(named)).map(Path::of).stream();
        var found = usual.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(given, found).filter(Files::isExecutable).findFirst();
    }

    Browser launch(Playwright playwright) {
        var path = installed()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + this + " found: install " + usual.getFirst() + ", or name one in " + named));
        var options = new BrowserType.LaunchOptions().setExecutablePath(path);
        return switch (this) {
            case CHROMIUM ->
                playwright
                        .chromium()
                        .launch(options.setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
            // a Firefox that nobody patched is spoken to as WebDriver BiDi has it
            case FIREFOX -> playwright.firefox().launch(options.setChannel("moz-firefox"));
        };
    }
}
