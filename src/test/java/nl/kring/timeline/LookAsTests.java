package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Kijk als …": exactly what that member sees. */
@KringTest
class LookAsTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private CircleService circles;

    @Autowired
    private WhoSeesService sees;

    private AccountId geertje;
    private AccountId ingrid;
    private AccountId sietse;
    private AccountId aukje;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        ingrid = people.person("Ingrid");
        sietse = people.person("Sietse");
        aukje = people.person("Aukje");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, ingrid, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
        people.seat(circle, aukje, Ring.PROFESSIONALS);
    }

    private PostId tell(AccountId author, Topic topic, Optional<Set<AccountId>> only) {
        var id = new PostId(Ids.next());
        People.run(author, () -> timeline.post(circle, new NewPost(id, "Over " + topic, topic, only)));
        return id;
    }

    private static List<UUID> all(Function<Optional<UUID>, List<EntryView>> window) {
        var ids = new ArrayList<UUID>();
        var last = window.apply(Optional.empty());
        last.forEach(entry -> ids.add(entry.id()));
        while (last.size() == Feed.WINDOW) {
            last = window.apply(Optional.of(ids.getLast()));
            last.forEach(entry -> ids.add(entry.id()));
        }
        return ids;
    }

    private List<UUID> own(AccountId member) {
        return People.as(member, () -> all(before -> feed.window(circle, before)));
    }

    private List<UUID> as(AccountId member) {
        return People.as(geertje, () -> all(before -> feed.windowAs(circle, member, before)));
    }

    /** Fifty posts about everything, for rings and for chosen persons, under each ready choice and with fine choices. */
    @Test
    void at_b5_the_resident_looking_as_a_member_sees_exactly_the_posts_of_that_members_own_call() {
        var random = new Random(5);
        var all = List.of(ingrid, sietse, aukje);
        for (var turn = 0; turn < 50; turn++) {
            var topic = Topic.values()[random.nextInt(Topic.values().length)];
            var only = random.nextInt(3) == 0
                    ? Optional.of(Set.of(all.get(random.nextInt(all.size()))))
                    : Optional.<Set<AccountId>>empty();
            tell(geertje, topic, only);
        }
        tell(sietse, Topic.FUN, Optional.of(Set.of()));
        for (var preset : Preset.values()) {
            People.run(geertje, () -> sees.choose(circle, preset));
            assertSame(all);
        }
        People.run(
                geertje,
                () -> sees.arrange(circle, sietse, Ring.HELPERS, EnumSet.of(Topic.HEALTH, Topic.MONEY, Topic.FUN)));
        People.run(geertje, () -> sees.arrange(circle, ingrid, Ring.HELPERS, EnumSet.of(Topic.FAMILY)));
        assertSame(all);
        assertThat(as(sietse)).isNotEmpty().isNotEqualTo(as(ingrid));
        assertThat(own(geertje)).hasSize(51);
    }

    private void assertSame(List<AccountId> members) {
        members.forEach(member -> {
            var ids = own(member);
            assertThat(as(member)).isEqualTo(ids);
            assertThat(People.as(geertje, () -> timeline.postsAs(circle, member, own(geertje)))
                            .keySet())
                    .containsExactlyInAnyOrderElementsOf(ids);
        });
    }

    @Test
    void whatIsReadSoIsReadByNameAndAsNobodysOwn() {
        var post = tell(sietse, Topic.FUN, Optional.empty());
        var read = People.as(geertje, () -> timeline.postsAs(circle, sietse, List.of(post.value())))
                .get(post.value());
        assertThat(read.own()).isFalse();
        assertThat(read.author().orElseThrow().firstName()).isEqualTo("Sietse");
    }

    @Test
    void itStandsInTheLogOnceALook() {
        for (var turn = 0; turn < 21; turn++) {
            tell(geertje, Topic.FUN, Optional.empty());
        }
        as(sietse);
        assertThat(People.as(geertje, () -> circles.log(circle)))
                .filteredOn(line -> line.action().equals("LOOKED"))
                .extracting(AccessLog.Line::what)
                .containsExactly("AS_MEMBER");
    }

    @Test
    void nobodyElseLooksSoAndAStrangersEyesAreNobodys() {
        var mentor = people.person("Meint");
        var stranger = people.person("Vreemde");
        people.speaksFor(circle, geertje, mentor, true);
        for (var other : List.of(ingrid, sietse, aukje, mentor)) {
            assertThatThrownBy(() -> People.as(other, () -> feed.windowAs(circle, sietse, Optional.empty())))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.as(other, () -> timeline.postsAs(circle, sietse, List.of())))
                    .isInstanceOf(NoRight.class);
        }
        assertThatThrownBy(() -> People.as(stranger, () -> feed.windowAs(circle, sietse, Optional.empty())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(geertje, () -> feed.windowAs(circle, stranger, Optional.empty())))
                .isInstanceOf(NotFound.class);
    }
}
