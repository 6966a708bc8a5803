package nl.kring.demo;

import java.util.Optional;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorJobs;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedJobs;
import nl.kring.need.Theme;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What residents need: Wietske is still writing, Nynke and Jelmer asked four days ago, and Hinke knows Douwe already. */
@Component
@Order(60)
class DemoNeeds implements DemoPart {
    private static final int MAX_LOAD = 40;

    private final NeedJobs needs;
    private final FrontDoorJobs frontDoor;

    DemoNeeds(NeedJobs needs, FrontDoorJobs frontDoor) {
        this.needs = needs;
        this.frontDoor = frontDoor;
    }

    @Override
    public void load(DemoTown town) {
        dewiCarriesMore(town);
        needs.write(
                town.circle("R01"),
                town.person("R01"),
                new NeedDraft(id(), "Ik wil weer iets met dieren doen.", Optional.empty(), ""));
        frontDoor.exclude(town.tenant(), town.person("T02"), "Nynke Bakker");
        askedFourDaysAgo(town);
        frontDoor.knows(
                town.tenant(),
                new FrontDoorJobs.Known(
                        "Douwe Terpstra",
                        "Skipfeart 21",
                        new Postcode("8457 SA"),
                        "Langefean",
                        town.person("T08"),
                        town.moment(-60, "10:00"),
                        Optional.empty()));
    }

    /** Two navigators serve the zone where Wietske lives; Jorrit, who stands at the demo's door, is the one who comes. */
    private void dewiCarriesMore(DemoTown town) {
        frontDoor.carries(town.tenant(), town.person("T07"), MAX_LOAD, 12);
    }

    private void askedFourDaysAgo(DemoTown town) {
        var words = "Wij willen allebei leren en werken. Wie past er dan op Fenna en Sybe?";
        needs.forwarded(
                town.circle("R03"),
                town.person("R03"),
                new NeedDraft(id(), words, Optional.of(Theme.CHILD), ""),
                new Payload.Need(
                        "Nynke Bakker",
                        "",
                        "Molensteeg 5",
                        "8441 SS",
                        "Veenmeren",
                        "06-00000103",
                        Theme.CHILD.name(),
                        words,
                        ""),
                town.moment(-4, "09:20"));
    }

    private static NeedId id() {
        return new NeedId(Ids.next());
    }
}
