package nl.kring;

import static java.util.stream.Collectors.toSet;
import static org.springframework.util.ReflectionUtils.findMethod;
import static org.springframework.util.ReflectionUtils.invokeMethod;
import static org.springframework.util.ReflectionUtils.makeAccessible;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServletService;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Bells;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/** One person at one screen, without a browser. */
@KringTest
public abstract class ViewTest {
    private static final Routes ROUTES = new Routes();
    private static final Set<Class<? extends RouterLayout>> LAYOUTS = classesWith(Layout.class);
    private static final Method FROM_BROWSER =
            Objects.requireNonNull(findMethod(AbstractField.class, "setModelValue", Object.class, boolean.class));

    static {
        ROUTES.getRoutes().addAll(ViewTest.<Component>classesWith(Route.class));
        ROUTES.getErrorRoutes().clear();
        ROUTES.getErrorRoutes().addAll(errorPages());
        makeAccessible(FROM_BROWSER);
    }

    @Autowired
    private ApplicationContext spring;

    @Autowired
    private Bells bells;

    @BeforeEach
    protected void openBrowser() {
        MockVaadin.setup(UI::new, new Pages(spring));
        UI.getCurrent().setLocale(Locale.of("nl"));
        var registry =
                ApplicationRouteRegistry.getInstance(VaadinService.getCurrent().getContext());
        LAYOUTS.forEach(registry::setLayout);
    }

    /** A page is drawn by the thread of its test, which is signed in: a bell that found it free for a moment would draw it for nobody. */
    private static class Pages extends MockSpringServlet {
        Pages(ApplicationContext spring) {
            super(ROUTES, spring, UI::new);
        }

        @Override
        protected VaadinServletService createServletService(DeploymentConfiguration configuration)
                throws ServiceException {
            var service = new MockSpringServletService(this, configuration, ctx, uiFactory) {
                @Override
                public void ensureAccessQueuePurged(VaadinSession session) {
                    // what waits is done at the next look of the test
                }
            };
            service.init();
            routes.register((VaadinServletContext) service.getContext());
            return service;
        }
    }

    @AfterEach
    protected void closeBrowser() {
        SecurityContextHolder.clearContext();
        MockVaadin.tearDown();
    }

    /** Once for the services (Spring's context), once for the routes (Vaadin asks the request). */
    protected static void signIn(SignedIn person) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.authority())));
        SecurityContextHolder.getContext().setAuthentication(authentication);
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(authentication);
        request.setUserInRole((_, role) -> person.authority().equals("ROLE_" + role));
    }

    /** Somebody of a circle. */
    protected static void signIn(AccountId person) {
        signIn(new SignedIn(person.value(), null, null));
    }

    /** Fills a field in as a person would: only what can be seen and edited, and as an event from the browser. */
    protected static <T, F extends AbstractField<?, T>> void fill(F field, T value) {
        if (!field.isAttached() || !field.isVisible()) {
            throw new AssertionError("not on the screen: " + field);
        }
        if (field instanceof HasEnabled it && !it.isEnabled() || field.isReadOnly()) {
            throw new AssertionError("not to be edited: " + field);
        }
        invokeMethod(FROM_BROWSER, field, value, true);
    }

    /** Bells ring one after the other: after one of its own the page heard those of an act, after a second those of what it did then. */
    protected void heard() {
        var topic = Ids.next();
        var times = new AtomicInteger(-1); // the first call is no bell
        bells.keepFresh(UI.getCurrent(), topic, times::incrementAndGet);
        for (var bell = 1; bell <= 2; bell++) {
            var rung = bell;
            CompletableFuture.runAsync(() -> bells.ring(topic))
                    .join(); // as somebody else: who rings herself hears of nothing new
            Town.soon(() -> {
                MockVaadin.clientRoundtrip(false);
                return Optional.of(true).filter(_ -> times.get() >= rung);
            });
        }
    }

    private static <T> Set<Class<? extends T>> classesWith(Class<? extends Annotation> annotation) {
        return classes(new AnnotationTypeFilter(annotation));
    }

    private static Set<Class<? extends HasErrorParameter<?>>> errorPages() {
        return classes(new AssignableTypeFilter(HasErrorParameter.class));
    }

    /** Views are package-private; Karibu's own discovery sees public ones only. */
    @SuppressWarnings("unchecked")
    private static <T> Set<Class<? extends T>> classes(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents("nl.kring").stream()
                .map(bean -> (Class<? extends T>)
                        ClassUtils.resolveClassName(Objects.requireNonNull(bean.getBeanClassName()), null))
                .collect(toSet());
    }
}
