package nl.kring.notify;

import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** All ways out together: each letter goes by the one that leads to its address. */
@Primary
@Component
class Ways implements Transport {
    private final List<Transport> ways;

    Ways(List<Transport> ways) {
        this.ways = ways;
    }

    @Override
    public boolean reaches(Letter letter) {
        return ways.stream().anyMatch(way -> way.reaches(letter));
    }

    @Override
    public void done() {
        ways.forEach(Transport::done);
    }

    @Override
    public void send(Letter letter) throws Exception {
        ways.stream()
                .filter(way -> way.reaches(letter))
                .findFirst()
                .orElseThrow(() -> new NeverTaken("no way to reach this person"))
                .send(letter);
    }
}
