package nl.kring.circle.ui;

import java.util.Optional;
import nl.kring.circle.LeftService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.HomePage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is in no circle any more comes where she may take away what she told. */
@Component
@Order(35)
class LeftHome implements HomePage {
    private final LeftService left;

    LeftHome(LeftService left) {
        this.left = left;
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.of("kringen")
                .filter(_ -> person.staffOf().isEmpty() && !left.mine().isEmpty());
    }
}
