package nl.kring.watch.ui;

import nl.kring.platform.ui.DraftArea;
import nl.kring.watch.DraftPart;

/** How it is when it goes well, in her own words. */
class GreenForm extends PlanForm {
    final DraftArea text;

    GreenForm(PlanKeeper keeper) {
        text = new DraftArea(keeper.name("GREEN:text"));
        text.setLabel(getTranslation("plan.green.label"));
        text.setMinRows(4);
        text.setValue(keeper.draft().green().text());
        add(text);
    }

    @Override
    DraftPart filledIn() {
        return new DraftPart.Green(text.getValue());
    }
}
