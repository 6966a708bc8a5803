package nl.kring.agenda.ui;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Classification;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import nl.kring.agenda.FeedDoor.Behind.Known;
import nl.kring.agenda.FeedDoor.Fed;
import nl.kring.platform.Texts;

/** Writes a calendar (RFC 5545). Moments are in UTC, which no summer time shifts; a whole day is a date. */
final class CalendarFile {
    private CalendarFile() {}

    static String of(Known known) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Kring//Agenda//NL");
        calendar.addExperimentalProperty("X-WR-CALNAME", "Kring");
        calendar.setRefreshInterval(Duration.builder().hours(1).build());
        known.appointments().forEach(one -> calendar.addEvent(event(one, known.language())));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Fed appointment, Locale language) {
        var event = new VEvent();
        event.setUid(appointment.id().toString());
        event.setDateTimeStamp(Date.from(appointment.touched()));
        event.setSequence(appointment.version());
        event.setStatus(appointment.cancelled() ? Status.cancelled() : Status.confirmed());
        event.setClassification(Classification.private_());
        event.setSummary(appointment.words().orElseGet(() -> Texts.of(language, "agenda.feed.text")));
        if (appointment.when().allDay()) {
            event.setDateStart(new DateStart(day(appointment.when().day())));
        } else {
            event.setDateStart(Date.from(appointment.when().starts()));
        }
        appointment.when().ends().map(Date::from).ifPresent(event::setDateEnd);
        return event;
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
