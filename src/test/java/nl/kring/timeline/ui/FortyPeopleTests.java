package nl.kring.timeline.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Statements;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A circle of forty asks the database as often as one of four: nothing is asked for each of them apart. */
class FortyPeopleTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    private AccountId jan;
    private CircleId small;
    private CircleId large;
    private final List<AccountId> members = new ArrayList<>();

    @BeforeEach
    void twoCircles() {
        jan = people.person("Jan");
        small = circle(people.person("Klein"), 4);
        large = circle(jan, 40);
    }

    private CircleId circle(AccountId resident, int many) {
        var circle = people.circle(people.tenant(), resident);
        members.clear();
        for (var n = 0; n < many; n++) {
            var member = people.person("Lid" + n);
            members.add(member);
            people.seat(circle, member, Ring.values()[n % 3]);
            if (n % 3 == 0) {
                var post = new NewPost(new PostId(Ids.next()), "Hoi", Topic.PRACTICAL, Optional.empty());
                People.run(member, () -> timeline.post(circle, post));
            }
        }
        residents.put(circle, resident);
        firsts.put(circle, members.getFirst());
        return circle;
    }

    private final java.util.Map<CircleId, AccountId> residents = new java.util.HashMap<>();
    private final java.util.Map<CircleId, AccountId> firsts = new java.util.HashMap<>();

    private List<String> asked(CircleId circle, String page) {
        signIn(residents.get(circle));
        var place = "circle/" + circle.value() + "/"
                + page.replace("{first}", "" + firsts.get(circle).value());
        UI.getCurrent().navigate(place);
        UI.getCurrent().navigate("kringen");
        return Statements.of(() -> UI.getCurrent().navigate(place));
    }

    private void asksAsOften(String page) {
        var few = asked(small, page);
        var many = asked(large, page);
        assertThat(few).isNotEmpty();
        assertThat(many.size()).as(String.join("\n", many)).isLessThanOrEqualTo(few.size());
    }

    @Test
    void thePeopleOfACircleAreAskedForTogether() {
        asksAsOften("people");
    }

    @Test
    void whoSeesWhatIsAskedForTogether() {
        asksAsOften("sees");
    }

    @Test
    void lookingAsAMemberAsksForAllTogether() {
        asksAsOften("as/{first}");
    }

    @Test
    void theTimelineIsAskedForTogether() {
        asksAsOften("timeline");
    }
}
