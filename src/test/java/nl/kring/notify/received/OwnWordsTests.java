package nl.kring.notify.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-C5: quoted text and signature are cut; own words never. */
class OwnWordsTests {
    private static final String OWN = "Ik kom morgen langs.\n\nGroetjes, Anna";

    /** What mail programs put below the words of who answers. */
    static Stream<String> below() {
        return Stream.of(
                // Gmail
                "Op vr 27 nov 2026 om 10:11 schreef Kring <kring@kring.example>:\n\n> Er is een nieuw bericht.\n> Open Kring",
                "Op vr 27 nov 2026 om 10:11 schreef Kring <kring@kring.example>:\n\nEr is een nieuw bericht.",
                "Op vr 27 nov 2026 om 10:11 schreef Kring van Douwe <\nantwoord+abcdefgh@kring.example>:\n\n> Er is iets",
                "On Fri, Nov 27, 2026 at 10:11 AM Kring <kring@kring.example> wrote:\n\n> There is something new",
                "On Fri, Nov 27, 2026 at 10:11 AM Kring <antwoord+abc@kring.example>\nwrote:\n> There is something new",
                "On Fri, Nov 27, 2026 at 10:11 AM Kring\n<\nantwoord+abc@kring.example>\nwrote:\n> There is something new",
                "Am Fr., 27. Nov. 2026 um 10:11 Uhr schrieb Kring <kring@kring.example>:\n\n> Es gibt etwas Neues",
                // Apple
                "Op 27 nov. 2026, om 10:11 heeft Kring <kring@kring.example> het volgende geschreven:\n\n> Er is iets",
                "Op 27 nov 2026 om 10:11 heeft Kring <kring@kring.example> het volgende geschreven:\n\n\ufeff\nEr is iets",
                "> Op 27 nov. 2026, om 10:11 heeft Kring <kring@kring.example> het volgende geschreven:\n> \n> Er is iets",
                "On 27 Nov 2026, at 10:11, Kring <kring@kring.example> wrote:\n\n> There is something new",
                "Am 27.11.2026 um 10:11 schrieb Kring <kring@kring.example>:\n\n> Es gibt etwas",
                // Thunderbird
                "Op 27-11-2026 om 10:11 schreef Kring:\n> Er is iets",
                "Kring schreef op 27-11-2026 om 10:11:\n> Er is iets",
                "On 27/11/2026 10:11, Kring wrote:\n> There is something",
                "Am 27.11.26 um 10:11 schrieb Kring:\n> Es gibt etwas",
                "Kring <kring@kring.example> schreef op vr 27 nov. 2026 10:11:\nEr is iets",
                "Le ven. 27 nov. 2026 à 10:11, Kring <kring@kring.example> a écrit :\n> Il y a du nouveau",
                "Op fr 27 nov 2026 om 10:11 skreau Kring <kring@kring.example>:\n> Der is wat",
                // Outlook
                "Van: Kring <kring@kring.example>\nVerzonden: vrijdag 27 november 2026 10:11\nAan: Anna\nOnderwerp: Nieuw\n\nEr is iets",
                "*Van:* Kring <kring@kring.example>\n*Verzonden:* vrijdag 27 november 2026 10:11\n*Aan:* Anna\n*Onderwerp:* Nieuw\n\nEr is iets",
                "________________________________\nVan: Kring <kring@kring.example>\nVerzonden: vrijdag 27 november 2026 10:11:12\nAan: Anna\nOnderwerp: Nieuw\n\nEr is",
                "From: Kring <kring@kring.example>\nSent: Friday, November 27, 2026 10:11 AM\nTo: Anna\nSubject: New\n\nThere is",
                "From: Kring <kring@kring.example>\nDate: Friday, 27 November 2026 at 10:11\nTo: Anna\nSubject: New\n\nThere is",
                "Von: Kring <kring@kring.example>\nGesendet: Freitag, 27. November 2026 10:11\nAn: Anna\nBetreff: Neu\n\nEs gibt",
                "Van: Kring <kring@kring.example>\nDatum: vrijdag 27 november 2026 om 10:11\nAan: Anna\nOnderwerp: Nieuw\n\nEr is",
                "Van: Kring <kring@kring.example>\n\nVerzonden: vrijdag 27 november 2026 10:11\n\nAan: Anna\n\nOnderwerp: Nieuw",
                "-----Oorspronkelijk bericht-----\nVan: Kring\nEr is iets",
                "----- Oorspronkelijk bericht -----\nEr is iets",
                "-------- Oorspronkelijk bericht --------\nVan: Kring <kring@kring.example>\nDatum: 27-11-2026 10:11",
                "-------- Origineel bericht --------\nEr is iets",
                "-----Original Message-----\nFrom: Kring\nThere is",
                "-------- Original message --------\nThere is",
                "-----Ursprüngliche Nachricht-----\nEs gibt",
                "-------- Doorgestuurd bericht --------\nEr is iets",
                "________________________________ Original Message ________________________________\nThere is",
                // what programs and people write below
                "-- \nAnna de Vries\n06-12345678",
                "--\nAnna de Vries",
                "Verstuurd vanaf mijn iPhone",
                "Verstuurd vanaf mijn iPhone\n\n> Op 27 nov 2026 om 10:11 heeft Kring <kring@kring.example> het volgende geschreven:\n> \n> Er is iets",
                "Verstuurd vanaf mijn iPad",
                "Verzonden vanaf mijn Galaxy",
                "Verstuurd vanaf mijn Samsung Galaxy-smartphone.",
                "Verzonden vanuit Mail voor Windows",
                "Verzonden met Outlook voor Android",
                "Verstuurd via mijn telefoon",
                "Outlook voor iOS downloaden",
                "Download Outlook voor Android",
                "Get Outlook for iOS\n________________________________\nFrom: Kring <kring@kring.example>\nSent: Friday, November 27, 2026 10:11\nTo: Anna",
                "Sent from my iPhone",
                "Sent from Outlook for Android",
                "Sent from Mail for Windows",
                "Von meinem iPhone gesendet",
                "Gesendet mit der GMX Mail App",
                "Ferstjoerd fan myn iPhone",
                "> Er is een nieuw bericht.\n> Open Kring\n>> en daarvoor",
                "Op vr 27 nov 2026 om 10:11 schreef Kring <kring@kring.example>:\r\n\r\n> Er is iets\r\n");
    }

