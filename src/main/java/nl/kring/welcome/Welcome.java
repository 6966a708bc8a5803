package nl.kring.welcome;

import java.util.List;
import java.util.Optional;

/** The one card of the first days on a resident's page; what matters most now, never two. */
public sealed interface Welcome {
    /** What it is put away by. */
    String name();

    /** A message of the first days, where no mail could tell it. */
    record Said(Step step) implements Welcome {
        @Override
        public String name() {
            return step.name();
        }
    }

    /** "Past dit bij je?", or what comes after the answer. */
    record Fits(Optional<Answer> answer) implements Welcome {
        @Override
        public String name() {
            return Step.FITS.name();
        }
    }

    /** "Kringhulp". */
    record Call() implements Welcome {
        @Override
        public String name() {
            return Step.CALL.name();
        }
    }

    /** "Begin hier": what is still to do of what the template brought. */
    record BeginHere(List<Begin> open) implements Welcome {
        @Override
        public String name() {
            return "BEGIN";
        }
    }
}
