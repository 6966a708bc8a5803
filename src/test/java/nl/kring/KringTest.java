package nl.kring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.kring.identity.OidcProvidersForTests;
import nl.kring.invite.InviteTest;
import nl.kring.notify.Mails;
import nl.kring.platform.NoDisk;
import nl.kring.told.TellingTicks;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** The one Spring context of all tests, on a PostgreSQL of its own, with a demo's movable clock. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "kring.data=target/test-data/${random.uuid}",
            "kring.demo=true",
            "kring.demo.load=false",
            "kring.sms.secret=a-secret-of-the-tests-and-nothing-else",
            "kring.metrics.port=0",
            "management.prometheus.metrics.export.enabled=true",
            "db-scheduler.enabled=false"
        })
@TestExecutionListeners(listeners = NothingWaits.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import({
    People.class,
    Fuse.class,
    Mails.class,
    TellingTicks.class,
    InviteTest.class,
    OidcProvidersForTests.class,
    NoDisk.class
})
public @interface KringTest {}
