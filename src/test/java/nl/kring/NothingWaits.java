package nl.kring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** What the tests of one class left to be sent does not stand before what those of the next wait for, whatever comes first. */
public class NothingWaits implements TestExecutionListener {
    @Override
    public void beforeTestClass(TestContext test) {
        var spring = test.getApplicationContext();
        var jdbc = spring.getBean(JdbcClient.class);
        spring.getBean(People.class)
                .job(() -> jdbc.sql("update common.delivery set state = 'CANCELLED' where state = 'PENDING'")
                        .update());
    }
}
