package nl.kring.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** The tests' PostgreSQL waits for no disk. */
public class NoDisk implements BeanDefinitionRegistryPostProcessor, EnvironmentAware {
    private static final String NAME = "embeddedDatabase";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        registry.removeBeanDefinition(NAME);
        registry.registerBeanDefinition(NAME, new RootBeanDefinition(EmbeddedDatabase.class, this::database));
    }

    private EmbeddedDatabase database() {
        try {
            return new EmbeddedDatabase(Path.of(environment.getRequiredProperty("kring.data")), false);
        } catch (IOException | SQLException failure) {
            throw new BeanCreationException(NAME, "no PostgreSQL for the tests", failure);
        }
    }
}
