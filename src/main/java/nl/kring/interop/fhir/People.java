package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.interop.fhir.Resource.Coding;
import nl.kring.interop.fhir.Resource.Human;
import nl.kring.interop.fhir.Resource.Identifier;
import nl.kring.interop.fhir.Resource.Organisation;
import nl.kring.interop.fhir.Resource.Role;

/** Reads people and organisations. */
final class People {
    private static final String CITIZEN_NUMBER = "http://fhir.nl/fhir/NamingSystem/bsn";

    private People() {}

    static Optional<Human> patient(Fields fields) {
        var deceased = fields.flag("deceasedBoolean").orElse(false) || fields.has("deceasedDateTime");
        fields.skip("deceasedDateTime");
        return human(fields, Optional.empty(), List.of(), deceased);
    }

    static Optional<Human> relatedPerson(Fields fields) {
        return human(fields, fields.reference("patient"), relationships(fields), false);
    }

    static Optional<Human> practitioner(Fields fields) {
        return human(fields, Optional.empty(), List.of(), false);
    }

    static Optional<Role> role(Fields fields) {
        var active = fields.flag("active").orElse(true);
        if (!active) {
            fields.add("", Reason.INACTIVE);
            return Optional.empty();
        }
        return Optional.of(new Role(
                fields.inspection().origin(), fields.reference("practitioner"), fields.reference("organization")));
    }

    static Optional<Organisation> organisation(Fields fields) {
        var name = fields.text("name");
        if (name.isEmpty()) {
            fields.add("", Reason.NO_NAME);
        }
        if (!fields.flag("active").orElse(true)) {
            fields.add("active", Reason.STATUS, "inactive");
        }
        var addresses = new ArrayList<Channel>();
        var identifiers = identifiers(fields, addresses);
        if (!addresses.isEmpty()) {
            fields.add("identifier", Reason.NOT_REGISTERED);
        }
        if (!identifiers.isEmpty()) {
            fields.add("identifier.value", Reason.ORGANISATION_NUMBER);
        }
        var organisation = name.map(it -> new Organisation(fields.inspection().origin(), it, identifiers));
        organisation
                .flatMap(Organisation::ura)
                .filter(it -> !it.matches("[0-9]{8}"))
                .ifPresent(it -> fields.add("identifier", Reason.URA, it));
        return organisation;
    }

    private static Optional<Human> human(
            Fields fields, Optional<Ref> patient, List<Coding> relationships, boolean deceased) {
        var name = Names.of(fields);
        var channels = new ArrayList<Channel>();
        var identifiers = identifiers(fields, channels);
        fields.objects("telecom").forEach(telecom -> channel(telecom).ifPresent(channels::add));
        fields.glanceAtDate("birthDate", Reason.NOT_REGISTERED);
        var active = fields.flag("active").orElse(true);
        return name.map(it -> new Human(
                fields.inspection().origin(),
                it,
                identifiers,
                channels.stream().distinct().toList(),
                active,
                deceased,
                patient,
                relationships));
    }

    private static List<Coding> relationships(Fields fields) {
        return fields.objects("relationship").stream()
                .flatMap(relationship -> Stream.concat(
                        relationship.objects("coding").stream().map(People::coding), inWords(relationship)))
                .toList();
    }

    private static Coding coding(Fields coding) {
        return new Coding(
                coding.text("system").orElse(""),
                coding.text("code").orElse(""),
                coding.text("display").orElse(""));
    }

    private static Stream<Coding> inWords(Fields relationship) {
        return relationship.text("text").stream().map(words -> new Coding("", "", words));
    }

    /** Numbers that mean this person in the source; an address among them is a channel, a citizen's number is never read. */
    private static List<Identifier> identifiers(Fields fields, List<Channel> channels) {
        var identifiers = new ArrayList<Identifier>();
        for (var identifier : fields.objects("identifier")) {
            var system = identifier.text("system").orElse("");
            if (system.equals(CITIZEN_NUMBER)) {
                identifier.skip("value");
                identifier.add("", Reason.CITIZEN_NUMBER);
                continue;
            }
            var value = identifier.text("value").orElse("");
            if (system.endsWith("/email")) {
                Channel.mail(value).ifPresentOrElse(channels::add, () -> identifier.add("value", Reason.MAIL, value));
            } else if (!system.isEmpty() && !value.isEmpty()) {
                identifiers.add(new Identifier(system, value));
            } else if (!value.isEmpty()) {
                identifier.add("value", Reason.FIELD);
            }
        }
        return List.copyOf(identifiers);
    }

    private static Optional<Channel> channel(Fields telecom) {
        var system = telecom.text("system").orElse("");
        if (!List.of("phone", "sms", "email").contains(system) || !telecom.has("value")) {
            return Optional.empty();
        }
        var value = telecom.text("value").orElse("");
        if (telecom.text("use").orElse("").equals("old") || Periods.ended(telecom)) {
            telecom.add("value", Reason.CHANNEL_ENDED);
            return Optional.empty();
        }
        var channel = system.equals("email") ? Channel.mail(value) : Channel.phone(value);
        if (channel.isEmpty()) {
            telecom.add("value", system.equals("email") ? Reason.MAIL : Reason.PHONE, value);
        }
        return channel;
    }
}
