package nl.kring.told;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;

/** What is behind the things that somebody is to be told; the module that keeps them has the bean, and decides who reads them. */
public interface Tells {
    /** As a job, in a transaction in which PostgreSQL's own rules are those of the reader: those of these things that this person may read at this moment and did not see yet, in the order in which they were told, with words in the reader's language. */
    List<News> news(CircleId circle, AccountId reader, Collection<UUID> things, Locale language);
}
