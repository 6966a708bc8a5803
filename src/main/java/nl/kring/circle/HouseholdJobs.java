package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleEvent.CircleClosed;
import nl.kring.circle.CircleEvent.HousemateAsked;
import nl.kring.circle.CircleEvent.LivesTogether;
import nl.kring.circle.CircleEvent.MemberJoined;
import nl.kring.circle.CircleEvent.Parted;
import nl.kring.circle.CircleEvent.WhoSeesChanged;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a job writes when people live together in one circle, or go apart: nobody writes rows of two people with her own rights. */
@Component
class HouseholdJobs {
    private final CircleJobs circles;
    private final CircleService service;
    private final AudienceService audiences;
    private final Confirming confirming;
    private final Consents consents;
    private final NotifyService notify;
    private final Terms terms;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HouseholdJobs(
            CircleJobs circles,
            CircleService service,
            AudienceService audiences,
            Confirming confirming,
            Consents consents,
            NotifyService notify,
            Terms terms,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.service = service;
        this.audiences = audiences;
        this.confirming = confirming;
        this.consents = consents;
        this.notify = notify;
        this.terms = terms;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** From now on a member lives in it too. What there was is about who lived there alone, and the member reads of it what she read. */
    void livesTogether(Seat member, UUID ask, GivenYes yes) {
        Acting.requireJob();
        var circle = member.circle();
        hold(circle);
        var said = jdbc.sql(
                        "update circle.housemate_ask set ended_at = common.kring_now(), outcome = 'YES' where id = ? "
                                + "and circle_id = ? and account_id = ? and ended_at is null and until > common.kring_now() "
                                + "and circle.each_said_yes(circle_id, 'HOUSEMATE', id)")
                .param(ask)
                .param(circle.value())
                .param(member.account().value())
                .update();
        if (said == 0) {
            throw new NotFound(ask);
        }
        var before = service.describe(circle);
        refuseASecondHousehold(member.account(), before);
        confirming.refuseAChild(member.account());
        if (!member.speaksFor().isEmpty()) {
            throw new Refused("house.cannot", before.nameOf(member.account()).orElse("")); // since she was asked
        }
        if (!before.household()) {
            var alone = before.resident().account();
            audiences.readdress(circle, Optional.empty(), circle, Optional.of(alone), Optional.of(member));
        }
        jdbc.sql(
                        "update circle.circle_member set ended_at = common.kring_now(), version = version + 1 where circle_id = ? "
                                + "and account_id = ? and ended_at is null")
                .param(circle.value())
                .param(member.account().value())
                .update();
        // each may have an own circle besides (R-A7)
        jdbc.sql("update circle.circle_resident set individual_in = null, version = version + 1 where circle_id = ? "
                        + "and individual_in is not null")
                .param(circle.value())
                .update();
        jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id, health_allowed) values (?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(member.account().value())
                .param(yes.health())
                .update();
        healthOf(circle);
        consents.keep(circle, member.account(), yes, YesHeard.OWN);
        log.write(circle.value(), "JOINED", "HOUSEHOLD", member.account().value());
        before.residents()
                .forEach(one -> tell(
                        circle,
                        one.account(),
                        "housemateYes",
                        ask,
                        before.nameOf(member.account()).orElse("")));
        asksHerToo(circle, member.account());
        member.ring().ifPresent(ring -> events.publishEvent(new LivesTogether(circle, member.account(), ring)));
        events.publishEvent(new HousemateAsked(circle));
        events.publishEvent(new WhoSeesChanged(circle));
    }

    /** Who else was asked waits for her yes too from now on, and she is told; who asked said yes by asking. */
    private void asksHerToo(CircleId circle, AccountId housemate) {
        var view = service.describe(circle);
        jdbc.sql("select id, account_id, asked_by from circle.housemate_ask where circle_id = ? and ended_at is null "
                        + "and until > common.kring_now() order by id")
                .param(circle.value())
                .query((row, _) -> new OpenAsk(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class))))
                .list()
                .forEach(ask -> {
                    jdbc.sql(
                                    "insert into circle.resident_yes (circle_id, about, object_id, resident_id, given_by) "
                                            + "select circle_id, 'HOUSEMATE', ?, account_id, account_id from circle.circle_resident "
                                            + "where circle_id = ? and account_id = ? and ended_at is null on conflict do nothing")
                            .param(ask.id())
                            .param(circle.value())
                            .param(ask.by().value())
                            .update();
                    tell(
                            circle,
                            housemate,
                            "housemateEach",
                            "/people",
                            ask.id(),
                            view.nameOf(ask.by()).orElse(""),
                            view.nameOf(ask.who()).orElse(""));
                });
    }

    private record OpenAsk(UUID id, AccountId who, AccountId by) {}

    private void hold(CircleId circle) {
        jdbc.sql("select state = 'ACTIVE' from circle.circle where id = ? for update")
                .param(circle.value())
                .query(Boolean.class)
                .optional()
                .filter(active -> active)
                .orElseThrow(NotFound::new);
    }

    /** R-A7: one household a person in a municipality; of another nobody else learns. */
    private void refuseASecondHousehold(AccountId person, CircleView here) {
        var another = jdbc.sql(
                        "select exists (select 1 from circle.circle_resident r join circle.circle c on c.id = r.circle_id "
                                + "where r.account_id = ? and r.ended_at is null and c.tenant_id = ? and c.id <> ? and c.state = 'ACTIVE' "
                                + "and exists (select 1 from circle.circle_resident o where o.circle_id = c.id and o.id <> r.id "
                                + "and o.ended_at is null))")
                .param(person.value())
                .param(here.tenant().value())
                .param(here.id().value())
                .query(Boolean.class)
                .single();
        if (another) {
            throw new Refused("house.another");
        }
    }

    private void healthOf(CircleId circle) {
        jdbc.sql("update circle.circle c set health_allowed = exists (select 1 from circle.circle_resident r "
                        + "where r.circle_id = c.id and r.ended_at is null and r.health_allowed) where c.id = ?")
                .param(circle.value())
                .update();
    }

    /** Each who lived there has an own circle, with what is about her alone; what is about all is read, and taken along, where it was. */
    void goApart(CircleId circle, AccountId by) {
        Acting.requireJob();
        hold(circle);
        if (!jdbc.sql("select circle.goes_on(?)")
                .param(circle.value())
                .query(Boolean.class)
                .single()) {
            throw new Refused("apart.quiet");
        }
        var home = service.describe(circle);
        home.residents().forEach(one -> partsWith(home, one.account(), by));
        jdbc.sql(
                        "update circle.circle set state = 'CLOSED', closed_at = now.at, apart_at = now.at, erases_at = now.at + ?::interval, "
                                + "version = version + 1 from (select common.kring_now() as at) now where id = ?")
                .param(terms.closed().toString())
                .param(circle.value())
                .update();
        log.write(circle.value(), "PARTED", "HOUSEHOLD", circle.value());
        events.publishEvent(new CircleClosed(circle));
    }

    private void partsWith(CircleView home, AccountId resident, AccountId by) {
        var had = confirming.individualOf(resident, home.tenant());
        var own = had.orElseGet(() -> begins(home, resident));
        had.ifPresent(circle -> speaksThere(home.id(), circle, resident));
        noStaysNo(home.id(), own, resident);
        audiences.readdress(home.id(), Optional.of(resident), own, Optional.empty(), Optional.empty());
        events.publishEvent(new Parted(home.id(), resident, own));
        jdbc.sql("insert into circle.apart (circle_id, account_id, own_circle_id, ended_by) values (?, ?, ?, ?)")
                .param(home.id().value())
                .param(resident.value())
                .param(own.value())
                .param(by.value())
                .update();
        log.write(own.value(), "BEGAN", "OWN_CIRCLE", home.id().value());
        tell(own, resident, "apart", home.id().value());
    }

    /** It waits for the first other one, as every circle does; her yes is the one that she gave. */
    private CircleId begins(CircleView home, AccountId resident) {
        var own = circles.found(
                new NewCircle(home.tenant(), CircleState.FORMING, "OWN", home.preset(), List.of(resident)));
        jdbc.sql("update circle.circle set confirmed_at = common.kring_now() where id = ?")
                .param(own.value())
                .update();
        asItWas(home.id(), own, resident);
        return own;
    }

    /** Where she lives, what she said of health and of mails, and who speaks for her: she need not say it again. */
    private void asItWas(CircleId home, CircleId own, AccountId resident) {
        jdbc.sql(
                        "update circle.circle_resident r set health_allowed = h.health_allowed, street = coalesce(r.street, h.street), "
                                + "postcode = coalesce(r.postcode, h.postcode), place = coalesce(r.place, h.place), version = r.version + 1 "
                                + "from circle.circle_resident h where h.circle_id = ? and h.account_id = r.account_id and h.ended_at is null "
                                + "and r.circle_id = ? and r.account_id = ? and r.ended_at is null")
                .param(home.value())
                .param(own.value())
                .param(resident.value())
                .update();
        healthOf(own);
        jdbc.sql(
                        "insert into circle.consent (id, circle_id, account_id, subject, given, wording, version, language, how, given_by, seen_on, at) "
                                + "select uuidv7(), ?, account_id, subject, given, wording, version, language, how, given_by, seen_on, at "
                                + "from (select distinct on (subject) * from circle.consent where circle_id = ? and account_id = ? and about_id is null "
                                + "order by subject, at desc, id desc) last where not exists (select 1 from circle.consent o "
                                + "where o.circle_id = ? and o.account_id = last.account_id and o.subject = last.subject)")
                .param(own.value())
                .param(home.value())
                .param(resident.value())
                .param(own.value())
                .update();
        speaksThere(home, own, resident);
    }

    /** A no to health, and what was to become of what there was, goes along: also where she said yes before. */
    private void noStaysNo(CircleId home, CircleId own, AccountId resident) {
        var saidNo = jdbc.sql("update circle.circle_resident r set health_allowed = false, "
                                + "health_to_decide = r.health_to_decide or h.health_to_decide, "
                                + "health_stopped_at = coalesce(r.health_stopped_at, h.health_stopped_at), "
                                + "health_stopped_by = coalesce(r.health_stopped_by, h.health_stopped_by), "
                                + "health_erase_asked_at = coalesce(r.health_erase_asked_at, h.health_erase_asked_at), "
                                + "version = r.version + 1 from circle.circle_resident h where h.circle_id = ? "
                                + "and h.account_id = r.account_id and h.ended_at is null and not h.health_allowed "
                                + "and r.circle_id = ? and r.account_id = ? and r.ended_at is null")
                        .param(home.value())
                        .param(own.value())
                        .param(resident.value())
                        .update()
                == 1;
        if (saidNo) {
            healthOf(own);
        }
        if (saidNo && consents.given(own, resident, ConsentSubject.HEALTH)) {
            consents.answer(own, resident, ConsentSubject.HEALTH, false, Texts.LANGUAGES.getFirst());
        }
    }

    private void speaksThere(CircleId home, CircleId own, AccountId resident) {
        jdbc.sql(
                        "update circle.representation set circle_id = ? where circle_id = ? and resident_id = ? and ended_at is null")
                .param(own.value())
                .param(home.value())
                .param(resident.value())
                .update();
    }

    /** Whom she takes along to her own circle, of those who took part in both: as they sat, and told by mail. Said once. */
    void takesAlong(CircleId home, CircleId own, AccountId resident, Set<AccountId> people) {
        Acting.requireJob();
        var first = jdbc.sql(
                        "update circle.apart set taken_along_at = common.kring_now() where circle_id = ? and account_id = ? "
                                + "and own_circle_id = ? and taken_along_at is null")
                .param(home.value())
                .param(resident.value())
                .param(own.value())
                .update();
        if (first == 0) {
            return;
        }
        var name = service.describe(own).whose();
        service.describe(home).members().stream()
                .filter(member -> people.contains(member.person().account()) && member.recognised())
                .forEach(member -> comesAlong(home, own, member.person().account(), name));
        // not as one that begins: nobody is welcomed here
        jdbc.sql(
                        "update circle.circle c set state = 'ACTIVE', version = version + 1 where id = ? and state = 'FORMING' "
                                + "and exists (select 1 from circle.circle_member m where m.circle_id = c.id and m.ended_at is null)")
                .param(own.value())
                .update();
        events.publishEvent(new WhoSeesChanged(own));
    }

    private void comesAlong(CircleId home, CircleId own, AccountId person, String name) {
        var seated = jdbc.sql(
                        "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, organisation, ring, "
                                + "coordinator, may_observe, ends_at, young_until) select ?, ?, m.account_id, m.relation, m.relation_word, m.organisation, m.ring, "
                                + "m.coordinator, m.may_observe, m.ends_at, m.young_until from circle.circle_member m where m.circle_id = ? and m.account_id = ? "
                                + "and m.ended_at is null and m.recognised and not circle.is_child(m.young_until) and not exists (select 1 from circle.circle_member o "
                                + "where o.circle_id = ? and o.account_id = m.account_id and o.ended_at is null)")
                .param(Ids.next())
                .param(own.value())
                .param(home.value())
                .param(person.value())
                .param(own.value())
                .update();
        if (seated == 1) {
            jdbc.sql(
                            "insert into circle.topic_choice (circle_id, account_id, topic, allowed) select ?, account_id, topic, allowed "
                                    + "from circle.topic_choice where circle_id = ? and account_id = ? on conflict do nothing")
                    .param(own.value())
                    .param(home.value())
                    .param(person.value())
                    .update();
            log.write(own.value(), "TOOK_ALONG", "MEMBER", person.value());
            tell(own, person, "apartAlong", own.value(), name);
            events.publishEvent(new MemberJoined(own, person));
        }
    }

    private void tell(CircleId circle, AccountId to, String template, UUID about, String... names) {
        tell(circle, to, template, "/timeline", about, names);
    }

    private void tell(CircleId circle, AccountId to, String template, String page, UUID about, String... names) {
        notify.send(new Message(
                to,
                template,
                List.of(names),
                "/circle/" + circle.value() + page,
                Optional.of(circle.value()),
                about,
                template + ":" + about + ":" + to.value(),
                clock.instant()));
    }
}
