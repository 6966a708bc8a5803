package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers in it are those that banks and the state give as examples; they belong to nobody. */
class GiveawayTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zijn bsn is 123456782",
                "BSN: 111222333.",
                "bsn123456782",
                "burgerservicenummer 1112.22.333",
                "123 456 782 is van mem",
                "123.456.782",
                "123-45-6782",
                "1 2 3 4 5 6 7 8 2",
                "(123456782)",
                "In kamer 3 123456782, bel 0512 345 678",
                "06-12345678 123456782",
                "Myn boargerservicenûmer is 123456782",
                "My citizen number is 123456782",
                "1\u200B2\u200B3\u200B456782",
                "123\u00A0456\u202F782",
                "12345\u00AD6782",
                "１２３４５６７８２",
                "١٢٣٤٥٦٧٨٢",
                "①②③④⑤⑥⑦⑧②",
                "1\uFE0F\u20E32\uFE0F\u20E33\uFE0F\u20E3456782",
                "123\u2013456\u2013782",
                "123\u31644567\u200D82 en 12345678\u20602"
            })
    void r_c14_bsn(String text) {
        assertThat(Giveaway.in(text)).containsExactly(Giveaway.BSN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pincode 1234",
                "mijn pin is 1234",
                "Pin: 1234",
                "PIN=1234",
                "pin1234",
                "De pincode van mama is 1234.",
                "De pincode van haar pas is nu 1234",
                "pin-code (1234)",
                "Pincode voor mem 1234",
                "1234 is de pincode",
                "de code van de bankpas is 1234",
                "De code van de pas: 1234",
                "pinpas 1234",
                "de pincode is 12 34",
                "pincode 1 2 3 4",
                "pincode 1234 bel 06-12345678",
                "pincode 12345",
                "My PIN is 1234",
                "pin number: 1234",
                "the PIN of my card is 1234",
                "1234 is my pin",
                "myn pin is 1234",
                "pinkoade 1234",
                "De pinkoade fan heit is 1234",
                "pincode 1\u200B23\u200C4",
                "pin ١٢٣٤",
                "p\u00ADin 1234"
            })
    void r_c14_pin(String text) {
        assertThat(Giveaway.in(text)).containsExactly(Giveaway.PIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NL91ABNA0417164300",
                "Maak het over op NL91 ABNA 0417 1643 00 van de kerk",
                "nl91 abna 0417 1643 00",
                "IBAN:NL91.ABNA.0417.1643.00",
                "ibanNL91ABNA0417164300",
                "NL 91 ABNA 0417164300",
                "NL91\u200BABNA\u200B0417164300",
                "ＮＬ９１ＡＢＮＡ０４１７１６４３００",
                "NL91 ABNA ٠٤١٧ ١٦٤٣ ٠٠",
                "BE68 5390 0754 7034",
                "DE89 3704 0044 0532 0130 00",
                "GB82 WEST 1234 5698 7654 32",
                "FR1420041010050500013M02606"
            })
    void r_c14_account(String text) {
        assertThat(Giveaway.in(text)).contains(Giveaway.ACCOUNT).doesNotContain(Giveaway.BSN, Giveaway.PIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "5555-5555-5555-4444",
                "4111.1111.1111.1111",
                "kaart 4111 1111 1111 1111 12/27",
                "4111 1111 1111 1111 123",
                "3782 822463 10005",
                "6759649826438453",
                "4222222222222",
                "4111\u200B1111\u200B11111111",
                "４１１１１１１１１１１１１１１１",
                "4111\u00A01111\u00A01111\u00A01111"
            })
    void r_c14_card(String text) {
        assertThat(Giveaway.in(text)).containsExactly(Giveaway.CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wachtwoord: Welkom01",
                "Wachtwoord = geheimpje",
                "Mijn wachtwoord is poes.",
                "Het wachtwoord van de wifi is Zomer2025",
                "DigiD-wachtwoord: Fryslan!1",
                "wachtwoord Welkom123",
                "wachtwoord is \"appel taart\"",
                "ww: abc123",
                "password is hunter2",
                "Password: letmein",
                "the password for his mail is p@ssword",
                "wachtwurd: tsjerke",
                "It wachtwurd is Ljouwert8",
                "wacht\u00ADwoord: Welkom01",
                "wachtwoord\u00A0:\u00A0Welkom01"
            })
    void r_c14_password(String text) {
        assertThat(Giveaway.in(text)).containsExactly(Giveaway.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Soep staat klaar. Om half zes eten we.",
                "Bel me op 06-12345678",
                "06 12 34 56 78",
                "0612345678",
                "0512 345 678",
                "(0512) 345 678 of 058-1234567",
                "0512-123456 en 0512-345678",
                "020 123 4567",
                "+31 6 12345678",
                "+31 123456782",
                "+31123456782",
                "0031 123456782",
                "+31 (0)123456782",
                "+31 512 345 678",
                "+32 123 456 782",
                "Geboren op 12-03-1941",
                "2026-03-05 om 16:10",
                "van 12.30 tot 14.45 uur",
                "Donderdag 5 maart 2026, 10:00 - 11:30",
                "Bloeddruk 132/84, 128/80, 141/90",
                "37.5 38.1 37.9 36.8 37.2 36.9 37.0",
                "Gewicht 71,4 en 71,2 en 71,9 kg",
                "Het kost € 1.234.567,89 of 12.345 euro",
                "€ 123.456.782",
                "8911 AB 12 en 9001BC 345",
                "Kamer 1204, tweede verdieping",
                "Bestelnummer 123456782",
                "bestelnûmer: 123456782",
                "Je order nr. 123456782 komt morgen",
                "Ordernummer is 123456782",
                "order number 123456782",
                "Track & trace: 123456782",
                "Pakket 3SYZXG123456782",
                "Factuurnummer 111222333",
                "RSIN 123456782",
                "Zaaknummer Z-2025-123456",
                "123456789 is geen echt nummer",
                "000000000",
                "1234567820",
                "https://www.example.org/bericht/123456782",
                "www.example.org/123456782/lezen",
                "KvK 12345678",
                "Artikel 8712345678906",
                "IMEI 356938035643809",
                "20260305101530",
                "NL00ABNA0417164300",
                "NL91 mensen kwamen er om 1643 uur",
                "De 12 kinderen van groep 7 gingen naar 34 huizen met 56 kaarten",
                "Iban is een woord, en ook IBAN-nummer",
                "4111 1111 1111 1112",
                "De pincode is veranderd",
                "Ik ben haar pincode kwijt sinds 2025",
                "De pincode van de pas in 2025 aangevraagd",
                "In 2025 was mijn pinpas weg",
                "Ik heb 1500 euro gepind",
                "Pin 1500 euro voor mem",
                "Ik ga pinnen om 1430",
                "De pin in haar heup zit er sinds 2019",
                "De pinautomaat op nummer 1234",
                "De pincode bestaat uit 4 cijfers",
                "Pincode op 12-03-2025 veranderd",
                "Hij draagt een speld, een pin, en 2000 knopen",
                "De code van de voordeur is 4711",
                "De code van de deur is pas 4512 geworden",
                "Sleutelkluis 4711",
                "Het wachtwoord is vergeten",
                "Ze is haar wachtwoord kwijt. Wie helpt?",
                "Het wachtwoord is erg moeilijk voor haar",
                "Wachtwoord: zie de envelop",
                "The password is wrong",
                "Please reset the password for her",
                "It wachtwurd is feroare",
                "We wachten op het woord van de dokter: morgen",
                "Wachtwoord 12-03-2025 veranderd",
                "2 x 500 mg paracetamol, om 8, 12 en 18 uur",
                "Glucose 6,1 7,4 5,9 en 8.2",
                "112 bij gevaar, 0800-1234 voor hulp, 0900 8844",
                "m² 120 en 12² = 144",
                "Spreekuur 08:00-08:30, 09:00-09:30, 10:00-10:30"
            })
    void r_c14_ordinary_words_of_care_are_let_through(String text) {
        assertThat(Giveaway.in(text)).isEmpty();
    }

    @Test
    void r_c14_a_bsn_and_a_pin_are_never_let_through_and_the_rest_where_it_was_meant() {
        assertThatThrownBy(() -> Giveaway.refuse("bsn 123456782", Set.of(Giveaway.values())))
                .isInstanceOfSatisfying(
                        GivesAway.class, given -> assertThat(given.allowed()).isFalse());
        assertThatThrownBy(() -> Giveaway.refuse("pin 1234", Set.of(Giveaway.values())))
                .isInstanceOf(GivesAway.class);
        var account = "NL91 ABNA 0417 1643 00";
        assertThatThrownBy(() -> Giveaway.refuse(account, Set.of()))
                .isInstanceOfSatisfying(
                        GivesAway.class, given -> assertThat(given.allowed()).isTrue());
        assertThatCode(() -> Giveaway.refuse(account, Set.of(Giveaway.ACCOUNT))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Giveaway.refuse(account + " wachtwoord: Welkom01", Set.of(Giveaway.ACCOUNT)))
                .isInstanceOf(GivesAway.class);
    }

    @Test
    void whatWasRefusedSaysNothingOfTheWords() {
        assertThatThrownBy(() -> Giveaway.refuse("bsn 123456782", Set.of()))
                .hasMessage("giveaway.better")
                .hasNoCause();
    }

    @Test
    void theLongestTextIsLookedThroughInNoTime() {
        for (var part : new String[] {
            "1 ", "12 34 ", "a1", "nl91 ", "pin van ", "code van de ", "wachtwoord van ", "a.", "1234 is "
        }) {
            var text = part.repeat(2_000 / part.length());
            var begun = System.nanoTime();
            Giveaway.in(text);
            assertThat(System.nanoTime() - begun).as(part).isLessThan(1_000_000_000L);
        }
    }
}
