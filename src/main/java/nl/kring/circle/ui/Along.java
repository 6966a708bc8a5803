package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Pick;

/** Whom somebody takes along to her own circle: nobody, unless she says so. */
class Along extends Div {
    final Map<AccountId, Pick> picks = new LinkedHashMap<>();

    Along(List<CirclePerson> people) {
        addClassName("picks");
        people.forEach(person -> {
            var pick = new Pick(Icon.PEOPLE, person.firstName());
            picks.put(person.account(), pick);
            add(pick);
        });
    }

    Set<AccountId> chosen() {
        return picks.entrySet().stream()
                .filter(one -> one.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
