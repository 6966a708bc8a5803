package nl.kring.interop.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.interop.fhir.Resource.Coding;

/**
 * What somebody is to the resident, found in HL7's words for roles.
 *
 * @param word the last part of the text key of how this is called in the circle
 */
public record Relation(RelationKind kind, String word) {
    static final Relation PROFESSIONAL = new Relation(RelationKind.PROFESSIONAL, "professional");
    /** Nobody knows who this is, so this person reads the least until the resident chooses otherwise. */
    private static final Relation UNKNOWN = new Relation(RelationKind.CLOSE_ONE, "unknown");

    private static final Relation NEIGHBOUR = new Relation(RelationKind.NEIGHBOUR, "neighbour");

    private static final Set<String> SYSTEMS = Set.of(
            "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
            "http://hl7.org/fhir/v3/RoleCode",
            "urn:oid:2.16.840.1.113883.5.111");
    private static final Set<String> CLOSE = Set.of(
            ("FAMMEMB CHILD CHLDADOPT DAUADOPT SONADOPT CHLDFOST DAUFOST SONFOST DAUC DAU STPDAU NCHILD SON SONC STPSON STPCHLD "
                            + "EXT AUNT MAUNT PAUNT COUSN MCOUSN PCOUSN GGRPRN GGRFTH GGRMTH MGGRFTH MGGRMTH MGGRPRN PGGRFTH PGGRMTH "
                            + "PGGRPRN GRNDCHILD GRNDDAU GRNDSON GRPRN GRFTH GRMTH MGRFTH MGRMTH MGRPRN PGRFTH PGRMTH PGRPRN INLAW "
                            + "CHLDINLAW DAUINLAW SONINLAW PRNINLAW FTHINLAW MTHINLAW SIBINLAW BROINLAW SISINLAW NIENEPH NEPHEW NIECE "
                            + "UNCLE MUNCLE PUNCLE PRN ADOPTP ADOPTF ADOPTM FTH FTHFOST NFTH NFTHF STPFTH MTH GESTM MTHFOST NMTH NMTHF "
                            + "STPMTH NPRN PRNFOST STPPRN SIB BRO HBRO NBRO TWINBRO FTWINBRO ITWINBRO STPBRO HSIB HSIS NSIB NSIS TWINSIS "
                            + "FTWINSIS ITWINSIS TWIN FTWIN ITWIN SIS STPSIS STPSIB SIGOTHR DOMPART FMRSPS SPS HUSB WIFE FRND ROOM")
                    .split(" "));
    private static final Set<String> LEGAL =
            Set.of("GUARD", "GUADLTM", "POWATT", "HPOWATT", "DPOWATT", "SPOWATT", "RESPRSN", "EXCEST");

    private static final Map<String, String> WORDS = words();
    /** A single Dutch word, as people write it where no code was chosen. */
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("zoon", "SON"),
            Map.entry("dochter", "DAU"),
            Map.entry("moeder", "MTH"),
            Map.entry("vader", "FTH"),
            Map.entry("broer", "BRO"),
            Map.entry("zus", "SIS"),
            Map.entry("echtgenoot", "HUSB"),
            Map.entry("echtgenote", "WIFE"),
            Map.entry("partner", "SIGOTHR"),
            Map.entry("vriend", "FRND"),
            Map.entry("vriendin", "FRND"),
            Map.entry("kleinkind", "GRNDCHILD"),
            Map.entry("kleinzoon", "GRNDSON"),
            Map.entry("kleindochter", "GRNDDAU"),
            Map.entry("buur", "NBOR"),
            Map.entry("buurman", "NBOR"),
            Map.entry("buurvrouw", "NBOR"));

    /** Finds the relation; what is not in the tables, or not said, counts as a helper and is named in the report. */
    static Relation of(List<Coding> codings, Origin origin, List<Finding> findings) {
        var known = codings.stream().flatMap(it -> code(it).stream()).toList();
        known.stream()
                .filter(LEGAL::contains)
                .forEach(code -> findings.add(origin.finding("relationship", Reason.LEGAL_ROLE, code)));
        for (var code : known) {
            if (code.equals("NBOR")) {
                findings.add(origin.finding("relationship", Reason.RELATION_NEIGHBOUR, said(codings, code)));
                return NEIGHBOUR;
            }
            if (CLOSE.contains(code)) {
                findings.add(origin.finding("relationship", Reason.RELATION_CLOSE, said(codings, code)));
                return new Relation(RelationKind.CLOSE_ONE, WORDS.getOrDefault(code, "closeOne"));
            }
        }
        var unknown = codings.stream()
                .map(it -> it.code().isEmpty() ? it.display() : it.code())
                .filter(code -> !LEGAL.contains(code) && !code.isEmpty())
                .findFirst()
                .orElse("–");
        findings.add(origin.finding("relationship", Reason.RELATION_UNKNOWN, unknown));
        return UNKNOWN;
    }

    private static Optional<String> code(Coding coding) {
        return inWords(coding)
                ? Optional.ofNullable(SPOKEN.get(coding.display().toLowerCase(Locale.ROOT)))
                : Optional.of(coding.code()).filter(_ -> SYSTEMS.contains(coding.system()));
    }

    private static boolean inWords(Coding coding) {
        return coding.system().isEmpty() && coding.code().isEmpty();
    }

    /** The relation as the source said it: its words where it has no code. */
    private static String said(List<Coding> codings, String code) {
        return codings.stream()
                .filter(it -> inWords(it) && code(it).equals(Optional.of(code)))
                .map(Coding::display)
                .findFirst()
                .orElse(code);
    }

    /** Family and friends stand near the resident, a neighbour helps, as does who is not known; who is paid for it stands outside. */
    Ring ring() {
        if (equals(UNKNOWN)) {
            return Ring.HELPERS;
        }
        return switch (kind) {
            case CLOSE_ONE, INFORMAL_CARER, YOUNG_MEMBER -> Ring.INNER;
            case NEIGHBOUR, VOLUNTEER, GUEST -> Ring.HELPERS;
            case PROFESSIONAL -> Ring.PROFESSIONALS;
        };
    }

    private static Map<String, String> words() {
        var words = new HashMap<String, String>();
        Map.ofEntries(
                        Map.entry("son", "SON SONC SONADOPT SONFOST STPSON"),
                        Map.entry("daughter", "DAU DAUC DAUADOPT DAUFOST STPDAU"),
                        Map.entry("mother", "MTH NMTH NMTHF ADOPTM MTHFOST STPMTH GESTM"),
                        Map.entry("father", "FTH NFTH NFTHF ADOPTF FTHFOST STPFTH"),
                        Map.entry("brother", "BRO NBRO HBRO STPBRO TWINBRO FTWINBRO ITWINBRO"),
                        Map.entry("sister", "SIS NSIS HSIS STPSIS TWINSIS FTWINSIS ITWINSIS"),
                        Map.entry("husband", "HUSB"),
                        Map.entry("wife", "WIFE"),
                        Map.entry("partner", "SPS DOMPART SIGOTHR FMRSPS"),
                        Map.entry("friend", "FRND"),
                        Map.entry("grandchild", "GRNDCHILD GRNDSON GRNDDAU"))
                .forEach((word, codes) -> List.of(codes.split(" ")).forEach(code -> words.put(code, word)));
        return Map.copyOf(words);
    }
}
