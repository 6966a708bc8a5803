package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.People;

/** What must be so after an act, whatever it was. */
record Held(WatchTest at, State before, State now, boolean alone) {
    private static final Set<String> ASKS = Set.of("alert", Asking.CRISIS);

    Held check() {
        onePerResident();
        noAlertIsSilent();
        nothingFallsByItself();
        nothingTwice();
        nothingForTheDead();
        nobodyIsWokenWhoDidNotAgree();
        eachChangeHasItsLine();
        return this;
    }

    private void onePerResident() {
        assertThat(now.alerts().values().stream().filter(AlertRow::isOpen).count())
                .as("open alerts of one resident")
                .isLessThanOrEqualTo(1);
    }

    /** Never without an owner and without a next moment. */
    private void noAlertIsSilent() {
        now.open().ifPresent(alert -> {
            assertThat(alert.owner().isPresent() || alert.nextDueAt().isPresent())
                    .as("an owner or a next moment")
                    .isTrue();
            assertThat(alert.asking() || alert.owner().isPresent())
                    .as("it asks, or somebody has it")
                    .isTrue();
            assertThat(!alert.asking() || alert.nextDueAt().isPresent())
                    .as("what asks has a next moment")
                    .isTrue();
        });
    }

    private void nothingFallsByItself() {
        var fresh = now.changes().subList(before.changes().size(), now.changes().size());
        assertThat(fresh)
                .filteredOn(change -> change.from().isAbove(change.to()))
                .as("down is a person's act, with one line why")
                .allSatisfy(change -> {
                    assertThat(change.byPerson()).isTrue();
                    assertThat(change.line()).isNotBlank();
                });
        assertThat(now.changes().subList(0, before.changes().size()))
                .as("what was is only added to")
                .isEqualTo(before.changes());
        before.alerts().forEach((id, was) -> {
            var is = now.alerts().get(id);
            assertThat(is).as("no alert is gone").isNotNull();
            assertThat(was.phase().isAbove(is.phase()))
                    .as("the phase of an alert falls")
                    .isFalse();
            if (is.phase() == was.phase()) {
                assertThat(is.level()).as("the level").isGreaterThanOrEqualTo(was.level());
            }
            assertThat(was.isOpen() || !is.isOpen()).as("what is over is over").isTrue();
        });
    }

    private void nothingTwice() {
        assertThat(now.mails().values().stream()
                        .filter(mail -> mail.state().equals("PENDING"))
                        .filter(mail -> ASKS.contains(mail.template())
                                || mail.template().equals("alertNobody"))
                        .map(mail -> mail.to() + " " + mail.template() + " "
                                + mail.key().split(":")[1])
                        .toList())
                .as("questions on their way to one person about one alert")
                .doesNotHaveDuplicates();
        assertThat(now.mails().values().stream().map(State.Mail::key).toList()).doesNotHaveDuplicates();
    }

    private void nothingForTheDead() {
        if (!before.goesOn() && !now.goesOn() && alone) {
            assertThat(left(now)).as("nothing leaves").isEqualTo(left(before));
            assertThat(now.alerts().keySet()).isEqualTo(before.alerts().keySet());
            assertThat(fresh(ASKS)).as("nobody more is asked").isEmpty();
        }
    }

    private static Set<Object> left(State state) {
        return state.mails().values().stream()
                .filter(mail ->
                        mail.template().startsWith("alert") && mail.state().equals("SENT"))
                .map(State.Mail::id)
                .collect(Collectors.toSet());
    }

    private List<State.Mail> fresh(Set<String> templates) {
        return now.mails().values().stream()
                .filter(mail -> !before.mails().containsKey(mail.id()) && templates.contains(mail.template()))
                .toList();
    }

