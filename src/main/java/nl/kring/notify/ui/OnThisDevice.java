package nl.kring.notify.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.identity.Looks;
import nl.kring.identity.ui.ThisDevice;
import nl.kring.notify.PushDevice;
import nl.kring.notify.PushService;
import nl.kring.notify.PushSubscription;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import org.springframework.context.annotation.Scope;

/** "Zeg het op dit apparaat": on with a tap, off with a tap, and a word to try it; where it cannot be, why, and what to do. See {@code push.ts}. */
@SpringComponent
@Scope("prototype")
@Tag("kring-push")
public class OnThisDevice extends Component implements HasComponents, HasStyle {
    /** What a browser may say of itself; anything else it says is nothing. */
    private static final Set<String> REASONS =
            Set.of("LENT", "SHARED", "INSTALL", "CANNOT", "DENIED", "NOT_YET", "FAILED");

    /** After these one may tap once more. */
    private static final Set<String> AGAIN = Set.of("NOT_YET", "FAILED");

    private final PushService push;
    private final ThisDevice here;
    private final Says says;
    private final Div said = new Div();
    private Runnable changed = () -> {};
    private String path = "/";
    private Optional<String> reason = Optional.empty();
    private boolean looked;
    private Optional<Shown> shown = Optional.empty();

    OnThisDevice(PushService push, ThisDevice here, Says says) {
        this.push = push;
        this.here = here;
        this.says = says;
        addClassNames("card", "stack");
        said.addClassName("stack");
        said.getElement().setAttribute("role", "status");
        addListener(Looked.class, event -> looked(event.state, event.endpoint));
        addListener(TurnedOn.class, event -> turnOn(event.endpoint, event.key, event.auth));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        push.key().ifPresent(key -> getElement().setAttribute("data-key", key));
        show();
    }

    /** What is done when it was turned on or off, and where a trial leads. */
    public OnThisDevice on(String there, Runnable heard) {
        path = there;
        changed = heard;
        return this;
    }

    private void looked(String state, String endpoint) {
        looked = true;
        reason = Optional.of(state).filter(REASONS::contains);
        if (!AGAIN.contains(state)) {
            here.id().ifPresent(device -> push.browserHas(device, reason.isPresent() ? "" : endpoint));
        }
        show();
        changed.run();
    }

    private void turnOn(String endpoint, String key, String auth) {
        looked = true;
        reason = Optional.empty();
        var device = here.id();
        var subscription = PushSubscription.of(endpoint, key, auth);
        if (device.isPresent() && subscription.isPresent()) {
            trying(() -> push.turnOn(device.get(), subscription.get()));
        } else {
            reason = Optional.of("FAILED");
            show();
        }
    }

    /** A page that was drawn before somebody looked along, or before it was turned off elsewhere, is drawn anew. */
    private void trying(Runnable act) {
        said.removeAll();
        try {
            act.run();
        } catch (Refused no) {
            say(Icon.INFO, getTranslation(no.key(), no.arguments()));
        }
        show();
        changed.run();
    }

    /** What stands there; what stays as it is is not drawn anew: nothing moves under a finger. */
    private record Shown(
            Optional<String> not,
            List<PushDevice> devices,
            Optional<UUID> here,
            Optional<String> why,
            boolean offered) {}

    private void show() {
        var now = now();
        if (!Optional.of(now).equals(shown)) {
            shown = Optional.of(now);
            removeAll();
            add(
                    new H2(getTranslation("push.title")),
                    new Paragraph(getTranslation(now.not().orElse("push.how"))));
            now.devices().forEach(one -> add(line(one, now.here())));
            now.why().ifPresent(why -> add(new Paragraph(getTranslation(why))));
            if (now.offered()) {
                add(turnOn());
            }
            if (!now.devices().isEmpty()) {
                add(Buttons.with(Icon.CHECK, Buttons.line(getTranslation("push.trial"), this::tryOut)));
            }
            add(said);
        }
    }

    private Shown now() {
        if (push.key().isEmpty()) {
            return not("push.no.OFF");
        }
        if (!push.isOpen()) {
            return not("push.together");
        }
        var devices = push.mine();
        var device = here.id();
        if (device.isEmpty()) {
            var lent = reason.filter("LENT"::equals).isPresent();
            return new Shown(
                    Optional.empty(), devices, device, Optional.of(lent ? "push.no.LENT" : "push.no.STAYS"), false);
        }
        var asks = looked && devices.stream().noneMatch(one -> one.device().equals(device.get()));
        var again = reason.isEmpty() || reason.filter(AGAIN::contains).isPresent();
        return new Shown(
                Optional.empty(), devices, device, reason.filter(_ -> asks).map("push.no."::concat), asks && again);
    }

    private static Shown not(String why) {
        return new Shown(Optional.of(why), List.of(), Optional.empty(), Optional.empty(), false);
    }

    private static Button marked(Button button, String mark) {
        button.getElement().setAttribute(mark, true);
        return button;
    }

    private Button turnOn() {
        return marked(Buttons.with(Icon.MESSAGE, Buttons.primary(getTranslation("push.on"), () -> {})), "data-push-on");
    }

    private Div line(PushDevice device, Optional<UUID> here) {
        var isHere = here.filter(device.device()::equals).isPresent();
        var off = Buttons.line(getTranslation("push.off"), () -> trying(() -> push.turnOff(device.device())));
        var name = isHere ? getTranslation("push.here", name(device.looks())) : name(device.looks());
        var told = device.told()
                .map(at -> getTranslation("push.told", says.moment(at, getLocale())))
                .orElseGet(() -> getTranslation("push.notYet"));
        var row =
                new Div(new PersonLine(Icon.MESSAGE.create(), name, told), isHere ? marked(off, "data-push-off") : off);
        row.addClassName("employee");
        return row;
    }

    private String name(Looks looks) {
        var kind = getTranslation("device.kind." + looks.kind());
        return looks.browser().isEmpty() ? kind : getTranslation("device.with", kind, looks.browser());
    }

    private void tryOut() {
        trying(() -> {
            var there = push.tryOut(path);
            say(there ? Icon.CHECK : Icon.INFO, getTranslation(there ? "push.trial.sent" : "push.trial.not"));
        });
    }

    private void say(Icon icon, String words) {
        said.add(new Notice(Notice.Tone.CALM, icon, words));
    }

    /** The browser said what it can. */
    @DomEvent("push-looked")
    public static class Looked extends ComponentEvent<OnThisDevice> {
        private final String state;
        private final String endpoint;

        public Looked(
                OnThisDevice source,
                boolean fromClient,
                @EventData("event.detail.state") String state,
                @EventData("event.detail.endpoint") String endpoint) {
            super(source, fromClient);
            this.state = state;
            this.endpoint = endpoint;
        }
    }

    /** The browser gave what it is told by. */
    @DomEvent("push-on")
    public static class TurnedOn extends ComponentEvent<OnThisDevice> {
        private final String endpoint;
        private final String key;
        private final String auth;

        public TurnedOn(
                OnThisDevice source,
                boolean fromClient,
                @EventData("event.detail.endpoint") String endpoint,
                @EventData("event.detail.key") String key,
                @EventData("event.detail.auth") String auth) {
            super(source, fromClient);
            this.endpoint = endpoint;
            this.key = key;
            this.auth = auth;
        }
    }
}
