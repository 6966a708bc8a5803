package nl.kring.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.PushConnection;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.IdentityEvent.DeviceEnded;
import nl.kring.identity.IdentityEvent.DevicesGivenBack;
import nl.kring.identity.IdentityEvent.SignedOutEverywhere;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who is in now, on this node: sessions live here and end with it. One that is ended answers nothing from that moment, and its pages leave.
 * What ends them is told to the other nodes.
 */
@Component
class OpenSessions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final String KEPT = OpenSessions.class.getName();
    private static final long PATIENCE_SECONDS = 2;
    private static final Duration BEFORE_IT_IS_ASKED_AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LENT = Duration.ofMinutes(30);

    private static final String DEVICE = "device";
    private static final String LENT = "lent";
    private static final String EVERYWHERE = "everywhere";
    private static final String VOUCHED = "vouched";

    /** What ends which: the nodes tell each other by these words. */
    private static final Map<String, BiPredicate<Open, UUID>> ENDS = Map.of(
            DEVICE, (one, device) -> one.device().filter(device::equals).isPresent(),
            LENT, (one, account) -> one.way().lent() && one.isOf(account),
            EVERYWHERE, Open::isOf,
            VOUCHED,
                    (one, name) -> one.vouched().filter(by -> by.isCalled(name)).isPresent());

    private final AtomicBoolean missed = new AtomicBoolean();
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();
    private final ExecutorService leaving = Executors.newVirtualThreadPerTaskExecutor();
    private final Devices devices;
    private final Relay relay;

    OpenSessions(Devices devices, Relay relay) {
        this.devices = devices;
        this.relay = relay;
        ENDS.keySet().forEach(what -> relay.hearsEnd(what, (of, ago) -> endHere(what, of, now().minus(ago))));
        relay.whenMissed(() -> {
            if (!missed.getAndSet(true)) {
                leaving.execute(this::closeWhatEndedElsewhere);
            }
        });
    }

    /**
     * One who is in.
     *
     * @param session what ends it; only held here
     */
    record Open(UUID id, SignedIn person, Way way, Looks looks, Instant since, HttpSession session) {
        Optional<UUID> device() {
            return way.device();
        }

        Optional<Vouched> vouched() {
            return way.vouched();
        }

        private boolean isOf(UUID account) {
            return person.account().value().equals(account);
        }

        /** Proven within five minutes, on an own device: enough to let this person in by another way too. */
        boolean justProven() {
            return way.proven() && !way.lent() && since.plusSeconds(300).isAfter(now());
        }

        /** Until when, on a device that is somebody else's. */
        Optional<Instant> lentUntil() {
            return Optional.of(since.plus(LONGEST_LENT)).filter(_ -> way.lent());
        }

        Instant lastUsed() {
            return Instant.ofEpochMilli(session.getLastAccessedTime());
        }
    }

    /**
     * How somebody came in.
     *
     * @param device the device that stays signed in, which this session came with
     * @param proven came in by a link, a code or a passkey, and not because a device is known
     * @param vouched who vouches for the person, if it is not Kring itself
     * @param lent on a device that is somebody else's (R-C19)
     */
    record Way(Optional<UUID> device, boolean proven, Optional<Vouched> vouched, boolean lent) {
        static Way proven(Optional<UUID> device) {
            return new Way(device, true, Optional.empty(), false);
        }

        static Way known(UUID device) {
            return new Way(Optional.of(device), false, Optional.empty(), false);
        }

        static Way vouched(Vouched by) {
            return new Way(Optional.empty(), false, Optional.of(by), false);
        }

        static Way onLentDevice() {
            return new Way(Optional.empty(), true, Optional.empty(), true);
        }

        static Way vouchedOnLentDevice(Vouched by) {
            return new Way(Optional.empty(), false, Optional.of(by), true);
        }
    }

    /** Lies in the session itself, so that the container says when it is gone. */
    private record Kept(UUID id, Map<UUID, Open> open) implements HttpSessionBindingListener {
        @Override
        public void valueUnbound(HttpSessionBindingEvent gone) {
            open.remove(id);
        }
    }

    /** Remembers that somebody came in. */
    void opened(SignedIn person, Way way, HttpServletRequest request) {
        var session = request.getSession();
        var looks = Looks.of(Optional.ofNullable(request.getHeader("User-Agent")));
        var id = UUID.randomUUID();
        session.setAttribute(KEPT, new Kept(id, open));
        open.put(id, new Open(id, person, way, looks, now(), session));
        if (way.lent()) {
            CompletableFuture.delayedExecutor(LONGEST_LENT.toSeconds(), TimeUnit.SECONDS, leaving)
                    .execute(() -> over(id));
        }
    }

    /** The half hour is over (R-C19), if that visit is still there. */
    void over(UUID id) {
        closeWhere(one -> one.id().equals(id));
    }

    /** The pages of who was in here go to the door: what is written on them would be of who comes in now. */
    void pagesLeave(HttpSession session) {
        var here = UI.getCurrent();
        VaadinSession.getAllSessions(session).forEach(pages -> {
            Command go = () -> List.copyOf(pages.getUIs()).stream()
                    .filter(ui -> ui != here)
                    .forEach(ui -> goAway(ui, "/"));
            if (pages.hasLock()) {
                go.execute();
            } else {
                await(pages.access(go));
            }
        });
    }

    /** Real time: a session does not wait for the clock of a demo. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** What is open of the person signed in. */
    List<Open> mine() {
        var me = new AccountId(Acting.person().orElseThrow(NotFound::new).personId());
        return open.values().stream()
                .filter(one -> one.person().account().equals(me))
                .toList();
    }

    /** The one that this request belongs to. */
    Optional<Open> here(HttpSession session) {
        return Optional.ofNullable((Kept) session.getAttribute(KEPT)).map(kept -> open.get(kept.id()));
    }

    /** Ends one that is open of the person signed in. */
    void end(UUID id) {
        close(List.of(
                mine().stream().filter(one -> one.id().equals(id)).findAny().orElseThrow(() -> new NotFound(id))));
    }

    /** Ends those of which this is so, as a job that was told. */
    int endWhere(Predicate<Open> which) {
        Acting.requireJob();
        return closeWhere(which);
    }

    Collection<Open> all() {
        Acting.requireJob();
        return List.copyOf(open.values());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeviceEnded ended) {
        endOnEachNode(DEVICE, ended.device());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DevicesGivenBack back) {
        endOnEachNode(LENT, back.account().value());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SignedOutEverywhere out) {
        endOnEachNode(EVERYWHERE, out.account().value());
    }

    /** An issuer says who signed out there, by the names that it has for them. */
    void signedOutThere(List<UUID> names) {
        Acting.requireJob();
        names.forEach(name -> endOnEachNode(VOUCHED, name));
    }

    private void endOnEachNode(String what, UUID of) {
        endHere(what, of, now());
        relay.tellEnd(what, of);
    }

    /** Who came in since that moment stays: it may be told long after. A device that ended never comes in again. */
    private void endHere(String what, UUID of, Instant then) {
        var ends = Objects.requireNonNull(ENDS.get(what));
        closeWhere(one -> (what.equals(DEVICE) || !one.since().isAfter(then)) && ends.test(one, of));
    }

    /** Another node may have died before it told. When a line comes back the database is often not there yet, so it is tried until it is. */
    private void closeWhatEndedElsewhere() {
        while (missed.getAndSet(false)) {
            try {
                var known = open.values().stream()
                        .flatMap(one -> one.device().stream())
                        .toList();
                devices.endedOf(known).forEach(device -> endHere(DEVICE, device, now()));
            } catch (RuntimeException notYet) {
                LOG.warn("which devices ended elsewhere is asked again: {}", notYet.toString());
                if (missed.getAndSet(true) || !pause()) {
                    return; // another is at it, or it is over
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BEFORE_IT_IS_ASKED_AGAIN);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int closeWhere(Predicate<Open> which) {
        var gone = open.values().stream().filter(which).toList();
        close(gone);
        return gone.size();
    }

    private void close(List<Open> gone) {
        gone.forEach(one -> {
            open.remove(one.id());
            try {
                one.session().removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
                var to = one.way().lent() ? "/" + LentOverView.ROUTE : "/";
                leaving.execute(() -> leave(one.session(), to));
            } catch (IllegalStateException goneAlready) {
                LOG.debug("a session had ended by itself");
            }
        });
    }

    /** Pages first go elsewhere, each in its own turn; then the session ends, whether they did or not. */
    private static void leave(HttpSession session, String to) {
        try {
            VaadinSession.getAllSessions(session).stream()
                    .map(pages -> pages.access(() -> List.copyOf(pages.getUIs()).forEach(ui -> goAway(ui, to))))
                    .toList()
                    .forEach(OpenSessions::await);
            session.invalidate();
        } catch (IllegalStateException goneAlready) {
            LOG.debug("a session had ended by itself");
        }
    }

    /** Told before anything ends: hanging up waits until it is written, and with the session the line would be cut. */
    private static void goAway(UI ui, String to) {
        ui.getPage().setLocation(to);
        ui.push();
        Optional.ofNullable(ui.getInternals().getPushConnection()).ifPresent(PushConnection::disconnect);
    }

    private static void await(Future<?> turn) {
        try {
            turn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            LOG.debug("a page did not leave in time");
        }
    }

    @PreDestroy
    void stop() {
        leaving.shutdownNow();
    }
}
