package nl.kring.platform;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The role that the application signs in with, which must own nothing and bypass nothing: else the second wall is no wall. */
record AppRole(String name, Optional<String> tooStrong) {
    private static final String READ = """
            select session_user::text, (select r.rolname::text from pg_roles r where pg_has_role(session_user, r.oid, 'MEMBER') and (
                r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolname = 'kring_rights'
                or exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid)
                or exists (select from pg_namespace n where n.nspname in ('common', 'circle', 'municipal', 'bridge')
                    and (n.nspowner = r.oid
                        or exists (select from pg_class c where c.relnamespace = n.oid and c.relowner = r.oid))))
                order by r.rolname <> session_user, r.rolname limit 1)
            """;

    static AppRole of(DataSource application) {
        return JdbcClient.create(application)
                .sql(READ)
                .query((row, _) -> new AppRole(row.getString(1), Optional.ofNullable(row.getString(2))))
                .single();
    }

    /** Stops the start when this role is, or may become, one that sees more than its policies allow. */
    void ownsAndBypassesNothing() {
        tooStrong.ifPresent(other -> {
            throw new UnfitDatabase(
                    "Kring signs in to its database as '" + name + "', which can act as '" + other
                            + "': an owner, a superuser or a role that bypasses row policies. Use the role kring_app as './kring db-script' makes it.");
        });
    }
}
