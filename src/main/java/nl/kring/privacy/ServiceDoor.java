package nl.kring.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.stereotype.Service;

/**
 * Stands outside every service, and outside its transaction: what a person asked for and was refused leaves a line when all else
 * is rolled back. Services that a service asks are inside; a page that looks again by itself tries nothing.
 */
@Configuration(proxyBeanMethods = false)
class ServiceDoor {
    private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor refusalsLeaveALine(ObjectProvider<Refusals> refusals) {
        MethodInterceptor door = call -> enter(call, refusals);
        var advisor = new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forClassAnnotation(Service.class), door);
        advisor.setOrder(0);
        return advisor;
    }

    private static @Nullable Object enter(MethodInvocation call, ObjectProvider<Refusals> refusals) throws Throwable {
        var person = Acting.person();
        if (person.isEmpty() || INSIDE.isBound() || Acting.isByItself()) {
            return call.proceed();
        }
        try {
            return ScopedValue.where(INSIDE, true).call(call::proceed);
        } catch (NotFound no) {
            keep(refusals, person.get(), no.asked(), asAct(call.getMethod().getName()));
            throw no;
        } catch (NoRight no) {
            keep(refusals, person.get(), no.asked(), no.act());
            throw no;
        }
    }

    private static void keep(
            ObjectProvider<Refusals> refusals, Acting.Person person, Optional<UUID> asked, String act) {
        asked.ifPresent(thing -> refusals.getObject().keep(person.personId(), thing, act));
    }

    /** {@code signsToTick} is {@code SIGNS_TO_TICK} in the log. */
    static String asAct(String method) {
        return method.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
