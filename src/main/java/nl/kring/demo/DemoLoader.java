package nl.kring.demo;

import java.time.Clock;
import java.util.List;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.NewTenant;
import nl.kring.tenant.TenantService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Pours the demo in once, before the first page is served: all of it or nothing. */
@Component
@ConditionalOnBooleanProperty("kring.demo")
@ConditionalOnBooleanProperty(value = "kring.demo.load", matchIfMissing = true)
class DemoLoader implements SmartLifecycle {
    static final String NAME = "Veenmeren";
    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final String CRISIS = "Huisartsenpost\t0513-000113\nCrisisdienst GGZ\t0513-000114\n"
            + "Zorgen om iemands gedrag\t0513-000115\nDenk je aan zelfmoord\t113";

    private final TenantService tenants;
    private final List<DemoPart> parts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean running;

    DemoLoader(TenantService tenants, List<DemoPart> parts, TransactionTemplate transaction, Clock clock) {
        this.tenants = tenants;
        this.parts = parts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Acting.asSystem(
                "demo",
                () -> transaction.executeWithoutResult(_ -> {
                    if (tenants.named(NAME).isEmpty()) {
                        load();
                    }
                }));
    }

    private void load() {
        var town = DemoTown.at(
                tenants.create(new NewTenant(NAME, "NAVIGATOR", "PLAN_IS_DECISION", "meitinker", CRISIS)),
                clock.instant().atZone(MovingClock.ZONE).toLocalDate());
        parts.forEach(part -> {
            var began = System.nanoTime();
            part.load(town);
            LOG.debug("{} took {} ms", part.getClass().getSimpleName(), (System.nanoTime() - began) / NANOS_A_MILLI);
        });
        LOG.info(
                "The demo municipality {} stands: {} people, {} circles",
                NAME,
                town.people().size(),
                town.circles().size());
    }

    /** Before the web server opens its door. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
