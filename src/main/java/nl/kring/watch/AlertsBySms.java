package nl.kring.watch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.notify.AskedBySms;
import org.springframework.stereotype.Component;

/** "JA 4" is "ik pak dit op", "NEE 4" is "ik kan nu niet": the next is asked at once (R-D10). No phase and no sign is ever said. */
@Component
class AlertsBySms implements AskedBySms {
    private final AlertService alerts;

    AlertsBySms(AlertService alerts) {
        this.alerts = alerts;
    }

    @Override
    public Set<String> templates() {
        return Set.of("alert");
    }

    @Override
    public Optional<Asked> asks(String template, UUID circle, UUID subject, Locale language) {
        return find(circle, subject).filter(AlertView::mayClaim).map(_ -> new Asked("sms.alert", ""));
    }

    private Optional<AlertView> find(UUID circle, UUID subject) {
        return alerts.current(new CircleId(circle))
                .filter(alert -> alert.id().value().equals(subject));
    }

    @Override
    public Became answer(String template, UUID circle, UUID subject, boolean yes, UUID id, Locale language) {
        var where = new CircleId(circle);
        var alert = new AlertId(subject);
        if (yes) {
            alerts.claim(where, alert, id);
            return new Became("sms.alert.yes", List.of());
        }
        alerts.cannot(where, alert, id);
        var now = find(circle, subject);
        if (now.filter(AlertView::mine).isPresent()) {
            return new Became("sms.alert.mine", List.of());
        }
        // she answers what she was asked first; that she is asked to do something since then she may not have read
        var became = now.filter(AlertView::asksMe).isPresent() ? "sms.alert.wanted" : "sms.alert.taken";
        return now.flatMap(AlertView::owner)
                .map(CirclePerson::firstName)
                .map(name -> new Became(became, List.of(name)))
                .orElseGet(() -> new Became("sms.alert.no", List.of()));
    }
}
