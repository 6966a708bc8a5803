package nl.kring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The end of a process before its n-th word to PostgreSQL, whatever that is: an error that nothing catches, and from then on silence. Only in the
 * thread that lit it; all others speak to the pool as ever.
 */
public class Fuse implements BeanPostProcessor {
    private static final Set<String> WORDS = Set.of("prepareStatement", "createStatement", "prepareCall", "commit");
    private static final ThreadLocal<@Nullable Fuse> LIT = new ThreadLocal<>();

    private int left;
    private boolean burnt;

    /** What was running is no more. */
    private static final class Burnt extends Error {
        Burnt() {
            super("the process died", null, false, false);
        }
    }

    /** Whether work came to its end before its n-th word. */
    public static boolean survives(int words, Runnable work) {
        var fuse = new Fuse();
        fuse.left = words;
        LIT.set(fuse);
        try {
            work.run();
        } catch (Burnt | RuntimeException gone) {
            if (!fuse.burnt) {
                throw gone;
            }
        } finally {
            LIT.remove();
        }
        return !fuse.burnt;
    }

    private void word() {
        left--;
        if (left <= 0) {
            burnt = true;
            throw new Burnt();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Source(source) : bean;
    }

    private static final class Source extends DelegatingDataSource {
        Source(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var fuse = LIT.get();
            var connection = super.getConnection();
            return fuse == null ? connection : fuse.on(connection);
        }
    }

    private Connection on(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Fuse.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (WORDS.contains(method.getName())) {
                        word();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
