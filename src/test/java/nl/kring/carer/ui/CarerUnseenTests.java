package nl.kring.carer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.carer.CarerService;
import nl.kring.carer.Load;
import nl.kring.carer.PerseveranceTime;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.export.ExportService;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Bells;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** AT-D7: whatever the carer answers, what anybody else gets is the same to the byte. */
class CarerUnseenTests extends ViewTest {
    private static final List<String> PAGES = List.of(
            "timeline",
            "people",
            "tasks",
            "agenda",
            "watch",
            "help",
            "looked",
            "known",
            "sees",
            "told",
            "search",
            "calm");

    @Autowired
    private People people;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CarerService carers;

    @Autowired
    private ExportService exports;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Bells bells;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private AccountId jannie;
    private AccountId marga;
    private SignedIn navigator;
    private SignedIn leader;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        var tenant = people.tenant();
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        jannie = people.person("Jannie");
        marga = people.person("Marga");
        navigator = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
        leader = people.staff(tenant, StaffRole.TEAM_LEADER, "Jorrit");
        circle = people.circle(tenant, douwe);
        seat(anke, RelationKind.INFORMAL_CARER, false);
        seat(rixt, RelationKind.CLOSE_ONE, true);
        people.seat(circle, jannie, Ring.PROFESSIONALS);
        people.speaksFor(circle, douwe, marga, true);
        People.run(
                rixt,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
    }

    private void seat(AccountId who, RelationKind relation, boolean coordinator) {
        people.job(() -> {
            jobs.seat(circle, new NewMember(who, relation, "vrouw", Optional.empty(), Ring.INNER, coordinator, true));
            return true;
        });
    }

    private Map<String, SignedIn> others() {
        var others = new LinkedHashMap<String, SignedIn>();
        Map.of("resident", douwe, "coordinator", rixt, "professional", jannie, "speaks", marga)
                .forEach((name, person) -> others.put(name, signedIn(person)));
        others.put("navigator", navigator);
        others.put("leader", leader);
        return others;
    }

    private static SignedIn signedIn(AccountId person) {
        return new SignedIn(person.value(), null, null);
    }

    private void answersFourTimesTooHeavy() {
        for (var time = 0; time < 4; time++) {
            People.run(anke, () -> carers.answer(circle, Ids.next(), Load.TOO_HEAVY));
        }
        People.run(anke, () -> carers.keepsUp(circle, Ids.next(), PerseveranceTime.UNDER_A_WEEK));
        People.run(anke, () -> carers.mine(circle));
    }

    /** All rows of all tables as PostgreSQL gives them to each role, and to a job. */
    private Map<String, String> tables() {
        var all = new LinkedHashMap<String, String>();
        var names = people.job(() -> jdbc.sql("select n.nspname || '.' || c.relname from pg_class c "
                        + "join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' "
                        + "and n.nspname in ('circle', 'common', 'bridge', 'municipal') "
                        + "and c.relname not in ('scheduled_tasks') order by 1")
                .query(String.class)
                .list());
        assertThat(names).contains("circle.carer_check", "common.delivery", "common.access_log_entry");
        for (var name : names) {
            others().forEach((who, person) -> all.put(name + " for " + who, read(name, sql -> People.as(person, sql))));
            all.put(name + " for a job", read(name, people::job));
        }
        return all;
    }

    private interface As {
        String run(Callable<String> work);
    }

    private String read(String table, As as) {
        try {
            return as.run(() -> people.inTransaction(() -> jdbc.sql(
                            "select coalesce(string_agg(t::text, chr(10) order by t::text), '') from " + table + " t")
                    .query(String.class)
                    .single()));
        } catch (DataAccessException refused) {
            return "refused";
        }
    }

    @Test
    void at_d7_every_table_is_the_same_to_every_other_role_and_to_a_job() {
        answersOnce(); // her own key is made with her first answer, of whatever kind
        var before = tables();
        answersFourTimesTooHeavy();
        var after = tables();
        assertThat(after).isEqualTo(before);
        assertThat(after.get("circle.carer_check for a job")).isEqualTo("refused");
        assertThat(after.get("circle.carer_check for resident")).isEmpty();
        assertThat(after.get("circle.carer_rhythm for coordinator")).isEmpty();
    }

    private void answersOnce() {
        var id = Ids.next();
        People.run(anke, () -> carers.answer(circle, id, Load.LIGHT));
        People.run(anke, () -> carers.forget(circle, id));
    }

