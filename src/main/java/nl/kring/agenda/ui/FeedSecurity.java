package nl.kring.agenda.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The door of calendars: the secret in the address is all; no session, no cookie, and no device that comes back. */
@Configuration
class FeedSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain agendaFeeds(HttpSecurity http) throws Exception {
        return http.securityMatcher("/agenda/*.ics")
                .authorizeHttpRequests(open -> open.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
