package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.kring.notify.PushEndpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Told on a device, as far as a browser can go without the service of its maker: only what that service gives is made up. What Kring sends
 * arrives sealed at an endpoint of the test, and what is opened there is handed to the real service worker.
 */
@Tag("long")
class PushOnDeviceTests extends BrowserTest {
    private static final String SUBSCRIBED = """
            (() => {
              const kept = () => localStorage.getItem('test-subscribed');
              const subscription = () => ({
                endpoint: '%s',
                toJSON: () => ({ endpoint: '%s', keys: { p256dh: '%s', auth: '%s' } }),
                unsubscribe: async () => { localStorage.removeItem('test-subscribed'); return true; },
              });
              PushManager.prototype.subscribe = async function (options) {
                if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) throw new Error('not so');
                localStorage.setItem('test-subscribed', 'yes');
                return subscription();
              };
              PushManager.prototype.getSubscription = async () => (kept() ? subscription() : null);
            })();
            """;

    private static String shown(Page page) {
        return (String) page.evaluate(
                "async () => JSON.stringify((await (await navigator.serviceWorker.ready).getNotifications())"
                        + ".map(({ title, body, tag, data }) => ({ title, body, tag, path: data.path })))");
    }

    /** The worker that this page has, by the name that the browser gave it. */
    private static String worker(Page page, CDPSession devtools) {
        var found = new CompletableFuture<String>();
        devtools.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
                .forEach(each -> found.complete(
                        each.getAsJsonObject().get("registrationId").getAsString())));
        devtools.send("ServiceWorker.enable");
        page.waitForCondition(found::isDone); // it hears only while it waits
        return found.join();
    }

    private static void deliver(CDPSession devtools, String origin, String worker, String data) {
        var message = new JsonObject();
        message.addProperty("origin", origin);
        message.addProperty("registrationId", worker);
        message.addProperty("data", data);
        devtools.send("ServiceWorker.deliverPushMessage", message);
    }

    /** Runs a script in the service worker itself, as its own event would. */
    private static void inWorker(Page page, String script) {
        var devtools = page.context().browser().newBrowserCDPSession();
        var worker = devtools.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(target -> target.get("type").getAsString().equals("service_worker"))
                .filter(target ->
                        page.url().startsWith(target.get("url").getAsString().replace("offline-worker.js", "")))
                .findFirst()
                .orElseThrow();
        var to = new JsonObject();
        to.add("targetId", worker.get("targetId"));
        to.addProperty("flatten", false);
        var session = devtools.send("Target.attachToTarget", to).get("sessionId");
        var message = new JsonObject();
        message.add("sessionId", session);
        message.addProperty(
                "message",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("id", 1, "method", "Runtime.evaluate", "params", Map.of("expression", script))));
        devtools.send("Target.sendMessageToTarget", message);
    }

    @Test
    void r_c9_aTapTurnsItOnWhatIsSentIsShownAndATapOnItLeadsToItsPage() {
        try (var endpoint = PushEndpoint.start();
                var kring = KringJar.start("--kring.push.local=true", "--kring.push.services=127.0.0.1")) {
            var sietske = visitor(kring, Screen.PHONE, "nl-NL");
            var page = sietske.page();
            page.context().grantPermissions(List.of("notifications"));
            page.addInitScript(SUBSCRIBED.formatted(endpoint.url(), endpoint.url(), endpoint.key(), endpoint.auth()));
            sietske.enterAs("Sietske").place("told");
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");
            sietske.settle().axe();
            var card = page.locator("kring-push");
            card.scrollIntoViewIfNeeded();
            sietske.button("Zeg het op dit apparaat").click();
            assertThat(card).containsText("dit apparaat");
            assertThat(page.locator("p.lead")).containsText("op je apparaat");
            sietske.button("Probeer het").click();
            assertThat(card).containsText("Het bericht is onderweg.");
            assertThat(card).containsText("Voor het laatst verstuurd");
            sietske.settle().axe().screenshot("told-on-device");
            assertThat(endpoint.arrived()).hasSize(1);

            var came = endpoint.arrived().getFirst().words();
            var devtools = page.context().newCDPSession(page);
            deliver(
                    devtools,
                    kring.url("").replaceFirst("/$", ""),
                    worker(page, devtools),
                    JsonMapper.shared().writeValueAsString(came));
            page.waitForCondition(() -> shown(page).contains("proef"));
            assertThat(JsonMapper.shared().readValue(shown(page), List.class))
                    .isEqualTo(List.of(Map.of(
                            "title",
                            "Kring",
                            "body",
                            "Dit is een proef. Zo komt een bericht bij je binnen.",
                            "tag",
                            came.get("id"),
                            "path",
                            came.get("path"))));

            sietske.place("timeline");
            inWorker(
                    page,
                    "self.registration.getNotifications().then(([notification]) =>"
                            + " self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))");
            page.waitForURL("**" + came.get("path"));
            sietske.settle();
            assertThat(shown(page)).isEqualTo("[]");

            sietske.button("Hier niet meer").click();
            assertThat(sietske.button("Zeg het op dit apparaat")).isVisible();
            assertThat(page.evaluate("localStorage.getItem('test-subscribed')")).isNull();
        }
    }

    @Test
    void whereABrowserLetsNothingThroughItSaysWhatToDo() {
        var sietske = visitor(Screen.PHONE);
        sietske.page().addInitScript("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })");
        sietske.enterAs("Sietske").place("told");
        assertThat(sietske.page().locator("kring-push")).containsText("Je browser laat geen meldingen van Kring door.");
        assertThat(sietske.button("Zeg het op dit apparaat")).isHidden();
        sietske.settle().axe();
    }
}
