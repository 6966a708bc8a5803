package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrittenTests {
    @Test
    void wordsEmojiAndHtmlStayAsTheyWereWritten() {
        var text = "Soep 👩‍👩‍👧 <b>klaar</b>\n\tTot zo, سلام";
        assertThat(Written.kept("  " + text + " ")).isEqualTo(text);
    }

    @Test
    void whatNobodySeesAndWhatTurnsTheWordsAroundItIsLeftOut() {
        assertThat(Written.kept("a\u0000b\u0007c\u202Ed\u2066e\r\nf")).isEqualTo("abcde\nf");
        assertThat(Written.kept("half \uD83D een teken")).isEqualTo("half  een teken");
    }

    @Test
    void aTextOfWhichNothingCanBeSeenIsEmpty() {
        assertThat(Written.kept(" \u200B\u200D\u00A0\uFEFF\u0000 ")).isEmpty();
    }

    @Test
    void howMuchTooLongItIsIsSaid() {
        assertThat(Written.kept("x".repeat(2_000), 2_000)).hasSize(2_000);
        assertThatThrownBy(() -> Written.kept("x".repeat(2_017), 2_000))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.arguments())
                        .containsExactly(2_000, 17));
    }

    @Test
    void lettersThatAreDrawnAsNothingAreNoName() {
        assertThat(Written.kept("\u3164\u115F\u1160\uFFA0\u2800")).isEmpty();
        assertThat(Written.kept("a\u2800b")).isEqualTo("a\u2800b");
    }

    @Test
    void aNameIsOneLine() {
        assertThat(Written.line(" Jan\r\nBcc: x@x.example\n\tvan  Dijk ")).isEqualTo("Jan Bcc: x@x.example van Dijk");
    }
}
