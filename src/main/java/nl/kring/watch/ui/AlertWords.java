package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import nl.kring.circle.CirclePerson;
import nl.kring.watch.AlertView;

/** What an alert says to this reader in a few words. */
record AlertWords(Component speaker, AlertView alert) {
    String title() {
        if (alert.isClosed()) {
            return say("alert.closed");
        }
        if (alert.mine()) {
            return say("alert.mine");
        }
        if (alert.owner().isPresent()) {
            return say("alert.takenBy", owner());
        }
        if (alert.nobodyHasIt()) {
            return say("alert.nobodyHasIt");
        }
        return alert.mayClaim() && !alert.passed()
                ? question()
                : alert.asked().isEmpty() || alert.nobodyNow() ? say("alert.asking", resident()) : asked();
    }

    String below() {
        if (alert.isClosed()) {
            return alert.outcome()
                    .map(outcome -> say("alert.outcome." + outcome.name()))
                    .orElse("");
        }
        if (alert.mine()) {
            return alert.agreed().isPresent() ? "" : say("alert.mine.how");
        }
        if (alert.mayClaim() && alert.passed()) {
            return say("alert.passed");
        }
        if (alert.mayClaim()) {
            return alert.owner().isPresent() || alert.nobodyHasIt() ? question() : "";
        }
        if (alert.nobodyHasIt() && alert.sight() == AlertView.Sight.PHASE) {
            return say("alert.nobodyHasIt.how", resident());
        }
        return alert.owner().isPresent() ? say("alert.nothing") : "";
    }

    /** Read out once, politely, when it changes. */
    String aloud() {
        return title() + " " + below();
    }

    String question() {
        return alert.phase()
                .map(phase -> say("alert.title." + phase.name(), resident()))
                .orElseGet(() -> say("alert.asking", resident()));
    }

    private String asked() {
        var names = alert.asked().stream()
                .filter(asked -> !asked.cannot())
                .map(asked -> asked.person().firstName())
                .toList();
        return names.isEmpty()
                ? say("alert.asking", resident())
                : say("obs.asked", Names.joined(speaker, names), names.size());
    }

    private String owner() {
        return alert.owner().map(CirclePerson::firstName).orElse("");
    }

    private String resident() {
        return alert.resident().firstName();
    }

    private String say(String key, Object... arguments) {
        return speaker.getTranslation(key, arguments);
    }
}
