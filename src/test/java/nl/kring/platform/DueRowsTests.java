package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.kring.KringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is due is done row by row. */
@KringTest
class DueRowsTests {
    @Autowired
    private DueRows rows;

    @Test
    void aRowThatFailsKeepsNobodyElseWaiting() {
        var done = new ArrayList<Integer>();
        Acting.asSystem(
                "rows",
                () -> rows.each(() -> List.of(1, 2, 3), row -> {
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .isTrue();
                    if (row == 2) {
                        throw new IllegalStateException("this one fails");
                    }
                    done.add(row);
                }));
        assertThat(done).containsExactly(1, 3);
    }
}
