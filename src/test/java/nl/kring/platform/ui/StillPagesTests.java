package nl.kring.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.kring.KringTest;
import nl.kring.platform.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What a device keeps for when nothing loads, as anybody gets it. */
@KringTest
class StillPagesTests {
    @Autowired
    private WebApplicationContext spring;

    private String read(String address, String language) throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(spring)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build()
                .perform(get(address).header(HttpHeaders.ACCEPT_LANGUAGE, language))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void thePageForWhenNothingLoadsSpeaksEachLanguage(String language) throws Exception {
        var page = read("/offline", language);
        assertThat(page)
                .contains("lang=\"" + language + "\"")
                .contains(Texts.of(Locale.of(language), "error.offline.title"))
                .contains("data-waits=\"" + Texts.of(Locale.of(language), "outbox.waits") + "\"")
                .doesNotContainPattern("\\{[a-z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void theManifestIsReadableInEachLanguageAndItsDrawingsAreThere(String language) throws Exception {
        var manifest = new JsonMapper().readTree(read("/manifest.webmanifest", language));
        assertThat(manifest.path("lang").asString()).isEqualTo(language);
        assertThat(manifest.path("description").asString()).isEqualTo(Texts.of(Locale.of(language), "app.description"));
        assertThat(manifest.path("icons").valueStream()).isNotEmpty().allSatisfy(icon -> assertThat(
                        new ClassPathResource(
                                        "META-INF/resources" + icon.path("src").asString())
                                .exists())
                .isTrue());
    }
}
