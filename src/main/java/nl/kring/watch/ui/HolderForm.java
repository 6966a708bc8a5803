package nl.kring.watch.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.MemberView;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Options;
import nl.kring.watch.DraftPart;

/** Who keeps an eye on the plan, and who does when she cannot (R-D3). */
class HolderForm extends PlanForm {
    final Options<MemberView> holder;
    final Options<MemberView> deputy;

    final List<MemberView> people;

    HolderForm(PlanKeeper keeper) {
        people = keeper.people();
        holder = options("plan.holder.who", keeper, keeper.draft().holder().holder());
        deputy = options("plan.holder.deputy", keeper, keeper.draft().holder().deputy());
        add(holder, deputy);
    }

    private Options<MemberView> options(String key, PlanKeeper keeper, Optional<AccountId> chosen) {
        var options = new Options<>(getTranslation(key), people, keeper::label).asRows();
        people.stream()
                .filter(member ->
                        chosen.filter(member.person().account()::equals).isPresent())
                .findFirst()
                .ifPresent(options::setValue);
        return options;
    }

    @Override
    DraftPart filledIn() {
        return new DraftPart.Holder(of(holder), of(deputy));
    }

    private static Optional<AccountId> of(Options<MemberView> options) {
        return Optional.ofNullable(options.getValue())
                .map(member -> member.person().account());
    }
}
