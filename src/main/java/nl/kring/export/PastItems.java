package nl.kring.export;

import java.util.Optional;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.DeedKind;
import nl.kring.circle.DeedView;
import nl.kring.circle.DoneService;
import nl.kring.doubt.DoubtView;
import nl.kring.export.Item.Word;
import nl.kring.farewell.DeathView;
import nl.kring.moving.MoveView;
import nl.kring.representation.RequestView;
import nl.kring.task.TaskView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.WatchHistory;

/** What was done and said in a circle and is not a post, as it is taken along. */
final class PastItems {
    private PastItems() {}

    static Item spoke(DoneService.Spoke spoke) {
        return Item.of()
                .with("who", spoke.who())
                .with("as", Word.of(spoke.type(), "speaks.type."))
                .with("scope", Word.of(spoke.scope(), "speaks.scope."))
                .with("seenBy", spoke.seenBy())
                .with("seenOn", spoke.seenOn().map(Object::toString))
                .with("from", spoke.from())
                .with("until", spoke.until())
                .with("ended", spoke.ended());
    }

    static Item request(RequestView request) {
        return Item.of()
                .with("who", request.name())
                .with("as", Word.of(request.type(), "speaks.type."))
                .with("scope", Word.of(request.scope(), "speaks.scope."))
                .with("at", request.askedAt())
                .with("until", request.until().toString())
                .with("notSeen", request.notSeen());
    }

    static Item deed(DeedView deed) {
        return Item.of()
                .with("at", deed.at())
                .with("who", deed.by())
                .with("as", deed.type().map(type -> Word.of(type, "speaks.type.")))
                .with("member", deed.member())
                .with("admitted", deed.kind() == DeedKind.ADMITTED)
                .with(
                        "topics",
                        deed.topics().stream()
                                .map(topic -> Word.of(topic, "topic."))
                                .toList())
                .with("ring", deed.ring().map(ring -> Word.of(ring, "circle.ring.")))
                .with(
                        "said",
                        deed.decideFrom().isPresent()
                                ? new Word("NO", "consent.no")
                                : new Word(
                                        deed.answered() ? "YES" : "NOTHING",
                                        deed.answered() ? "consent.yes" : "export.nothing"))
                .with("reason", deed.reason());
    }

    static Item pause(DoneService.Pause pause) {
        return Item.of()
                .with("member", pause.who())
                .with("who", pause.by())
                .with("at", pause.at())
                .with("until", pause.until())
                .with("ended", pause.ended());
    }

    static Item change(WatchHistory.Change change) {
        return Item.of()
                .with("at", change.at())
                .with("was", Word.of(change.from(), "watch.phase."))
                .with("became", Word.of(change.to(), "watch.phase."))
                .with("text", change.line());
    }

    static Item asked(WatchHistory.Asked asked) {
        return Item.of()
                .with("at", asked.at())
                .with("phase", Word.of(asked.phase(), "watch.phase."))
                .with("who", asked.owner())
                .with("agreed", asked.agreed())
                .with("ended", asked.closed())
                .with("outcome", asked.outcome().map(outcome -> Word.of(outcome, "alert.outcome.")))
                .with("text", asked.line());
    }

    static Item answered(WatchHistory.Answered answer) {
        return Item.of().with("at", answer.at()).with("took", answer.took()).with("text", answer.words());
    }

    static Item decided(ConsultationService.Past past) {
        return Item.of()
                .with("at", past.at())
                .with("text", past.question())
                .with("voices", past.voices().stream().map(PastItems::voice).toList())
                .with("outcome", past.outcome());
    }

    /** What somebody said when it was decided together. */
    static Item voice(ConsultationService.PastVoice voice) {
        return Item.of()
                .with("at", voice.at())
                .with("who", voice.name())
                .with(
                        "said",
                        Optional.of(
                                voice.choice().isMunicipality()
                                        ? new Word("MUNICIPALITY", "consult.municipality")
                                        : voice.choice().words()))
                .with("reason", voice.why());
    }

    static Item brought(BringService.Before brought) {
        return Item.of()
                .with("at", brought.at())
                .with("circleOf", brought.whose())
                .with("madeIn", brought.from())
                .with("signer", Word.of(brought.signer(), "bring.brought.signer."));
    }

    static Item doubt(DoubtView doubt) {
        return Item.of()
                .with("at", doubt.askedAt())
                .with("about", doubt.said())
                .with("text", doubt.question())
                .with("answers", doubt.answer().map(DoubtView.Answer::text))
                .with("who", doubt.answer().map(DoubtView.Answer::by));
    }

    static Item move(MoveView move) {
        return Item.of()
                .with("on", move.on().toString())
                .with("where", Word.of(move.where(), "move.where."))
                .with("address", move.to().line())
                .with("told", move.told());
    }

    static Item death(DeathView death) {
        return Item.of()
                .with("on", death.diedOn().toString())
                .with("who", death.reportedBy())
                .with("confirmed", death.confirmed());
    }

    /** A task by its words; who asked it and who had it, by first name. */
    static Item task(TaskView task) {
        return Item.of()
                .forMachines("id", task.id().value())
                .with("text", task.what())
                .with(task.when().before() ? "before" : "at", task.when().at())
                .with("from", task.from())
                .with("place", task.place())
                .with("state", Word.of(task.state(), "task.state."))
                .with("reason", task.said())
                .with("who", task.maker().map(CirclePerson::firstName))
                .with("took", task.taker().map(CirclePerson::firstName))
                .with("topic", Word.of(task.reach().topic(), "topic."))
                .with("about", task.reach().about())
                .with("onlyFor", task.reach().names());
    }

    /** What was agreed, for who may read it; of what was called off that it was. */
    static Item appointment(AppointmentView appointment) {
        var when = appointment.when();
        return Item.of()
                .forMachines("id", appointment.id().value())
                .with("on", Optional.of(when.day().toString()).filter(_ -> when.allDay()))
                .with("at", Optional.of(when.starts()).filter(_ -> !when.allDay()))
                .with("until", when.ends())
                .with("text", appointment.agreed().what())
                .with("place", appointment.agreed().place())
                .with("who", appointment.maker().map(CirclePerson::firstName))
                .with("topic", Word.of(appointment.reach().topic(), "topic."))
                .with("about", appointment.reach().about())
                .with("onlyFor", appointment.reach().names())
                .with(
                        "along",
                        appointment.coming().stream()
                                .map(CirclePerson::firstName)
                                .toList())
                .with("ride", appointment.agreed().ride())
                .with("off", !appointment.state().goesOn());
    }
}
