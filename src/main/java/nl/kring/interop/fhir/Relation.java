package nl.kring.interop.fhir;

import java.util.List;
import java.util.Set;
import nl.kring.interop.fhir.Resource.Coding;

/** What somebody is to the resident, found in HL7's words for roles; family and friends stand near, a neighbour helps. */
public enum Relation {
    CLOSE_ONE,
    NEIGHBOUR,
    PROFESSIONAL;

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

    /** Finds the relation; what is not in the table, or not said, counts as near and is named in the report. */
    static Relation of(List<Coding> codings, Origin origin, List<Finding> findings) {
        var known = codings.stream()
                .filter(it -> SYSTEMS.contains(it.system()))
                .map(Coding::code)
                .toList();
        known.stream()
                .filter(LEGAL::contains)
                .forEach(code -> findings.add(origin.finding("relationship", Reason.LEGAL_ROLE, code)));
        for (var code : known) {
            if (CLOSE.contains(code) || code.equals("NBOR")) {
                var near = CLOSE.contains(code);
                findings.add(
                        origin.finding("relationship", near ? Reason.RELATION_CLOSE : Reason.RELATION_NEIGHBOUR, code));
                return near ? CLOSE_ONE : NEIGHBOUR;
            }
        }
        var said = codings.stream()
                .map(Coding::code)
                .filter(code -> !LEGAL.contains(code))
                .findFirst()
                .orElse("–");
        findings.add(origin.finding("relationship", Reason.RELATION_UNKNOWN, said));
        return CLOSE_ONE;
    }
}