    @ParameterizedTest
    @MethodSource("below")
    void r_c5_what_stands_below_is_cut(String below) {
        assertThat(OwnWords.of(OWN + "\n\n" + below)).isEqualTo(OWN);
    }

    @ParameterizedTest
    @MethodSource("below")
    void r_c5_of_that_alone_nothing_is_left(String below) {
        assertThat(OwnWords.of("\n" + below)).isEmpty();
    }

    /** What people write themselves, though it looks like what programs write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Op dinsdag schreef de dokter dit:\nrust houden en veel drinken.",
                "Van: de bakker\nhaal ik morgen brood.",
                "Van mij mag het.\nAan wie vraag ik dat?",
                "Aan: iedereen\nDatum: zaterdag\nIk neem taart mee.",
                "Verzonden met de post, komt morgen.",
                "Verstuurd! Hij komt vrijdag.",
                "Gestuurd via de mail, heb je hem niet gezien?\nDan doe ik het nog eens.",
                "Op 27 november om 14:00 schreef de dokter:\nrust houden.",
                "Sent from the heart.",
                "- brood\n- melk\n- kaas",
                "-- nee --",
                "Ik vroeg: wie komt er om 10:30?\nNiemand schreef terug.",
                "Afspraak op 27 november om 10:30:\nneem de pas mee.",
                "On the way! Be there at 10:30",
                "Op 3 december om 14:00 komt de thuiszorg:\nwie is er dan?",
                "Morgen om 10.30 uur.\n\nOf later: ik bel nog.",
                "😀",
                "ok",
                "Dit is <b>geen</b> pagina & dat hoort zo"
            })
    void own_words_stay(String own) {
        assertThat(OwnWords.of(own)).isEqualTo(own);
    }

    static Stream<Arguments> between() {
        return Stream.of(
                Arguments.of(
                        "> Kun je donderdag?\nJa, donderdag kan.\n> En neem je brood mee?\nDat doe ik.",
                        "Ja, donderdag kan.\nDat doe ik."),
                Arguments.of(
                        "Op vr 27 nov 2026 om 10:11 schreef Kring <kring@kring.example>:\n> Kun je donderdag?\n\nJa hoor.\n\n-- \nAnna",
                        "Ja hoor."),
                Arguments.of("Ja.\n\n\n\n\nTot dan.", "Ja.\n\nTot dan."),
                Arguments.of("  Ja.\u00a0 \r\nTot dan.\r\n", "Ja.\nTot dan."),
                Arguments.of("", ""),
                Arguments.of(" \n \u00a0\n", ""));
    }

    @ParameterizedTest
    @MethodSource("between")
    void who_answers_below_or_in_between_is_read_too(String mail, String own) {
        assertThat(OwnWords.of(mail)).isEqualTo(own);
    }

    /** Patterns that try again and again would take hours over these. */
    @Test
    @Timeout(20)
    void no_text_takes_long() {
        var start = System.nanoTime();
        for (var piece : new String[] {
            "op 10:11 schreef ",
            "Van: ",
            "a@b ",
            "-",
            "_ ",
            "Op ",
            ">",
            "\n",
            "*",
            "verzonden met ",
            "op 10:11 schreef op :"
        }) {
            OwnWords.of(piece.repeat(200_000 / piece.length()));
            OwnWords.of((piece + "\n").repeat(200_000 / (piece.length() + 1)));
            OwnWords.of(("Op " + piece + "\n").repeat(200_000 / (piece.length() + 4)));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
}
