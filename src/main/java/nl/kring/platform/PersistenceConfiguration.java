package nl.kring.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Makes every transaction begin with its actor (see {@link ActingJpaDialect}). */
@Configuration
class PersistenceConfiguration {
    @Bean
    HibernateJpaVendorAdapter jpaVendorAdapter() {
        return new HibernateJpaVendorAdapter() {
            private final HibernateJpaDialect dialect = new ActingJpaDialect();

            @Override
            public HibernateJpaDialect getJpaDialect() {
                return dialect;
            }
        };
    }
}
