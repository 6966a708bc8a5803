package nl.kring.platform;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL at the start of every transaction who acts in it, and in which space; forgotten when it ends. */
class ActingJpaDialect extends HibernateJpaDialect {
    private static final String TELL =
            "select set_config('kring.person', ?, true), set_config('kring.tenant', ?, true), set_config('role', ?, true)";

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
        var transaction = super.beginTransaction(entityManager, definition);
        entityManager.unwrap(Session.class).doWork(ActingJpaDialect::tell);
        return transaction;
    }

    private static void tell(Connection connection) throws SQLException {
        var person = Acting.person();
        var tenant = person.flatMap(Acting.Person::staffOf);
        var role = Acting.system().isPresent() ? "kring_worker" : tenant.isPresent() ? "kring_file" : "kring_circle";
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setString(
                    1, person.map(Acting.Person::personId).map(UUID::toString).orElse(""));
            tell.setString(2, tenant.map(UUID::toString).orElse(""));
            tell.setString(3, role);
            tell.execute();
        }
    }
}
