package nl.kring.told;

import nl.kring.circle.Ring;
import nl.kring.circle.Seat;

/** How somebody is told outside the app, in one circle. */
public record ToldHow(HowOften often, HowMuch shows, QuietHours quiet) {
    /** For who chose nothing: helpers hear once a day, who comes for the work only what is asked, all others as it is told. */
    static ToldHow ordinary(Seat seat) {
        var often = seat.ring()
                .map(ring -> switch (ring) {
                    case Ring.HELPERS -> HowOften.DAILY;
                    case Ring.PROFESSIONALS -> HowOften.ONLY_WHEN_ASKED;
                    case Ring.INNER -> HowOften.DIRECT;
                })
                .orElse(HowOften.DIRECT);
        return new ToldHow(often, HowMuch.FIRST_LINE, QuietHours.ORDINARY);
    }

    /** The same, as often as this. */
    public ToldHow with(HowOften other) {
        return new ToldHow(other, shows, quiet);
    }

    /** The same, with as much in a mail as this. */
    public ToldHow with(HowMuch other) {
        return new ToldHow(often, other, quiet);
    }

    /** The same, quiet in these hours. */
    public ToldHow with(QuietHours other) {
        return new ToldHow(often, shows, other);
    }
}