    /** What each page shows to who opens it. */
    private Map<String, String> pages() {
        var all = new LinkedHashMap<String, String>();
        PAGES.forEach(page -> all.put(page + " for resident", page(signedIn(douwe), place(page))));
        PAGES.stream()
                .filter(page ->
                        !page.equals("looked") && !page.equals("sees")) // hers alone: a try is a line in the log
                .forEach(page -> all.put(page + " for coordinator", page(signedIn(rixt), place(page))));
        all.put("desk for navigator", page(navigator, "desk"));
        all.put("desk for leader", page(leader, "desk"));
        return all;
    }

    private String place(String page) {
        return "circle/" + circle.value() + "/" + page;
    }

    private String page(SignedIn who, String place) {
        closeBrowser();
        openBrowser();
        signIn(who);
        UI.getCurrent().navigate(place);
        MockVaadin.clientRoundtrip(false);
        return shown();
    }

    /** All there is on the page, without the numbers by which its parts know each other. */
    private static String shown() {
        return ((Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getLast())
                .getElement()
                .getOuterHTML()
                .replaceAll(" (id|for|name|popovertarget|aria-(labelledby|describedby|controls))=\"[^\"]*\"", "")
                .replaceAll("><", ">\n<");
    }

    @Test
    void at_d7_every_page_of_resident_coordinator_and_desk_is_the_same_to_the_byte() {
        var seenAs = asAnke();
        pages(); // what a first look itself leaves behind, such as what was seen, is there then
        var before = pages();
        answersFourTimesTooHeavy();
        var after = pages();
        assertThat(after).isEqualTo(before);
        assertThat(after.get("timeline for resident")).contains("Soep");
        assertThat(after.get("looked for resident")).contains("Jij keek hoe een ander de kring ziet");
        // R-B7: through her eyes there is nothing of it either
        assertThat(asAnke())
                .isEqualTo(seenAs)
                .contains("Soep")
                .doesNotContain("Hoe gaat het met jou", "Alleen jij ziet dit antwoord");
    }

    private String asAnke() {
        return page(signedIn(douwe), place("as/" + anke.value()));
    }

    /** What is in a file for taking along, without when it was made and how it was signed. */
    private Map<String, String> file(AccountId who) {
        return People.as(who, () -> {
            var parcel = exports.take(circle, Texts.LANGUAGES.getFirst());
            var out = new ByteArrayOutputStream();
            parcel.writeTo(out);
            return unzipped(out.toByteArray());
        });
    }

    private static Map<String, String> unzipped(byte[] bytes) {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith("manifest")) {
                    parts.put(
                            entry.getName(),
                            new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                                    .replaceAll("\"made\" ?: ?\"[^\"]*\"", "")
                                    .replaceAll("(?s)\"log\" ?:.*?\\]", "\"log\"")
                                    .replaceAll("[0-9]{2}:[0-9]{2}(:[0-9.]+Z)?", "clock"));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return parts;
    }

    @Test
    void at_d7_the_files_of_resident_and_coordinator_are_the_same_and_her_own_has_her_answers() {
        file(douwe);
        var resident = file(douwe);
        var coordinator = file(rixt);
        var log = log();
        answersFourTimesTooHeavy();
        assertThat(log()).as("no line of any log").isEqualTo(log);
        assertThat(file(rixt)).isEqualTo(coordinator);
        var after = file(douwe);
        assertThat(after.keySet()).isEqualTo(resident.keySet());
        after.forEach((name, words) -> {
            if (name.endsWith(".json")) {
                assertThat(words).as(name).isEqualTo(resident.get(name));
            }
        });
        assertThat(after.values()).noneMatch(words -> words.contains("TOO_HEAVY") || words.contains("Te zwaar"));
        assertThat(file(anke).values()).anyMatch(words -> words.contains("TOO_HEAVY"));
    }

    private int log() {
        return people.job(() -> jdbc.sql("select count(*) from common.access_log_entry where chain_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void at_d7_no_bell_rings() {
        signIn(rixt);
        var rung = new AtomicInteger(-1);
        bells.keepFresh(UI.getCurrent(), circle.value(), rung::incrementAndGet);
        heard();
        var before = rung.get();
        answersFourTimesTooHeavy();
        heard();
        assertThat(rung.get()).isEqualTo(before);
        People.run(
                anke,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Koffie", Topic.PRACTICAL, Optional.empty())));
        heard();
        assertThat(rung.get()).as("a bell is heard here").isGreaterThan(before);
    }
}
