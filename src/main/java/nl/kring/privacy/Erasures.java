package nl.kring.privacy;

import java.util.UUID;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The proof that something was erased: what, when, how many, and ids that point to nothing any more (R-M8). */
@Component
public class Erasures {
    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes it in the transaction that erases.
     *
     * @param chain the circle that it was in, if it was in one
     * @param what the kind of thing, such as {@code POST}
     * @param object which one, if it was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(@Nullable UUID chain, String what, @Nullable UUID object, int many) {
        jdbc.sql("insert into common.erasure (id, chain_id, what, object_id, many) values (?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(chain)
                .param(what)
                .param(object)
                .param(many)
                .update();
    }
}
