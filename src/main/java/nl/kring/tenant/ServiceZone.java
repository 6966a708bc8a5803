package nl.kring.tenant;

import java.util.Locale;

/** An area with one to three navigators. */
public record ServiceZone(ZoneId id, TenantId tenant, String code, String name, String frisianName) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("fy") ? frisianName : name;
    }
}
