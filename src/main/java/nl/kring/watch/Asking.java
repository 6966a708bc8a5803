package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks people, as a job: the row that says so and the message go together. Outside the app a message holds no phase and no sign. */
@Component
class Asking {
    private static final String NOBODY = "alertNobody";

    /** The last level of red (journey d): whoever was asked reads whom to call. */
    static final String CRISIS = "alertCrisis";

    static final String WANTED = "alertWanted";

    private static final String TAKEN = "alertTaken";

    private static final String HANDED = "alertHanded";

    private static final Set<String> STANDS = Set.of(
            TAKEN,
            "alertClosed",
            "alertBetter",
            "alertStopped",
            "alertStoppedOwner",
            "alertDeclined",
            "alertWantedYes",
            "alertWantedNo",
            "alertWantedGone",
            "alertWantedLate");

    private final CrisisNumbers numbers;
    private final JdbcClient jdbc;
    private final NotifyService notify;

    Asking(CrisisNumbers numbers, JdbcClient jdbc, NotifyService notify) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.notify = notify;
    }

    void ask(AlertRow alert, Plan plan, Who who, int level, List<AlertLevels.Ask> asks, Instant now) {
        ask(alert, plan, who, level, asks, "");
        noteOutside(alert, plan, level, now);
        remember(alert);
    }

    /** The last level once more: who said before that it cannot be now may be able to by now, and who came since may answer too. */
    void askAgain(AlertRow alert, Plan plan, Who who, List<AlertLevels.Ask> asks, Instant now) {
        ask(alert, plan, who, alert.level(), asks, ":" + now.toEpochMilli());
    }

    private void ask(AlertRow alert, Plan plan, Who who, int level, List<AlertLevels.Ask> asks, String turn) {
        asks.forEach(ask -> {
            noteAsked(alert, level, ask);
            tell(alert, plan, who, level, ask, turn);
        });
    }

    private void noteAsked(AlertRow alert, int level, AlertLevels.Ask ask) {
        jdbc.sql("insert into circle.alert_asked (alert_id, circle_id, account_id, phase, level, told_from) "
                        + "values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(alert.id().value())
                .param(alert.circle().value())
                .param(ask.person().value())
                .param(alert.phase().name())
                .param(level)
                .param(Timestamp.from(ask.from()))
                .update();
    }

    private void tell(AlertRow alert, Plan plan, Who who, int level, AlertLevels.Ask ask, String turn) {
        send(
                alert,
                ask.person(),
                template(alert, level),
                List.of(
                        nameOf(who, alert.resident()),
                        template(alert, level).equals(CRISIS) ? crisis(who) : whomToCall(plan, who, ask.person())),
                alert.phase() + ":" + level + turn,
                ask.from());
    }

    private static String template(AlertRow alert, int level) {
        return alert.phase() == Phase.RED
                        && level == AlertLevels.LAST
                        && alert.owner().isEmpty()
                ? CRISIS
                : "alert";
    }

    /** The number that the municipality puts first, without what it is for: outside the app nothing says what is wrong. */
    private String crisis(Who who) {
        return numbers.numbers(who.circle().tenant()).stream()
                .map(AlertView.Number::phone)
                .findFirst()
                .orElse("112");
    }

    /** What the plan lets an outside contact hear; in its hours, else at nine on the next day that it is open. */
    private void noteOutside(AlertRow alert, Plan plan, int level, Instant now) {
        contacts(alert.phase(), plan, level).forEach(contact -> AlertLevels.outsideFrom(
                        contact.given().hours(), now)
                .ifPresent(from -> jdbc.sql("insert into circle.outside_notice (id, alert_id, circle_id, "
                                + "contact_id, level, tell_from) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .param(Ids.next())
                        .param(alert.id().value())
                        .param(alert.circle().value())
                        .param(contact.id())
                        .param(level)
                        .param(Timestamp.from(from))
                        .update()));
    }

    static List<Plan.Contact> contacts(Phase phase, Plan plan, int level) {
        return plan.outside().stream()
                .filter(contact ->
                        contact.given().phase() == phase && contact.given().level() == level)
                .toList();
    }

    /**
     * Keeps when the first of those who are still asked hears of it. Nobody left, or the last level without an owner, means never; so does
     * that others are asked while somebody has it: who saw it then reads no longer that it is picked up.
     */
    void remember(AlertRow alert) {
        jdbc.sql(
                        "update circle.alert a set reachable_at = case when a.level < 4 and a.owner_id is null then (select min(k.told_from) from circle.alert_asked k "
                                + "where k.alert_id = a.id and k.phase = a.phase and k.failed_at is null and not exists (select 1 from circle.alert_response r "
                                + "where r.alert_id = a.id and r.account_id = k.account_id and r.kind = 'CANNOT' and r.at >= a.phase_since)) end "
                                + "where a.id = ? and (a.owner_id is null or a.asking)")
                .param(alert.id().value())
                .update();
    }

    /** Somebody took it, and so was reached; true if that was not known yet. */
    boolean isReached(AlertRow alert) {
        return jdbc.sql(
                                "update circle.alert set reachable_at = common.kring_now() where id = ? and reachable_at is null "
                                        + "and not asking")
                        .param(alert.id().value())
                        .update()
                == 1;
    }

    /** Tells everybody who was asked and already heard of it that somebody has it now (R-D11). */
    void tellTaken(AlertRow alert, Who who, AccountId owner, List<Alerts.AskedRow> asked, Instant now) {
        takeBackAsked(alert);
        asked.stream()
                .filter(row -> !row.person().equals(owner) && !row.toldFrom().isAfter(now))
                .filter(row -> !does(alert, row.person()))
                .forEach(row -> send(
                        alert,
                        row.person(),
                        TAKEN,
                        List.of(nameOf(who, alert.resident()), nameOf(who, owner)),
                        owner.value() + ":" + now.toEpochMilli(),
                        WakingHours.next(now)));
    }

    /** Is asked to do something, or said yes to it: that nothing is to be done is not so of her. */
    private static boolean does(AlertRow alert, AccountId person) {
        return Stream.concat(
                        alert.wantedByOwner().filter(it -> !it.saidNo()).map(AlertRow.Wanted::doer).stream(),
                        alert.agreedByOwner().map(AlertRow.Agreed::doer).stream())
                .anyMatch(person::equals);
    }

    /** Who is to do something has not read yet that nothing is to be done, and need not. */
    void takeBackTaken(AlertRow alert, AccountId doer) {
        notify.cancelLike(doer, key(alert, doer, TAKEN, ""));
    }

    /** Asks another to take it over; until that one says so, who has it keeps it (R-D11). */
    void tellHandedTo(AlertRow alert, Plan plan, Who who, AccountId by, Instant now) {
        alert.handedTo()
                .filter(_ -> alert.isOpen())
                .ifPresent(person -> send(
                        alert,
                        person,
                        HANDED,
                        List.of(nameOf(who, alert.resident()), nameOf(who, by)),
                        by.value() + ":" + now.toEpochMilli(),
                        from(alert, plan, person, now)));
    }

    /** From when somebody may be told: at night only who agreed to be woken, when it goes wrong (R-D22). */
    static Instant from(AlertRow alert, Plan plan, AccountId person, Instant now) {
        var woken = alert.phase() == Phase.RED
                && plan.placeOf(person).filter(LineEntry::woken).isPresent();
        return woken ? now : WakingHours.next(now);
    }

    void tellDeclined(AlertRow alert, Who who, AccountId by, Instant now) {
        alert.owner()
                .ifPresent(owner -> send(
                        alert,
                        owner,
                        "alertDeclined",
                        List.of(nameOf(who, alert.resident()), nameOf(who, by)),
                        by.value() + ":" + now.toEpochMilli(),
                        now));
    }

    /** Asks another to do something (R-D12); not what, outside the app. */
    void tellWanted(AlertRow alert, Plan plan, Who who, AlertRow.Wanted wanted, Instant now) {
        send(
                alert,
                wanted.doer(),
                WANTED,
                List.of(nameOf(who, alert.resident()), nameOf(who, wanted.by())),
                wanted.id().toString(),
                from(alert, plan, wanted.doer(), now));
    }

    /** It is not asked any more: who has not read it yet need not. */
    void takeBackWanted(AlertRow alert) {
        notify.cancel(alert.id().value(), WANTED);
    }

    /** Who asked it hears what became of it. */
    void tellWantedBecame(AlertRow alert, Who who, AlertRow.Wanted wanted, String template, Instant from) {
        tellBecame(alert, who, wanted.by(), wanted.doer(), template, wanted.id().toString(), from);
    }

    /** The same of what she said yes to, once she cannot. */
    void tellBecame(
            AlertRow alert, Who who, AccountId owner, AccountId doer, String template, String turn, Instant from) {
        send(alert, owner, template, List.of(nameOf(who, alert.resident()), nameOf(who, doer)), turn, from);
    }

    /** Tells everybody who is asked and already heard of it that nothing is to be done, and who has it to call; each once. */
    void tellBetter(AlertRow alert, Who who, AccountId by, Instant now) {
        tellOver(alert, who, by, now, "alertClosed", "alertBetter");
    }

    /** The same when the resident, or who speaks for her, does not share it any more. */
    void tellStopped(AlertRow alert, Who who, AccountId by, Instant now) {
        tellOver(alert, who, by, now, "alertStopped", "alertStoppedOwner");
    }

    private void tellOver(AlertRow alert, Who who, AccountId by, Instant now, String asked, String ofOwner) {
        var names = List.of(nameOf(who, alert.resident()), nameOf(who, by));
        var from = WakingHours.next(now);
        if (alert.asking()) {
            heard(alert, now).stream()
                    .filter(person -> !person.equals(by) && !alert.owner().equals(Optional.of(person)))
                    .forEach(person -> send(alert, person, asked, names, "", from));
        }
        alert.owner()
                .filter(owner -> !owner.equals(by))
                .ifPresent(owner -> send(alert, owner, ofOwner, names, "", from));
    }

    private List<AccountId> heard(AlertRow alert, Instant now) {
        return jdbc.sql("select distinct account_id from circle.alert_asked where alert_id = ? and told_from <= ?")
                .param(alert.id().value())
                .param(Timestamp.from(now))
                .query((row, _) -> new AccountId(Rows.id(row, "account_id")))
                .list();
    }

    /** Nobody is asked to take it any more; what who has it asks another to do stands. */
    void takeBackAsked(AlertRow alert) {
        List.of("alert", CRISIS, NOBODY, HANDED)
                .forEach(template -> notify.cancel(alert.id().value(), template));
    }

    /** It is over: what did not leave yet stays here. */
    void takeBack(AlertRow alert) {
        notify.cancel(alert.id().value());
    }

    /** Tells who saw it that nobody can be reached (R-D19): never let someone believe that help is coming. */
    void tellNobody(AlertRow alert, Who who, Instant from) {
        jdbc.sql("select distinct observer_id from circle.observation where alert_id = ? and observer_id <> ?")
                .param(alert.id().value())
                .param(alert.resident().value())
                .query((row, _) -> new AccountId(Rows.id(row, "observer_id")))
                .list()
                .forEach(observer -> send(
                        alert,
                        observer,
                        NOBODY,
                        List.of(nameOf(who, alert.resident())),
                        alert.phase() + ":" + alert.level(),
                        from));
    }

    /** It is no longer so that nobody can be reached: who has not read it yet need not. */
    void takeBackNobody(AlertRow alert) {
        notify.cancel(alert.id().value(), NOBODY);
    }

    /**
     * What says who has it, or that it is over, stands; a question, and that nobody can be reached, are true until that. The newest of them takes the place
     * of one that has not left yet, so that who is asked at two levels at once reads it once.
     */
    private void send(
            AlertRow alert, AccountId to, String template, List<String> arguments, String turn, Instant notBefore) {
        notify.replace(new Message(
                to,
                template,
                arguments,
                "/circle/" + alert.circle().value() + (template.equals(NOBODY) ? "/timeline" : "/alert"),
                Optional.of(alert.circle().value()),
                STANDS.contains(template) ? Ids.next() : alert.id().value(),
                key(alert, to, template, turn),
                notBefore));
    }

    private static String key(AlertRow alert, AccountId to, String template, String turn) {
        return template + ":" + alert.id().value() + ":" + to.value() + ":" + turn;
    }

    /** Whom to call about it, other than who reads this. */
    static String whomToCall(Plan plan, Who who, AccountId reader) {
        return Stream.concat(plan.holder().stream(), plan.line().stream().map(LineEntry::person))
                .filter(person -> !person.equals(reader) && who.person(person).isPresent())
                .findFirst()
                .map(person -> nameOf(who, person))
                .orElseGet(() -> nameOf(who, plan.resident()));
    }

    private static String nameOf(Who who, AccountId person) {
        return who.names(List.of(person)).stream().findFirst().orElse("");
    }
}
