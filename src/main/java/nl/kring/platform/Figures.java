package nl.kring.platform;

import java.util.List;

/** What a part of Kring tells whoever runs it about how it goes now: numbers, never of whom. */
public interface Figures {
    /** Asked every fifteen seconds, as a job and outside a transaction; one small query at most. */
    List<Figure> look();

    /**
     * A number.
     *
     * @param name always the same, with dots; {@code docs/operators.md} has it with underscores, as Prometheus does
     * @param says in one sentence
     */
    record Figure(String name, String says, double value) {}
}
