package nl.kring.notify;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of a process at one named point, once: an error that nothing catches, as nothing runs after {@code kill -9}; or the end of its connection. */
final class Kill {
    private final String point;
    private boolean happened;

    Kill(String point) {
        this.point = point;
    }

    /** What was running is no more. */
    static final class Killed extends Error {
        Killed(String point) {
            super(point, null, false, false);
        }
    }

    boolean happened() {
        return happened;
    }

    /** Comes by here. */
    void at(String here) {
        if (isAt(here)) {
            throw new Killed(here);
        }
    }

    boolean isAt(String here) {
        var now = !happened && point.equals(here);
        happened |= now;
        return now;
    }

    /** Transactions in the order in which they come, each with a name; the last two come again and again. */
    TransactionTemplate transactions(PlatformTransactionManager manager, DataSource data, String... names) {
        return new Dying(manager, data, Names.of(names));
    }

    private static final class Names {
        private final String[] names;
        private int next;

        private Names(String... names) {
            this.names = names;
        }

        static Iterator<String> of(String... names) {
            var all = new Names(names);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public String next() {
                    var many = all.names.length;
                    var at = all.next < many ? all.next : many - 2 + (all.next - many) % 2;
                    all.next++;
                    return all.names[at];
                }
            };
        }
    }

    private final class Dying extends TransactionTemplate {
        private final transient DataSource data;
        private final transient Iterator<String> names;

        Dying(PlatformTransactionManager manager, DataSource data, Iterator<String> names) {
            super(manager);
            this.data = data;
            this.names = names;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            var name = names.next();
            at("before " + name);
            var done = super.execute(status -> {
                var result = action.doInTransaction(status);
                at("in " + name);
                if (isAt("line lost in " + name)) {
                    cut();
                }
                return result;
            });
            at("after " + name);
            return done;
        }

        private void cut() {
            try {
                DataSourceUtils.getConnection(data).abort(Runnable::run);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    DeliveryGuard in(DeliveryGuard guard) {
        return new DeliveryGuard() {
            @Override
            public boolean stillIn(UUID circle, AccountId person) {
                at("asked whether still in the circle");
                return guard.stillIn(circle, person);
            }

            @Override
            public boolean goesAnyway(UUID circle, UUID subject) {
                return guard.goesAnyway(circle, subject);
            }

            @Override
            public boolean rests(UUID circle) {
                at("asked whether the circle rests");
                return guard.rests(circle);
            }
        };
    }

    CircleLetters in(CircleLetters letters) {
        return new CircleLetters() {
            @Override
            public Optional<String> whose(UUID circle, String template) {
                at("asked whose circle it is");
                return letters.whose(circle, template);
            }

            @Override
            public Optional<Instant> waitsUntil(UUID circle, AccountId reader, String template) {
                at("asked for quiet hours");
                return letters.waitsUntil(circle, reader, template);
            }

            @Override
            public Optional<String> change(UUID circle, String template) {
                return letters.change(circle, template);
            }
        };
    }

    ComposedMail in(ComposedMail mail) {
        return new ComposedMail() {
            @Override
            public String template() {
                return mail.template();
            }

            @Override
            public Optional<Composed> compose(UUID subject, UUID circle, AccountId reader, Locale language) {
                at("before composing");
                var composed = mail.compose(subject, circle, reader, language);
                at("after composing");
                return composed;
            }
        };
    }

    Transport in(Transport transport) {
        return new Transport() {
            @Override
            public boolean reaches(Letter letter) {
                return transport.reaches(letter);
            }

            @Override
            public void send(Letter letter) throws Exception {
                at("before sending");
                transport.send(letter);
                at("after sending");
            }

            @Override
            public void done() {
                transport.done();
            }
        };
    }

    TakesAnswers in(TakesAnswers takes) {
        return answer -> {
            at("before answering");
            var left = takes.take(answer);
            at("after answering");
            return left;
        };
    }
}
