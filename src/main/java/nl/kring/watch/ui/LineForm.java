package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Pick;
import nl.kring.watch.DraftPart;
import nl.kring.watch.Hours;
import nl.kring.watch.PlanDraft;

/** Who is asked when it does not go well, in order. Each of them says yes or no herself (R-D4). */
class LineForm extends ListForm<DraftPart.Wanted> {
    private static final int MOST = 6;
    final Div whoPlace = new Div();
    final Div hoursPlace = new Div();
    final Pick wake = new Pick(Icon.CLOCK, getTranslation("plan.line.wake"));
    final Pick callOnly = new Pick(Icon.PHONE, getTranslation("plan.line.callOnly"));
    Options<MemberView> who = new Options<>("", List.of(), _ -> "");
    Options<Hours> hours = new Options<>("", List.of(), _ -> "");

    LineForm(PlanKeeper keeper) {
        super(keeper);
        var picks = new Div(wake, callOnly);
        picks.addClassName("picks");
        editor.add(
                editing,
                whoPlace,
                hoursPlace,
                picks,
                Buttons.large(Buttons.soft(getTranslation("plan.line.put"), this::put)));
        startAnew();
    }

    @Override
    List<DraftPart.Wanted> things() {
        return keeper.draft().line().places();
    }

    @Override
    DraftPart part(List<DraftPart.Wanted> things) {
        return new DraftPart.Line(things);
    }

    @Override
    List<DraftPart.Wanted> written() {
        var member = Optional.ofNullable(who.getValue());
        return member
                .map(one -> new DraftPart.Wanted(
                        one.person().account(),
                        Optional.ofNullable(hours.getValue()).orElse(HoursChoice.AWAKE),
                        wake.getValue() && !callOnly.getValue(),
                        callOnly.getValue()))
                .stream()
                .toList();
    }

    @Override
    void fill(List<DraftPart.Wanted> one) {
        var place = one.stream().findFirst();
        var in = things().stream().map(DraftPart.Wanted::person).toList();
        var free = keeper.people().stream()
                .filter(member -> place.map(
                                there -> there.person().equals(member.person().account()))
                        .orElseGet(() -> !in.contains(member.person().account())))
                .toList();
        who = new Options<>(getTranslation("plan.line.who"), free, keeper::label).asRows();
        hours = new Options<>(
                        getTranslation("plan.line.hours"),
                        HoursChoice.with(place.map(DraftPart.Wanted::hours)),
                        these -> HoursInWords.of(these, getLocale()))
                .asRows();
        whoPlace.removeAll();
        whoPlace.add(who);
        hoursPlace.removeAll();
        hoursPlace.add(hours);
        who.addValueChangeListener(_ -> byWork());
        if (place.isPresent()) {
            who.setValue(free.stream().findFirst().orElse(null));
        }
        hours.setValue(place.map(DraftPart.Wanted::hours).orElse(HoursChoice.AWAKE));
        wake.setValue(place.map(DraftPart.Wanted::wake).orElse(false));
        callOnly.setValue(place.map(DraftPart.Wanted::callOnly).orElse(false));
        editor.setVisible(place.isPresent() || in.size() < MOST && !free.isEmpty());
    }

    /** Who is there for the work is called in office hours, unless she says yes to more (R-D4). */
    private void byWork() {
        var member = who.getValue();
        if (member != null && member.ring() == Ring.PROFESSIONALS) {
            hours.setValue(HoursChoice.OFFICE);
            callOnly.setValue(true);
        }
    }

    @Override
    void drawThings() {
        var said = keeper.draft().said();
        var list = new OrderedList();
        list.addClassNames("plan-list", "plan-line");
        for (var index = 0; index < said.size(); index++) {
            list.add(place(index, said.get(index)));
        }
        if (!said.isEmpty()) {
            there.add(list);
        } else {
            there.add(new Paragraph(getTranslation("plan.line.none")));
        }
        if (said.stream()
                .anyMatch(one -> one.askedAt().isEmpty() && one.answer().isEmpty())) {
            there.add(Buttons.large(Buttons.with(Icon.SEND, Buttons.heather(getTranslation("plan.line.ask"), () -> {
                if (keeper.ask()) {
                    draw();
                }
            }))));
        }
        if (!said.isEmpty()
                && said.stream().allMatch(PlanDraft.Said::yes)
                && keeper.draft().nobodyAtNight()) {
            there.add(new Note(Icon.ATTENTION, getTranslation("watch.plan.nobodyAtNight")));
        }
    }

    private ListItem place(int index, PlanDraft.Said said) {
        var wanted = things().get(index);
        var name = said.person().map(one -> one.firstName()).orElseGet(() -> getTranslation("plan.line.left"));
        var acts = acts(index, name);
        if (index > 0) {
            acts.addComponentAsFirst(small("plan.up", name, () -> up(index)));
        }
        if (said.answer().filter(yes -> !yes).isPresent() && said.person().isPresent()) {
            acts.addComponentAsFirst(small("plan.line.again", name, () -> {
                if (keeper.askAgain(said)) {
                    draw();
                }
            }));
        }
        var person = new PersonLine(
                new Face(name, said.person().flatMap(one -> one.face()), Face.Size.S), name, second(wanted, said));
        return row(new Div(person, state(said)), acts);
    }

    private String second(DraftPart.Wanted wanted, PlanDraft.Said said) {
        var hours = HoursInWords.of(wanted.hours(), getLocale());
        if (wanted.callOnly()) {
            return hours + " · " + getTranslation("watch.plan.callOnly");
        }
        return said.yes() && said.woken() || wanted.wake() && !said.yes()
                ? hours + " · " + getTranslation(said.yes() ? "watch.plan.woken" : "plan.line.wakeAsked")
                : hours;
    }

    private Span state(PlanDraft.Said said) {
        var key = said.person().isEmpty()
                ? "GONE"
                : said.answer()
                        .map(yes -> yes ? "YES" : "NO")
                        .orElse(said.askedAt().isPresent() ? "WAITS" : "NOT_ASKED");
        var state = new Span(icon(key).create(), new Span(getTranslation("plan.said." + key)));
        state.addClassNames("plan-said", "said-" + key.toLowerCase(java.util.Locale.ROOT));
        return state;
    }

    private static Icon icon(String key) {
        return switch (key) {
            case "YES" -> Icon.CHECK_CIRCLE;
            case "WAITS" -> Icon.CLOCK;
            case "NOT_ASKED" -> Icon.INFO;
            default -> Icon.ATTENTION;
        };
    }

    private void up(int index) {
        var all = new ArrayList<>(things());
        startAnew(); // what was being changed has another place now
        Collections.swap(all, index, index - 1);
        if (keeper.keep(part(all))) {
            draw();
        }
    }
}
