package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.watch.AlertView;

/** What an alert says to this reader in a few words. */
record AlertWords(Component speaker, Function<Instant, String> moment, AlertView alert) {
    String title() {
        if (alert.isClosed()) {
            return say("alert.closed");
        }
        if (alert.askedAgain()) {
            return lapsed();
        }
        if (alert.mine()) {
            return say("alert.mine");
        }
        if (alert.handedToMe()) {
            return say("alert.handedToMe", owner());
        }
        if (alert.asksMe()) {
            return say("alert.wanted.title", owner());
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
        if (alert.mine() && alert.sight() == AlertView.Sight.BARE) {
            return say("alert.bare.mine", resident());
        }
        if (alert.mine()) {
            return alert.agreed().isPresent() && !alert.askedAgain() ? "" : say("alert.mine.how");
        }
        if (alert.asksMe()) {
            return say("alert.wanted.how");
        }
        if (alert.handedToMe()) {
            return question();
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
        if (alert.isTaken() && alert.agreed().filter(AlertView.Agreed::me).isPresent()) {
            return say("alert.agreed.me");
        }
        return alert.isTaken() ? say("alert.nothing") : "";
    }

    /** Read out once, politely, when it changes. */
    String aloud() {
        var asks = alert.thinksAlong().map(by -> " " + say("consult.along", by.firstName()));
        return title() + " " + below()
                + alert.wanted().map(it -> " " + wanted(it)).orElse("") + asks.orElse("");
    }

    /** What another was asked to do; never that it will be done. */
    String wanted(AlertView.Wanted wanted) {
        var before = moment.apply(wanted.before());
        if (wanted.asksMe()) {
            return say("alert.wanted.me", owner(), wanted.what(), before);
        }
        var name = wanted.doer().firstName();
        var said = say("alert.wanted." + wanted.state() + (alert.mine() ? ".mine" : ""), name);
        return say("alert.wanted.what", name, wanted.what(), before) + " " + said;
    }

    String question() {
        return alert.phase()
                .map(phase -> say("alert.title." + phase.name(), resident()))
                .orElseGet(() -> say("alert.asking", resident()));
    }

    /** What was to be done and before when, and who is asked now; never that it is picked up. */
    String lapsed() {
        var was = alert.agreed()
                .map(this::lapsed)
                .orElseGet(() -> alert.mine() ? say("alert.lapsed.mineNothing") : say("alert.lapsed.nothing", owner()));
        return was + othersNow();
    }

    /** Who was to do it may be another than who has it, who then calls that one. */
    private String lapsed(AlertView.Agreed agreed) {
        var before = moment.apply(agreed.before());
        var doer = agreed.doer().firstName();
        return agreed.me()
                ? say("alert.lapsed.mine", before)
                : say("alert.lapsed", doer, before) + (alert.mine() ? " " + say("alert.lapsed.call", doer) : "");
    }

    private String othersNow() {
        var names = names(alert.asked().stream()
                .filter(AlertView.Asked::heard)
                .filter(asked -> alert.owner().filter(asked.person()::equals).isEmpty()));
        return names.isEmpty() ? "" : " " + say("alert.lapsed.asking", Names.joined(speaker, names));
    }

    private List<String> names(Stream<AlertView.Asked> asked) {
        return asked.filter(AlertView.Asked::counts)
                .map(each -> each.me() ? say("alert.lapsed.me") : each.person().firstName())
                .toList();
    }

    private String asked() {
        var asked = alert.asked().stream().filter(AlertView.Asked::counts).toList();
        var others = asked.stream()
                .filter(each -> !each.me())
                .map(each -> each.person().firstName())
                .toList();
        return asked.isEmpty()
                ? say("alert.asking", resident())
                : AskedWords.of(speaker, others, others.size() < asked.size());
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
