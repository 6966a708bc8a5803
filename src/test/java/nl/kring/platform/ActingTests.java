package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who acts, also where a job tells something in the name of a person. */
@KringTest
class ActingTests {
    private record Somebody(UUID personId) implements Acting.Person {
        @Override
        public Optional<UUID> staffOf() {
            return Optional.empty();
        }
    }

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final Somebody anna = new Somebody(UUID.randomUUID());

    private String role() {
        return people.inTransaction(
                () -> jdbc.sql("select current_user || ' ' || coalesce(current_setting('kring.person', true), '')")
                        .query(String.class)
                        .single());
    }

    @Test
    void inSomebodysNameOneActsAsThatPersonAlsoForPostgresAndIsAJobAgainAfterIt() {
        Acting.asSystem("mail-in", () -> {
            Acting.inNameOf(anna, () -> {
                assertThat(Acting.person()).contains(anna);
                assertThat(Acting.system()).isEmpty();
                assertThatThrownBy(Acting::requireJob).isInstanceOf(NotFound.class);
                assertThat(role()).isEqualTo("kring_circle " + anna.personId());
                Acting.asSystem("within", () -> assertThat(role()).isEqualTo("kring_worker "));
                return true;
            });
            assertThat(Acting.system()).contains("mail-in");
            assertThat(Acting.person()).isEmpty();
            assertThat(role()).isEqualTo("kring_worker ");
        });
    }

    @Test
    void onlyAJobActsInSomebodysName() {
        assertThatThrownBy(() -> Acting.inNameOf(anna, () -> true)).isInstanceOf(NotFound.class);
        var bram = people.person("Bram");
        assertThatThrownBy(() -> People.as(bram, () -> Acting.inNameOf(anna, () -> true)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aTransactionKeepsTheActorThatItBeganWith() {
        assertThatThrownBy(() -> people.job(() -> Acting.inNameOf(anna, () -> true)))
                .isInstanceOf(IllegalStateException.class);
    }
}
