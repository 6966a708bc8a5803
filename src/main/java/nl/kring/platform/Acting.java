package nl.kring.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who acts in this thread: a named system actor while its work runs, or the person in whose name it acts, else the person signed in, else nobody. */
public final class Acting {
    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();
    private static final ScopedValue<Map<Object, Object>> BY_ITSELF = ScopedValue.newInstance();

    private Acting() {}

    /** A job by its name, or the person in whose name one acts. */
    private record Actor(Optional<String> job, Optional<Person> person) {}

    /** What a principal is for the database. Staff belong to one tenant; people of circles to none. */
    public interface Person {
        UUID personId();

        Optional<UUID> staffOf();
    }

    /** Runs work as a named job, not as the person in this thread. Never inside a transaction: that keeps its actor. */
    public static <T> T asSystem(String name, Supplier<T> work) {
        return as(new Actor(Optional.of(name), Optional.empty()), work);
    }

    /**
     * Runs what a person asked in another way than on a page, such as by mail, with the rights that she has now and no more; asked by the job
     * that made sure who it is. Never inside a transaction.
     */
    public static <T> T inNameOf(Person person, Supplier<T> work) {
        requireJob();
        return as(new Actor(Optional.empty(), Optional.of(person)), work);
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction keeps the actor it began with");
        }
        return ScopedValue.where(ACTOR, actor).call(work::get);
    }

    /** As {@link #asSystem(String, Supplier)}, for work that answers nothing. */
    public static void asSystem(String name, Runnable work) {
        asSystem(name, () -> {
            work.run();
            return true;
        });
    }

    /** Runs what an open page does by itself, at a bell: what it finds closed, nobody tried. */
    static void byItself(Runnable work) {
        if (isByItself()) {
            work.run();
        } else {
            ScopedValue.where(BY_ITSELF, new HashMap<>()).run(work);
        }
    }

    /**
     * What many parts of an open page ask at one bell, such as who sits here, is read once for all of them. Anywhere else it is read each
     * time. PostgreSQL decides on each row all the same.
     *
     * @param what says for whom as well
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(Record what, Supplier<T> read) {
        if (!BY_ITSELF.isBound()) {
            return read.get();
        }
        var asked = List.of(what, person().map(Person::personId), system());
        var known = (T) BY_ITSELF.get().get(asked);
        if (known == null) {
            known = read.get();
            BY_ITSELF.get().put(asked, known);
        }
        return known;
    }

    /** Whether a page acts by itself, without its person. */
    public static boolean isByItself() {
        return BY_ITSELF.isBound();
    }

    /** Goes on for jobs only: whoever is signed in finds nothing here. */
    public static void requireJob() {
        if (system().isEmpty()) {
            throw new NotFound();
        }
    }

    /** The name of the job that acts, if one does. */
    public static Optional<String> system() {
        return ACTOR.isBound() ? ACTOR.get().job() : Optional.empty();
    }

    /** The person who acts: nobody while a job runs, nobody where no one signed in. */
    public static Optional<Person> person() {
        if (ACTOR.isBound()) {
            return ACTOR.get().person();
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }
}
