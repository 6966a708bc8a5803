package nl.kring.privacy;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Locale;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ConsentSubject;
import nl.kring.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R-M14: what Kring does with people's data, in plain words, made from the configuration; each version that stood there is kept. */
class PrivacyNoticeTests extends ViewTest {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private PrivacyNotice notice;

    @Autowired
    private Terms terms;

    @Autowired
    private People people;

    @Autowired
    private ConsentService consents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private PrivacyNotice with(Terms others, String holder, String contact) {
        return new PrivacyNotice(others, holder, contact, jdbc, transaction);
    }

    @Test
    void r_m14_eachProcessingOfTheRegisterHasItsPart() throws IOException {
        var register = Files.readAllLines(Path.of("docs/privacy/processing.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .filter(id -> !id.equals("geen"))
                .toList();
        assertThat(PrivacyNotice.PROCESSINGS).containsExactlyInAnyOrderElementsOf(register);
        for (var language : Texts.LANGUAGES) {
            assertThat(notice.parts(language)).hasSize(register.size() + 4).allSatisfy(part -> {
                assertThat(part.title()).doesNotContain("notice.", "keep.");
                assertThat(part.lines()).isNotEmpty().noneMatch(line -> line.startsWith("notice."));
            });
        }
    }

    @Test
    void r_m14_theTermsAreThoseOfTheConfigurationAndAnotherTermIsAnotherVersion() {
        assertThat(notice.parts(NL).stream().flatMap(part -> part.lines().stream()))
                .containsAll(TermLines.of(terms, NL))
                .contains("Een uitnodiging die niemand gebruikt: 30 dagen.");
        var shorter = new Terms(
                terms.closed(),
                terms.erased(),
                Period.ofDays(14),
                terms.observations(),
                terms.alerts(),
                terms.alertTexts(),
                terms.plans(),
                terms.mails(),
                terms.accounts(),
                terms.asked());
        var other = with(shorter, "Stichting Kringen", "privacy@kringen.example");
        assertThat(other.parts(NL).stream().flatMap(part -> part.lines().stream()))
                .contains(
                        "Een uitnodiging die niemand gebruikt: 14 dagen.",
                        "Voor de kringen: Stichting Kringen.",
                        "Vragen of klachten? Mail privacy@kringen.example.");
        assertThat(other.version()).isNotEqualTo(notice.version());
        assertThat(with(terms, "", "").version()).isNotEqualTo(other.version());
    }

    @Test
    void r_m14_anOldVersionStaysReadableAsItStood() {
        var old = with(terms, "Stichting Vroeger", "");
        old.keep();
        old.keep();
        assertThat(notice.stood(old.version(), NL))
                .hasValueSatisfying(stood -> assertThat(stood.parts()).isEqualTo(old.parts(NL)));
        assertThat(notice.stood("onzin", NL)).isEmpty();
        UI.getCurrent().navigate("privacy/" + old.version());
        assertThat(_find(ListItem.class).stream().map(item -> item.getElement().getTextRecursively()))
                .contains("Voor de kringen: Stichting Vroeger.");
        assertThat(_find(Span.class).stream().map(Span::getText))
                .contains("Dit is een oude versie. Ze geldt niet meer.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void r_m14_everybodyReadsItWithoutSigningIn(String language) {
        var locale = Locale.of(language);
        UI.getCurrent().setLocale(locale);
        UI.getCurrent().navigate("privacy");
        assertThat(_get(H1.class).getText()).isEqualTo(Texts.of(locale, "notice.title"));
        assertThat(_find(H2.class).stream().map(H2::getText)).contains(Texts.of(locale, "keep.title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inloggen", "start", "uitnodiging", "brief"})
    void r_m14_thePagesOfTheDoorLeadThere(String page) {
        UI.getCurrent().navigate(page);
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("privacy");
    }

    @Test
    void r_m14_aYesKeepsWhichNoticeStoodThere() {
        var jan = people.person("Jan");
        var circle = people.circle(people.tenant(), jan);
        People.run(jan, () -> consents.stopHealth(circle, NL));
        People.run(jan, () -> consents.allowHealth(circle, NL));
        assertThat(People.as(jan, () -> consents.mine(circle)).stream()
                        .filter(answer -> answer.subject() == ConsentSubject.HEALTH)
                        .findFirst()
                        .orElseThrow()
                        .notice())
                .contains(notice.version());
    }
}
