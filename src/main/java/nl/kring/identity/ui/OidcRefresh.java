package nl.kring.identity.ui;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kring.identity.OidcProviders;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Asks each provider again, within five minutes, whether it still vouches for who is in. A no ends the session; without an answer it is
 * asked at the next tick. Who gave no way to ask again is out when the token ends.
 */
@Component
class OidcRefresh implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(OidcRefresh.class);
    private static final long FOUR_MINUTES = 240_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RestClientRefreshTokenTokenResponseClient tokens = new RestClientRefreshTokenTokenResponseClient();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final OpenSessions open;
    private final OidcProviders providers;

    OidcRefresh(OpenSessions open, OidcProviders providers) {
        this.open = open;
        this.providers = providers;
        tokens.setRestClient(patient());
    }

    /** As Spring Security makes it, but it waits no longer than that for an answer. */
    private static RestClient patient() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    @Override
    public String name() {
        return "oidc-refresh";
    }

    /** Each node of those who are in there, and so each session once. */
    @Override
    public Lane lane() {
        return Lane.NODE;
    }

    /** Beside the tick: a provider that is slow to answer keeps nothing else waiting. */
    @Override
    public void doWhatIsDue() {
        if (asking.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    Acting.asSystem(name(), () -> askAgain(FOUR_MINUTES));
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    /** A provider that gives no answer is asked once a round, so that it does not keep the others waiting. */
    void askAgain(long milliseconds) {
        var due = System.currentTimeMillis() - milliseconds;
        var silent = new HashSet<String>();
        open.endWhere(one -> one.vouched()
                .filter(it -> it.askedBefore(due))
                .filter(it -> !silent.contains(it.provider()))
                .filter(it -> !stillVouchedFor(it, silent))
                .isPresent());
    }

    private boolean stillVouchedFor(Vouched vouched, Set<String> silent) {
        try {
            var registration = providers.findByRegistrationId(vouched.provider());
            var refresh = vouched.refresh();
            if (registration == null || refresh.isEmpty()) {
                return registration != null && lasts(vouched);
            }
            var answer = tokens.getTokenResponse(
                    new OAuth2RefreshTokenGrantRequest(registration, vouched.access(), refresh.get()));
            vouched.renewed(answer.getAccessToken(), Optional.ofNullable(answer.getRefreshToken()));
            return true;
        } catch (OAuth2AuthorizationException no) {
            if (no.getCause() instanceof ResourceAccessException) {
                silent.add(vouched.provider());
            }
            var vouchesNoMore = no.getError().getErrorCode().equals("invalid_grant");
            LOG.info(
                    vouchesNoMore ? "A provider vouches for somebody no more" : "A provider gave no usable answer: {}",
                    no.getError().getErrorCode());
            return !vouchesNoMore;
        } catch (RuntimeException none) {
            silent.add(vouched.provider());
            LOG.warn("A provider gave no answer: {}", none.getClass().getSimpleName());
            return true;
        }
    }

    private static boolean lasts(Vouched vouched) {
        var until = vouched.access().getExpiresAt();
        return until != null && until.toEpochMilli() > System.currentTimeMillis();
    }
}
