package nl.kring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Counts what is asked of the database, by Hibernate and by hand: a page of forty people asks no more than one of four. */
public final class Statements {
    private Statements() {}

    public static List<String> of(Runnable work) {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var loggers = Stream.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(heard);
        });
        try {
            work.run();
        } finally {
            loggers.forEach(logger -> {
                logger.setLevel(null);
                logger.setAdditive(true);
                logger.detachAppender(heard);
            });
        }
        return heard.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> !message.startsWith("Executing prepared SQL query"))
                .filter(message -> !message.startsWith("Executing prepared SQL update"))
                .toList();
    }
}
