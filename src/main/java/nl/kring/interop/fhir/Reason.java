package nl.kring.interop.fhir;

import static nl.kring.interop.fhir.Severity.CHANGED;
import static nl.kring.interop.fhir.Severity.NOT_TAKEN;
import static nl.kring.interop.fhir.Severity.REFUSED;

import java.util.Locale;

/** Every reason why something of a foreign care network stays behind or comes in differently; its sentence is in the bundles. */
public enum Reason {
    // a file
    NOT_A_JSON_FILE(NOT_TAKEN),
    LINK(NOT_TAKEN),
    NOT_A_FILE(REFUSED),
    UNREADABLE(REFUSED),
    TOO_LARGE(REFUSED),
    EMPTY_FILE(REFUSED),
    NOT_UTF8(REFUSED),
    NOT_JSON(REFUSED),
    TOO_COMPLEX(REFUSED),
    NOT_AN_OBJECT(REFUSED),
    // a resource
    NO_RESOURCE_TYPE(REFUSED),
    KIND(NOT_TAKEN),
    NO_ID(REFUSED),
    BAD_ID(REFUSED),
    TWICE_SAME(CHANGED),
    TWICE_DIFFERENT(REFUSED),
    MUST_UNDERSTAND(REFUSED),
    ENTERED_IN_ERROR(REFUSED),
    // a field
    TECHNICAL(NOT_TAKEN),
    FIELD(NOT_TAKEN),
    STATUS(NOT_TAKEN),
    NOT_REGISTERED(NOT_TAKEN),
    ASKED_LATER(NOT_TAKEN),
    WRONG_TYPE(REFUSED),
    IMPOSSIBLE_DATE(REFUSED),
    CONTROL_CHARACTERS(CHANGED),
    REFERENCE(REFUSED),
    DANGLING(REFUSED),
    REFERS_TO_REFUSED(REFUSED),
    // a person
    NO_NAME(REFUSED),
    NAME_TOO_LONG(REFUSED),
    NAME_BUILT(CHANGED),
    NAME_ODD(CHANGED),
    NAME_PARTS(NOT_TAKEN),
    CITIZEN_NUMBER(REFUSED),
    PHONE(REFUSED),
    MAIL(REFUSED),
    CHANNEL_ENDED(NOT_TAKEN),
    SECOND_PHONE(NOT_TAKEN),
    SHARED_CHANNEL(CHANGED),
    SAME_PERSON(CHANGED),
    SAME_NUMBER_OTHER_NAME(CHANGED),
    INACTIVE(CHANGED),
    DECEASED(REFUSED),
    RESIDENT_INACTIVE(REFUSED),
    PERSON_UNUSED(NOT_TAKEN),
    RELATION_CLOSE(CHANGED),
    RELATION_NEIGHBOUR(CHANGED),
    RELATION_UNKNOWN(CHANGED),
    LEGAL_ROLE(NOT_TAKEN),
    // an organisation
    SAME_ORGANISATION(CHANGED),
    SAME_URA_OTHER_NAME(CHANGED),
    URA(CHANGED),
    ORGANISATION_NUMBER(NOT_TAKEN),
    NO_ORGANISATION(CHANGED),
    ORGANISATION_UNUSED(NOT_TAKEN),
    ROLE_UNUSED(NOT_TAKEN),
    // a circle
    NO_SUBJECT(REFUSED),
    NOT_A_RESIDENT(REFUSED),
    NO_TEAM(CHANGED),
    TEAMS_JOINED(CHANGED),
    TEAM_TOO_LARGE(REFUSED),
    NOT_A_PERSON(REFUSED),
    MEMBER_IS_RESIDENT(CHANGED),
    MEMBER_TWICE(CHANGED),
    MEMBER_LEFT(CHANGED),
    RELATED_TO_OTHER(REFUSED),
    NEIGHBOUR_READS_LESS(CHANGED),
    // a message
    NO_CIRCLE(REFUSED),
    NO_TEXT(REFUSED),
    TEXT_TOO_LONG(REFUSED),
    TEXT_SPLIT(CHANGED),
    ATTACHMENT(NOT_TAKEN),
    NO_SENDER(REFUSED),
    SENDER_NOT_IN_TEAM(REFUSED),
    SENDER_IS_RECIPIENT(CHANGED),
    NO_RECIPIENT(CHANGED),
    RECIPIENT_NOT_IN_TEAM(REFUSED),
    RESIDENT_READS(CHANGED),
    OTHER_READERS(CHANGED),
    STANDS_ALONE(CHANGED),
    NO_FIRST_MESSAGE(CHANGED),
    TIME_ESTIMATED(CHANGED),
    TIME_UNKNOWN(CHANGED),
    // a read marker
    NOT_A_READ_MARKER(NOT_TAKEN),
    NOTHING_TO_READ(REFUSED),
    READER_NOT_IN_TEAM(REFUSED),
    READ_BY_PROFESSIONAL(NOT_TAKEN),
    // a second time
    OTHER_PERSON(REFUSED),
    OTHER_TENANT(REFUSED),
    SOURCE_CHANGED(NOT_TAKEN),
    TOO_LATE(NOT_TAKEN),
    CIRCLE_FAILED(REFUSED);

    private final Severity severity;

    Reason(Severity severity) {
        this.severity = severity;
    }

    /** How serious it is. */
    public Severity severity() {
        return severity;
    }

    /** Where its sentence stands in the bundles, as {@code interop.reason.noName}. */
    public String key() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        var key = new StringBuilder("interop.reason.").append(words[0]);
        for (var i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }
}
