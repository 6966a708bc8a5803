package nl.kring.watch.ui;

import java.util.List;
import nl.kring.platform.ui.DraftArea;
import nl.kring.watch.DraftPart;

/** What helps, and what does not: a line each. */
class HelpsForm extends PlanForm {
    final DraftArea helps;
    final DraftArea not;

    HelpsForm(PlanKeeper keeper) {
        helps = area(keeper, "helps", keeper.draft().helps().helps());
        not = area(keeper, "not", keeper.draft().helps().not());
        add(helps, not);
    }

    private DraftArea area(PlanKeeper keeper, String what, List<String> lines) {
        var area = new DraftArea(keeper.name("HELPS:" + what));
        area.setLabel(getTranslation("plan.helps." + what));
        area.setHelperText(getTranslation("plan.helps.line"));
        area.setMinRows(3);
        area.setValue(String.join("\n", lines));
        return area;
    }

    @Override
    DraftPart filledIn() {
        return new DraftPart.Helps(lines(helps), lines(not));
    }

    private static List<String> lines(DraftArea area) {
        return area.getValue().lines().filter(line -> !line.isBlank()).toList();
    }
}
