package nl.kring.browser;

/** The two screens on which everything is looked at. */
public enum Screen {
    PHONE(390, 844),
    DESKTOP(1280, 800);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
