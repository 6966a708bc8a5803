package nl.kring.interop.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a folder holds: resources that Kring understands, the names of all others, and what was wrong with the files. */
public record Reading(
        int files, List<Resource> resources, Set<String> seen, Map<String, String> entries, List<Finding> findings) {}
