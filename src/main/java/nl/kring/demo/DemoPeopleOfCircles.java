package nl.kring.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.circle.Address;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.NewCircle;
import nl.kring.circle.NewMember;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.tenant.Postcode;
import nl.kring.told.OnPaperService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Twelve circles, thirteen residents, fifty-nine members. */
@Component
@Order(20)
class DemoPeopleOfCircles implements DemoPart {
    private final AccountService accounts;
    private final CircleJobs circles;
    private final OnPaperService papers;

    DemoPeopleOfCircles(AccountService accounts, CircleJobs circles, OnPaperService papers) {
        this.accounts = accounts;
        this.circles = circles;
        this.papers = papers;
    }

    @Override
    public void load(DemoTown town) {
        DemoTable.of("residents").rows().stream()
                .collect(Collectors.groupingBy(row -> row.get("circle")))
                .forEach((circle, residents) -> found(town, circle, residents));
        DemoTable.of("members").rows().forEach(member -> join(town, member));
    }

    private void found(DemoTown town, String name, List<Row> residents) {
        residents.forEach(resident -> town.people()
                .put(resident.get("id"), account(resident, "nl", Optional.of(phone(resident.get("id"))), true)));
        var circle = circles.found(new NewCircle(
                town.tenant(),
                CircleState.valueOf(residents.getFirst().get("state")),
                "OWN",
                Preset.ORDINARY,
                residents.stream()
                        .map(resident -> town.person(resident.get("id")))
                        .toList()));
        town.circles().put(name, circle);
        var home = residents.getFirst();
        circles.livesAt(circle, new Address(home.get("street"), new Postcode(home.get("postcode")), home.get("place")));
    }

    private static String phone(String resident) {
        return "06-00000" + "1" + resident.substring(1, 3);
    }

    private void join(DemoTown town, Row member) {
        var channel = member.get("channel");
        var account = account(
                member,
                member.get("language"),
                member.maybe("phone"),
                !channel.equals("sms") && !channel.equals("paper"));
        town.people().put(member.get("id"), account);
        if (channel.equals("sms")) {
            accounts.reachBySms(account, member.get("phone"));
        }
        seat(
                town,
                member,
                member.get("circle"),
                Ring.valueOf(member.get("ring")),
                !member.get("coordinator").isEmpty());
        if (channel.equals("paper")) {
            var circle = town.circle(member.get("circle"));
            papers.hearsOnPaper(circle, account, circles.view(circle).resident().account());
        }
        member.maybe("also").ifPresent(other -> {
            var ring = member.get("ring").equals("PROFESSIONALS") ? Ring.PROFESSIONALS : Ring.HELPERS;
            seat(town, member, other, ring, false);
        });
    }

    private void seat(DemoTown town, Row member, String circle, Ring ring, boolean coordinator) {
        circles.seat(
                town.circle(circle),
                new NewMember(
                        town.person(member.get("id")),
                        RelationKind.valueOf(member.get("relation")),
                        member.get("word"),
                        member.maybe("organisation"),
                        ring,
                        coordinator,
                        true));
    }

    private nl.kring.identity.AccountId account(Row row, String language, Optional<String> phone, boolean mail) {
        var first = row.get("first");
        return accounts.create(new NewAccount(
                first,
                row.maybe("surname"),
                row.maybe("face"),
                language,
                phone,
                true,
                Optional.of(mail)
                        .filter(Boolean::booleanValue)
                        .map(_ -> new EmailAddress(mail(first, row.get("surname")))),
                null,
                null));
    }

    /** An address that no server can ever deliver to. */
    static String mail(String first, String surname) {
        var plain = Normalizer.normalize(first + "." + surname, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ı", "i")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        return plain + "@veenmeren.example";
    }
}
