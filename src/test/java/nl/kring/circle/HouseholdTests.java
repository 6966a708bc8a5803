package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.identity.AccountId;
import nl.kring.invite.FirstName;
import nl.kring.invite.InvitationDoor;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InviteTest;
import nl.kring.invite.NewcomerService;
import nl.kring.invite.SketchService;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bram and Wietske live in one circle: what each has of her own, and what they say together. */
@KringTest
class HouseholdTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private HousemateService housemates;

    @Autowired
    private ConsentService consents;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private SketchService sketches;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private TenantId tenant;
    private AccountId bram;
    private AccountId wietske;
    private AccountId griet;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void aHousehold() {
        tenant = people.tenant();
        bram = people.person("Bram");
        wietske = people.person("Wietske");
        griet = people.person("Griet");
        sietse = people.person("Sietse");
        circle = people.household(tenant, bram, wietske);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
    }

    private PostId tell(AccountId who, String text, Topic topic, Optional<About> about) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.post(circle, new NewPost(id, text, topic, about, Optional.empty())));
        return id;
    }

    private PostId ofBram(AccountId who, String text, Topic topic) {
        return tell(who, text, topic, Optional.of(About.only(bram)));
    }

    /** By Java and PostgreSQL together, as a page does. */
    private List<String> reads(AccountId reader) {
        return People.as(reader, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            var posts = timeline.posts(circle, ids);
            return ids.stream().map(posts::get).map(PostView::text).toList();
        });
    }

    /** What PostgreSQL gives by itself. */
    private List<String> rows(AccountId reader) {
        return People.as(
                reader,
                () -> transaction.execute(
                        _ -> jdbc.sql("select text from circle.post where circle_id = ? order by id desc")
                                .param(circle.value())
                                .query(String.class)
                                .list()));
    }

    private void assertReads(AccountId reader, String... texts) throws SQLException {
        assertThat(reads(reader)).containsExactly(texts);
        assertThat(rows(reader)).containsExactly(texts);
        Policies.without(owner, () -> assertThat(reads(reader)).containsExactly(texts));
    }

    private int count(AccountId reader, String query) {
        Integer rows = People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql(query)
                        .param(circle.value())
                        .query(Integer.class)
                        .single()));
        return rows;
    }

    private int sql(AccountId who, String change, Object... arguments) {
        return People.as(
                who,
                () -> transaction.execute(_ -> {
                    var statement = jdbc.sql(change);
                    for (var argument : arguments) {
                        statement = statement.param(argument);
                    }
                    return statement.update();
                }));
    }

    @Test
    void r_b21_what_is_about_bram_alone_is_read_by_bram_and_not_by_wietske_in_both_walls() throws SQLException {
        ofBram(griet, "Bram sliep slecht", Topic.FAMILY);
        tell(griet, "Zondag soep voor jullie", Topic.FAMILY, Optional.empty());
        assertReads(bram, "Zondag soep voor jullie", "Bram sliep slecht");
        assertReads(wietske, "Zondag soep voor jullie");
        assertReads(griet, "Zondag soep voor jullie", "Bram sliep slecht");
        assertReads(sietse);
    }

    @Test
    void r_b21_wietske_reads_of_bram_what_she_wrote_and_what_she_is_let_read() throws SQLException {
        tell(bram, "Geld", Topic.MONEY, Optional.of(new About(bram, true)));
        ofBram(wietske, "Bram heeft rust nodig", Topic.PRACTICAL);
        ofBram(bram, "Voor mij alleen", Topic.MONEY);
        assertReads(wietske, "Bram heeft rust nodig", "Geld");
        assertReads(bram, "Voor mij alleen", "Bram heeft rust nodig", "Geld");
        assertReads(sietse, "Bram heeft rust nodig");
    }

    @Test
    void r_b21_the_answers_have_the_same_readers_and_she_cannot_answer_nor_erase_what_she_does_not_read() {
        var first = ofBram(griet, "Hoe ging het bij de dokter?", Topic.HEALTH);
        People.run(bram, () -> timeline.answer(circle, first, new PostId(Ids.next()), "Goed"));
        assertThat(rows(wietske)).isEmpty();
        assertThatThrownBy(() ->
                        People.run(wietske, () -> timeline.answer(circle, first, new PostId(Ids.next()), "Wat is er?")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(wietske, () -> erasing.erase(circle, first)))
                .isInstanceOf(NotFound.class);
        assertThat(sql(
                        wietske,
                        "update circle.post set text = '', deleted_at = common.kring_now() where id = ?",
                        first.value()))
                .isZero();
        People.run(bram, () -> erasing.erase(circle, first));
    }

    @Test
    void r_b21_who_reads_it_is_said_before_it_goes_with_the_one_whom_it_is_about_first() {
        var about = Optional.of(About.only(wietske));
        assertThat(names(bram, about)).containsExactly("Wietske", "Bram", "Griet");
        assertThat(names(griet, about)).containsExactly("Wietske", "Griet");
        assertThat(names(griet, Optional.of(new About(wietske, true)))).containsExactly("Wietske", "Bram", "Griet");
        assertThat(names(griet, Optional.empty())).containsExactly("Bram", "Wietske", "Griet");
    }

    private List<String> names(AccountId who, Optional<About> about) {
        return People.as(who, () -> timeline.readers(circle, Topic.FAMILY, about, Optional.empty())).stream()
                .map(CirclePerson::firstName)
                .toList();
    }

    @Test
    void r_b21_who_speaks_for_bram_reads_nothing_of_wietske_alone() throws SQLException {
        var marga = people.person("Marga");
        people.speaksFor(circle, bram, marga, true);
        tell(griet, "Over Wietske", Topic.FAMILY, Optional.of(About.only(wietske)));
        ofBram(griet, "Over Bram", Topic.FAMILY);
        assertReads(marga, "Over Bram");
        assertThatThrownBy(() -> tell(marga, "Over haar", Topic.FAMILY, Optional.of(About.only(wietske))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> tell(griet, "Over Sietse", Topic.FAMILY, Optional.of(About.only(sietse))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_b21_bram_looks_as_griet_and_reads_nothing_of_wietske_alone() throws SQLException {
        tell(griet, "Over Wietske", Topic.FAMILY, Optional.of(About.only(wietske)));
        ofBram(griet, "Over Bram", Topic.FAMILY);
        assertThat(People.as(bram, () -> feed.windowAs(circle, griet, Optional.empty())))
                .hasSize(1);
        Policies.without(owner, () -> assertThat(People.as(bram, () -> feed.windowAs(circle, griet, Optional.empty())))
                .hasSize(1));
    }

    @Test
    void r_b21_each_adult_has_an_own_yes_to_health_and_the_other_ones_stays() throws SQLException {
        ofBram(griet, "Bloeddruk", Topic.HEALTH);
        tell(griet, "Griep in huis", Topic.HEALTH, Optional.empty());
        tell(griet, "Knie", Topic.HEALTH, Optional.of(About.only(wietske)));
        People.run(bram, () -> consents.stopHealth(circle, NL));
        assertReads(griet, "Knie");
        assertReads(bram, "Griep in huis", "Bloeddruk");
        assertThatThrownBy(() -> ofBram(griet, "Toch", Topic.HEALTH)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> tell(griet, "Toch", Topic.HEALTH, Optional.empty()))
                .isInstanceOf(Refused.class);
        tell(griet, "De knie gaat beter", Topic.HEALTH, Optional.of(About.only(wietske)));
        assertReads(wietske, "De knie gaat beter", "Knie", "Griep in huis");
        assertThat(People.as(bram, () -> consents.healthToDecide(circle).posts()))
                .isEqualTo(2);
        assertThat(People.as(wietske, () -> consents.healthToDecide(circle).posts()))
                .isZero();
        People.run(bram, () -> erasing.eraseHealth(circle));
        assertThat(reads(wietske)).containsExactly("De knie gaat beter", "Knie");
    }

    @Test
    void r_b21_postgresql_alone_lets_nobody_decide_on_the_other_ones_health_or_read_her_yes() {
        People.run(wietske, () -> consents.stopHealth(circle, NL));
        assertThat(sql(
                        bram,
                        "update circle.circle_resident set health_allowed = true where circle_id = ? and account_id = ?",
                        circle.value(),
                        wietske.value()))
                .isZero();
        assertThat(count(bram, "select count(*) from circle.consent where circle_id = ?"))
                .isZero();
        var audience = people.job(
                () -> jdbc.sql("insert into circle.audience (id, circle_id, topic, rings, selected, subject_id) "
                                + "values (uuidv7(), ?, 'HEALTH', '{INNER}', '{}', ?) returning id")
                        .param(circle.value())
                        .param(wietske.value())
                        .query(UUID.class)
                        .single());
        assertThatThrownBy(() -> sql(
                        griet,
                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                + "values (uuidv7(), ?, ?, uuidv7(), ?, 'Knie')",
                        circle.value(),
                        audience,
                        griet.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_b21_each_has_an_own_log_an_own_picture_and_an_own_address() {
        People.run(wietske, () -> consents.stopHealth(circle, NL));
        People.run(wietske, () -> sketches.put(circle, Ids.next(), new FirstName("Akke"), Ring.INNER));
        People.run(
                wietske, () -> circles.livesAt(circle, new Address("Marwei 1", new Postcode("8466 SA"), "Opperfean")));
        People.run(bram, () -> circles.moveTo(circle, sietse, Ring.INNER));
        assertThat(log(bram)).containsExactly("MOVED INNER");
        assertThat(log(wietske)).containsExactly("MOVED INNER", "NOT_ALLOWED HEALTH");
        assertThat(count(bram, "select count(*) from common.access_log_entry where chain_id = ?"))
                .isEqualTo(1);
        assertThat(People.as(bram, () -> sketches.names(circle))).isEmpty();
        assertThat(People.as(bram, () -> circles.address(circle))).isPresent();
    }

    private List<String> log(AccountId reader) {
        return People.as(reader, () -> circles.whoLooked(circle, Optional.empty())).stream()
                .map(line -> line.action() + " " + line.what())
                .toList();
    }

    @Test
    void r_b21_java_alone_keeps_the_logs_apart_too() throws SQLException {
        People.run(wietske, () -> consents.stopHealth(circle, NL));
        Policies.without(owner, () -> assertThat(log(bram)).isEmpty());
    }

    @Test
    void r_b21_who_is_invited_gets_no_mail_before_each_who_lives_there_said_yes() {
        var address = InviteTest.fresh("henk");
        var id = inviting.invite(circle, bram, "Henk", address);
        assertThat(inviting.token(address)).isEmpty();
        assertThat(awaited(bram)).isEqualTo(new Awaited(false, List.of("Wietske")));
        assertThat(awaited(wietske)).isEqualTo(new Awaited(true, List.of()));
        assertThat(mails("proposal", wietske)).isEqualTo(1);
        assertThat(mails("proposal", bram)).isZero();
        People.run(bram, () -> invitations.approve(circle, id));
        assertThat(inviting.token(address)).isEmpty();
        People.run(wietske, () -> invitations.approve(circle, id));
        assertThat(inviting.token(address)).isPresent();
        assertThat(log(bram)).containsExactly("APPROVED MEMBER", "SAID_YES MEMBER", "PROPOSED MEMBER");
    }

    private Awaited awaited(AccountId reader) {
        return inviting.only(circle, reader).awaited();
    }

    private int mails(String template, AccountId to) {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where template = ? and recipient_id = ?")
                .param(template)
                .param(to.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_b21_who_is_proposed_needs_each_and_one_no_is_enough() {
        var id = inviting.invite(circle, griet, "Henk", InviteTest.fresh("henk"));
        assertThat(awaited(griet)).isEqualTo(new Awaited(false, List.of("Bram", "Wietske")));
        People.run(bram, () -> invitations.approve(circle, id));
        assertThat(awaited(griet).others()).containsExactly("Wietske");
        People.run(wietske, () -> invitations.refuse(circle, id));
        assertThat(inviting.only(circle, bram).state()).isEqualTo(InvitationState.NOT_APPROVED);
    }

    @Test
    void r_b21_postgresql_alone_opens_nothing_that_one_of_them_did_not_say_yes_to() {
        var id = inviting.invite(circle, bram, "Henk", InviteTest.fresh("henk"));
        var opens = "update circle.invitation set state = 'OPEN', opened_at = common.kring_now(), "
                + "expires_at = common.kring_now() + interval '14 days' where id = ?";
        assertThatThrownBy(() -> sql(bram, opens, id)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(
                        bram,
                        "insert into circle.resident_yes (circle_id, about, object_id, resident_id, given_by) "
                                + "values (?, 'INVITATION', ?, ?, ?)",
                        circle.value(),
                        id,
                        wietske.value(),
                        bram.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(
                        bram,
                        "insert into circle.invitation (id, circle_id, proposed_by, first_name, address, relation, relation_word, ring, "
                                + "language, state, opened_at, expires_at) values (uuidv7(), ?, ?, 'Henk', 'h@elders.example', 'NEIGHBOUR', "
                                + "'buurman', 'HELPERS', 'nl', 'OPEN', common.kring_now(), common.kring_now() + interval '1 day')",
                        circle.value(),
                        bram.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_b21_a_newcomer_is_known_once_each_says_so_and_one_is_enough_to_remove() {
        var henk = joins("Henk");
        People.run(bram, () -> newcomers.recognise(circle, henk));
        assertThat(seatOf(henk).recognised()).isFalse();
        assertThat(People.as(bram, () -> newcomers.waiting(circle)).getFirst().awaited())
                .isEqualTo(new Awaited(false, List.of("Wietske")));
        assertThatThrownBy(() -> sql(
                        bram,
                        "update circle.circle_member set recognised = true where circle_id = ? and account_id = ?",
                        circle.value(),
                        henk.value()))
                .isInstanceOf(DataAccessException.class);
        People.run(wietske, () -> newcomers.recognise(circle, henk));
        assertThat(seatOf(henk).recognised()).isTrue();
        People.run(wietske, () -> circles.remove(circle, henk));
        assertThatThrownBy(() -> People.as(henk, () -> circles.seat(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(griet, () -> newcomers.recognise(circle, sietse)))
                .isInstanceOf(NoRight.class);
    }

    private AccountId joins(String name) {
        var address = InviteTest.fresh(name.toLowerCase(NL));
        var id = inviting.invite(circle, bram, name, address);
        People.run(wietske, () -> invitations.approve(circle, id));
        var in = (InvitationDoor.Outcome.In)
                door.acceptAsNew(inviting.token(address).orElseThrow(), new FirstName(name), NL, "house-" + id);
        return new AccountId(in.person().personId());
    }

    private Seat seatOf(AccountId person) {
        return People.as(person, () -> circles.seat(circle));
    }

    @Test
    void r_b21_a_resident_asks_and_who_says_yes_lives_there_too_and_reads_what_she_read() throws SQLException {
        circle = people.circle(tenant, people.person("Douwe"));
        var douwe = resident();
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, sietse, Ring.INNER);
        People.run(sietse, () -> timeline.post(circle, post("Voor dichtbij", Topic.FAMILY)));
        People.run(douwe, () -> timeline.post(circle, post("Mijn geld", Topic.MONEY)));
        var id = Ids.next();
        assertThatThrownBy(() -> People.run(griet, () -> housemates.ask(circle, id, sietse)))
                .isInstanceOf(NoRight.class);
        People.run(douwe, () -> housemates.ask(circle, id, griet));
        assertThat(mails("housemate", griet)).isEqualTo(1);
        assertThatThrownBy(() -> People.run(sietse, () -> housemates.yes(circle, id, new GivenYes(true, NL))))
                .isInstanceOf(NotFound.class);
        People.run(griet, () -> housemates.yes(circle, id, new GivenYes(false, Optional.of(true), NL, false)));
        assertThat(seatOf(griet).isResident()).isTrue();
        assertThat(People.as(griet, () -> circles.view(circle)).whose()).isEqualTo("Douwe & Griet");
        assertReads(griet, "Voor dichtbij");
        assertReads(sietse, "Voor dichtbij");
        assertReads(douwe, "Mijn geld", "Voor dichtbij");
        assertThat(People.as(griet, () -> consents.mine(circle)))
                .extracting(ConsentView::subject)
                .contains(ConsentSubject.KEEP, ConsentSubject.HEALTH, ConsentSubject.MESSAGES);
        assertThat(mails("housemateYes", douwe)).isEqualTo(1);
    }

    private AccountId resident() {
        return people.job(() -> jdbc.sql("select account_id from circle.circle_resident where circle_id = ?")
                .param(circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .single());
    }

    private NewPost post(String text, Topic topic) {
        return new NewPost(new PostId(Ids.next()), text, topic, Optional.empty());
    }

    @Test
    void r_b21_a_third_one_is_asked_only_once_both_said_yes_and_anybody_takes_it_back() {
        var id = Ids.next();
        People.run(bram, () -> housemates.ask(circle, id, griet));
        assertThat(People.as(griet, () -> housemates.open(circle))).isEmpty();
        assertThat(sql(
                        griet,
                        "update circle.housemate_ask set outcome = 'YES', ended_at = common.kring_now() where id = ?",
                        id))
                .isZero();
        assertThat(mails("housemateEach", wietske)).isEqualTo(1);
        People.run(wietske, () -> housemates.agree(circle, id));
        assertThat(People.as(griet, () -> housemates.open(circle))).hasSize(1);
        People.run(wietske, () -> housemates.takeBack(circle, id));
        assertThat(People.as(griet, () -> housemates.open(circle))).isEmpty();
        var again = Ids.next();
        People.run(wietske, () -> housemates.ask(circle, again, griet));
        People.run(bram, () -> housemates.agree(circle, again));
        People.run(griet, () -> housemates.no(circle, again));
        assertThat(People.as(bram, () -> housemates.open(circle))).isEmpty();
        assertThat(seatOf(griet).isResident()).isFalse();
    }

    @Test
    void r_b21_who_came_to_live_there_is_told_that_another_question_waits_for_her_too() {
        circle = people.circle(tenant, people.person("Douwe"));
        var douwe = resident();
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, sietse, Ring.INNER);
        var first = Ids.next();
        var second = Ids.next();
        People.run(douwe, () -> housemates.ask(circle, first, griet));
        People.run(douwe, () -> housemates.ask(circle, second, sietse));
        People.run(griet, () -> housemates.yes(circle, first, new GivenYes(true, NL)));
        assertThat(People.as(sietse, () -> housemates.open(circle))).isEmpty();
        assertThat(mails("housemateEach", griet)).isEqualTo(1);
        People.run(griet, () -> housemates.agree(circle, second));
        assertThat(People.as(sietse, () -> housemates.open(circle))).hasSize(1);
        assertThat(mails("housemate", sietse))
                .as("the link that she has opens it again")
                .isEqualTo(1);
    }

    @Test
    void r_b21_who_stands_further_off_is_not_asked_and_a_second_household_is_refused() {
        assertThatThrownBy(() -> People.run(bram, () -> housemates.ask(circle, Ids.next(), sietse)))
                .isInstanceOf(Refused.class);
        var other = people.circle(tenant, people.person("Aukje"));
        var aukje = people.job(() -> jdbc.sql("select account_id from circle.circle_resident where circle_id = ?")
                .param(other.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .single());
        people.seat(other, bram, Ring.INNER);
        var id = Ids.next();
        People.run(aukje, () -> housemates.ask(other, id, bram));
        assertThatThrownBy(() -> People.run(bram, () -> housemates.yes(other, id, new GivenYes(true, NL))))
                .isInstanceOf(Refused.class);
        assertThat(People.as(aukje, () -> circles.view(other)).household()).isFalse();
    }

    @Test
    void r_b21_postgresql_alone_makes_nobody_a_resident() {
        assertThatThrownBy(() -> sql(
                        griet,
                        "insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)",
                        circle.value(),
                        griet.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(
                        griet,
                        "insert into circle.housemate_ask (id, circle_id, account_id, asked_by) values (uuidv7(), ?, ?, ?)",
                        circle.value(),
                        sietse.value(),
                        griet.value()))
                .isInstanceOf(DataAccessException.class);
    }
}
