package nl.kring.need.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assert;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Geertje wants to talk to somebody who is not in her circle. */
class NumbersPageTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcClient jdbc;

    private AccountId geertje;
    private AccountId ingrid;
    private CircleId circle;

    @BeforeEach
    void geertjesCircle() {
        var town = Town.of(people, tenants);
        geertje = people.person("Geertje");
        ingrid = people.person("Ingrid");
        var wiepke = people.person("Wiepke");
        circle = people.circle(town.tenant(), geertje);
        people.seat(circle, ingrid, Ring.INNER);
        people.seat(circle, wiepke, Ring.HELPERS);
        people.speaksFor(circle, geertje, ingrid, true);
        People.run(geertje, () -> circles.livesAt(circle, Town.ADDRESS));
        People.run(geertje, () -> circles.supports(circle, wiepke, true));
    }

    private int logged() {
        return people.job(() -> jdbc.sql("select count(*) from common.access_log_entry where chain_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private static List<String> numbers() {
        return _find(Anchor.class).stream()
                .map(Anchor::getHref)
                .filter(href -> href.startsWith("tel:"))
                .toList();
    }

    private static List<String> links() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    @Test
    void r_b19_theResidentReachesWhoSupportsHerAndWhoHelpsAndNoCircleKnowsIt() {
        var before = logged();
        signIn(geertje);
        UI.getCurrent().navigate("telefoonnummers");
        _assert(NumbersPage.class, 1);
        assertThat(numbers()).contains("tel:0600000001", "tel:0513012001", "tel:112");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo("Telefoonnummers");
        assertThat(logged()).isEqualTo(before);
    }

    @Test
    void r_b19_theWayStandsWhereItStandsWhoSpeaksForHerAndWhereSheAsksForHelp() {
        signIn(geertje);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(links()).contains("telefoonnummers");
        UI.getCurrent().navigate("circle/" + circle.value() + "/help");
        assertThat(links()).contains("telefoonnummers");
    }

    @Test
    void r_b19_whoSpeaksForHerSeesNoWayAndNoNumbersOfHers() {
        signIn(ingrid);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(links()).doesNotContain("telefoonnummers");
        UI.getCurrent().navigate("circle/" + circle.value() + "/help");
        assertThat(links()).doesNotContain("telefoonnummers");
        UI.getCurrent().navigate("telefoonnummers");
        assertThat(numbers()).containsExactly("tel:112");
    }
}
