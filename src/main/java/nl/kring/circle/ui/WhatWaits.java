package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleService;
import nl.kring.circle.Forming;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;

/** What a circle in the making is: where it comes from, who is in it, and who will read how much. */
class WhatWaits extends Div {
    private final CircleService circles;
    private final Forming forming;

    WhatWaits(CircleService circles, Forming forming) {
        this.circles = circles;
        this.forming = forming;
        addClassName("stack");
        var people = new Div(new Paragraph(getTranslation("circle.begin.who")));
        people.addClassNames("card", "stack");
        Stream.of(Ring.values()).forEach(ring -> addRing(people, ring));
        var circle = forming.circle();
        add(new H1(getTranslation("circle.begin.title", circle.resident().firstName())));
        circle.source()
                .map(system -> system.isBlank()
                        ? getTranslation("circle.begin.fromElsewhere")
                        : getTranslation("circle.begin.from", system))
                .ifPresent(words -> add(new Paragraph(words)));
        add(
                new Paragraph(
                        getTranslation("circle.begin.holds", circle.members().size(), forming.posts())),
                new Paragraph(getTranslation("circle.begin.nobodyYet")),
                people);
    }

    private void addRing(Div people, Ring ring) {
        var circle = forming.circle();
        var members = circle.members().stream()
                .filter(member -> member.ring() == ring)
                .toList();
        if (!members.isEmpty()) {
            people.add(new RingOfMembers(ring, members, this::reads, member -> new MemberSheet(
                            circles, circle, member, circles.seat(circle.id()), Optional.empty())
                    .open()));
        }
    }

    private String reads(MemberView member) {
        return getTranslation(
                "circle.begin.reads",
                forming.reads().getOrDefault(member.person().account(), 0));
    }
}
