package nl.kring.identity.ui;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.net.URI;
import nl.kring.identity.Devices;
import nl.kring.identity.OidcProviders;
import nl.kring.platform.ui.PublicFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** Every address asks who you are, but for the door and what stands outside it. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {
    /** Where another program hands something over; its own door asks for a secret, and there is no cookie to abuse. */
    private static final String HANDED_OVER = "/sms/*";

    @Bean
    HttpFirewall firewall() {
        return HeaderFilter.firewall();
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Door door,
            Devices devices,
            OidcDoor oidc,
            OidcProviders providers,
            @Value("${kring.url}") URI address)
            throws Exception {
        return http.authorizeHttpRequests(open -> open.requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers(PublicFiles.paths())
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, PasskeyController.ASK, PasskeyController.ENTER)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, HANDED_OVER)
                        .permitAll()
                        .requestMatchers(StillIn.PATH, StillIn.PATH + "/*") // they say themselves that nobody is in
                        .permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers(HANDED_OVER))
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/inloggen")
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .oauth2Login(login -> login.loginPage("/inloggen")
                        .clientRegistrationRepository(providers)
                        .authorizedClientRepository(oidc.clients())
                        .successHandler(oidc)
                        .failureHandler(oidc))
                .oidcLogout(out ->
                        out.clientRegistrationRepository(providers).backChannel(back -> back.logoutHandler(oidc)))
                .addFilterAfter(new HeaderFilter(), HeaderWriterFilter.class)
                .addFilterAfter(new OriginFilter(address), HeaderWriterFilter.class)
                .addFilterBefore(new DoorFilter(door, devices), AnonymousAuthenticationFilter.class)
                .logout(leave -> leave.logoutSuccessUrl("/")
                        .addLogoutHandler((request, response, _) -> door.forget(request, response)))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                        .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                        .withObjectPostProcessor(eager()))
                .build();
    }

    /** Vaadin's pages are written in a forward that commits before the filter would; so it writes first. */
    private static ObjectPostProcessor<HeaderWriterFilter> eager() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }
}
