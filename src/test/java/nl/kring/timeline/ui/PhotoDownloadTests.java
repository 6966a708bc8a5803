package nl.kring.timeline.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPhoto;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The file of a photo at the door of the server: a picture and nothing else, for who may see it, and nothing of it stays. */
@KringTest
class PhotoDownloadTests {
    @Autowired
    private WebApplicationContext spring;

    @Autowired
    private People people;

    @Autowired
    private PhotoService photos;

    @Autowired
    private SecurityContextHolderStrategy whoIsIn;

    private MockMvc web;
    private AccountId anna;
    private AccountId stranger;
    private PhotoId photo;

    @BeforeEach
    void aPhoto() {
        SecurityContextHolder.setContextHolderStrategy(whoIsIn); // another context of this run may have set its own
        web = MockMvcBuilders.webAppContextSetup(spring)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        var tenant = people.tenant();
        anna = people.person("Anna");
        stranger = people.person("Vreemde");
        CircleId circle = people.circle(tenant, people.person("Jan"));
        people.seat(circle, anna, Ring.INNER);
        people.circle(tenant, stranger);
        photo = PhotoId.next();
        People.as(anna, () -> {
            photos.bring(circle, photo, new ByteArrayInputStream(SentPhotos.jpeg(80, 60)));
            photos.tell(
                    circle,
                    new NewPost(new PostId(Ids.next()), "", Topic.FUN, Optional.empty()),
                    List.of(new NewPhoto(photo, "")));
            return true;
        });
    }

    private MockHttpServletResponse ask(AccountId person, String address) throws Exception {
        return web.perform(get(address)
                        .secure(true)
                        .with(SecurityMockMvcRequestPostProcessors.authentication(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        new SignedIn(person.value(), null, null),
                                        null,
                                        List.of(new SimpleGrantedAuthority("PERSON"))))))
                .andReturn()
                .getResponse();
    }

    @Test
    void aPhotoIsAPictureAndNothingElseAndNoBrowserKeepsIt() throws Exception {
        for (var size : List.of("thumb", "screen", "large")) {
            var answer = ask(anna, "/photo/" + photo.value() + "/" + size);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentType()).isEqualTo("image/jpeg");
            assertThat(answer.getContentAsByteArray()).startsWith(0xFF, 0xD8, 0xFF);
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            assertThat(answer.getHeader("Content-Disposition")).isEqualTo("inline; filename=\"foto.jpg\"");
            assertThat(answer.getHeaders("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void toEverybodyElseItIsNotThereAndNeitherIsNonsense() throws Exception {
        for (var address : List.of(
                "/photo/" + photo.value() + "/large",
                "/photo/" + UUID.randomUUID() + "/large",
                "/photo/not-an-id/large")) {
            var answer = ask(stranger, address);
            assertThat(answer.getStatus()).as(address).isEqualTo(404);
            assertThat(answer.getContentAsByteArray()).as(address).isEmpty();
            assertThat(answer.getHeader("Cache-Control")).as(address).contains("no-store");
        }
        assertThat(ask(anna, "/photo/" + photo.value() + "/huge").getStatus()).isEqualTo(404);
    }

    @Test
    void whoIsNotInIsNotLetThrough() throws Exception {
        var answer = web.perform(get("/photo/" + photo.value() + "/large").secure(true))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isNotEqualTo(200);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }
}
