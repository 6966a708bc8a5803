package nl.kring.timeline;

import java.time.LocalDate;
import java.util.Optional;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;

/** What kind of thing somebody tells (journey c); what goes for one kind only stands with it. */
public sealed interface PostKind {
    /** An ordinary post. */
    PostKind ORDINARY = new Update();

    /** The one topic that a kind is about, if it is about one. */
    default Optional<Topic> fixedTopic() {
        return Optional.empty();
    }

    /** Whether it may go without words. */
    default boolean wordless() {
        return false;
    }

    record Update() implements PostKind {}

    /** Photos that say it by themselves. */
    record Photo() implements PostKind {
        @Override
        public boolean wordless() {
            return true;
        }
    }

    /** How the resident is: by the resident, or as somebody else sees it. A face says something of health. */
    record CheckIn(HowItGoes face) implements PostKind {
        @Override
        public Optional<Topic> fixedTopic() {
            return Optional.of(Topic.HEALTH);
        }

        @Override
        public boolean wordless() {
            return true;
        }
    }

    /** @param asked the one who is asked; empty for everybody who reads it */
    record Question(Optional<AccountId> asked) implements PostKind {}

    /** Something that went well, for a week on top. */
    record Milestone() implements PostKind {}

    /** @param shows the day on which who lives here reads it */
    record Surprise(LocalDate shows) implements PostKind {
        /** The most days that something stays hidden. */
        public static final int MOST_DAYS = 30;

        @Override
        public Optional<Topic> fixedTopic() {
            return Optional.of(Topic.FUN);
        }
    }
}
