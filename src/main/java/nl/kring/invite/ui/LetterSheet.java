package nl.kring.invite.ui;

import nl.kring.platform.ui.Sheet;

/** After the yes to somebody on paper: the letter, which whoever said yes may make at once. */
class LetterSheet extends Sheet {
    LetterSheet(LetterParts.Part letter, String name) {
        super(name);
        ask(letter);
    }
}
