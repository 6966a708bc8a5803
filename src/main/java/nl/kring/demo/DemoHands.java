package nl.kring.demo;

import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL see one person in the middle of the demo's transaction: what only people do, such as a reaction, no job may write, and
 * each row is asked of the policies as if that person tapped it (decision 062).
 */
@Component
class DemoHands {
    private static final String ACT = "select set_config('kring.person', ?, true), set_config('role', ?, true)";

    private final JdbcClient jdbc;

    DemoHands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What goes wrong ends the whole transaction, and its roles with it. */
    void of(AccountId person, Runnable act) {
        become(person.value().toString(), "kring_circle");
        act.run();
        become("", "kring_worker");
    }

    private void become(String person, String role) {
        jdbc.sql(ACT).param(person).param(role).query(_ -> {});
    }
}