    /** R-D22: red wakes who agreed, and nobody else is told anything while people sleep. */
    private void nobodyIsWokenWhoDidNotAgree() {
        for (var mail : fresh(ASKS)) {
            var alert = now.alerts().get(java.util.UUID.fromString(mail.key().split(":")[1]));
            var woken = at.people.job(() -> at.jdbc
                    .sql(
                            "select exists (select 1 from circle.alert_line l join circle.early_warning_plan p on p.id = l.plan_id "
                                    + "where p.circle_id = ? and l.account_id = ? and l.woken and (p.replaced_at is null or ?))")
                    .params(at.circle.value(), mail.to().value(), !alone)
                    .query(Boolean.class)
                    .single());
            if (!(alert.phase() == Phase.RED && woken) && mail.tries() == 0) {
                assertThat(WakingHours.hold(mail.from()))
                        .as("asked at " + mail.from())
                        .isTrue();
            }
            if (alone) {
                assertThat(State.isThere(at, mail.to()))
                        .as("who is asked is there")
                        .isTrue();
            }
        }
    }

    private void eachChangeHasItsLine() {
        var fresh = now.changes().subList(before.changes().size(), now.changes().size());
        assertThat(fresh).as("why a phase changed").allSatisfy(change -> assertThat(change.byPerson()
                        || PhaseRules.ALL.stream().anyMatch(rule -> rule.name().equals(change.rule())))
                .isTrue());
        for (var alert : now.alerts().values()) {
            var was = before.alerts().get(alert.id().value());
            if (was == null || was.phase() != alert.phase()) {
                assertThat(now.logged("RAISED")).as("that it was raised").isGreaterThan(before.logged("RAISED"));
            } else if (was.level() != alert.level()) {
                assertThat(now.logged("ESCALATED")).as("that it went on").isGreaterThan(before.logged("ESCALATED"));
            }
            if (was != null && !was.owner().equals(alert.owner())) {
                assertThat(now.logged("CLAIMED")).as("who took it").isGreaterThan(before.logged("CLAIMED"));
            }
            assertThat(alert.isOpen() || alert.outcome().isPresent())
                    .as("how it ended")
                    .isTrue();
        }
    }

    /** After ticks with nobody in between. */
    void checkSettled() {
        if (!now.goesOn()) {
            return;
        }
        assertThat(now.unfollowed())
                .as("answers and observations that nothing followed")
                .isZero();
        now.open().ifPresent(alert -> {
            alert.nextDueAt().ifPresent(due -> assertThat(due)
                    .as("the next moment")
                    .isAfter(now.now().minus(Duration.ofSeconds(5))));
            if (now.shared()) {
                assertThat(alert.nextDueAt().isPresent() || isCalmed())
                        .as("who has it is reminded, or it goes better and ends by itself")
                        .isTrue();
                nobodyBelievesThatHelpIsComing(alert);
            }
            alert.owner()
                    .filter(owner -> !alert.asking() && !State.isThere(at, owner))
                    .ifPresent(owner -> assertThat(isCalmed() || !now.shared())
                            .as("who has it is gone, and nobody is asked")
                            .isTrue());
        });
    }

    /** Somebody said that it goes better: within four hours it is over. */
    private boolean isCalmed() {
        return at.people.job(() -> at.jdbc
                .sql(
                        "select exists (select 1 from circle.phase_change c join circle.alert a on a.circle_id = c.circle_id where a.circle_id = ? "
                                + "and a.state <> 'CLOSED' and c.rule = 'LOWERED' and c.at > a.phase_since "
                                + "and c.at > common.kring_now() - interval '4 hours 1 minute')")
                .param(at.circle.value())
                .query(Boolean.class)
                .single());
    }

    private void nobodyBelievesThatHelpIsComing(AlertRow alert) {
        var view = People.as(at.douwe, () -> at.alerts.current(at.circle)).orElseThrow();
        if (view.owner().isEmpty() && alert.owner().isEmpty() && !view.nobodyNow()) {
            assertThat(view.asked())
                    .as("nobody can come, and the page does not say so")
                    .anyMatch(asked -> asked.heard() && asked.counts());
        }
    }
}
