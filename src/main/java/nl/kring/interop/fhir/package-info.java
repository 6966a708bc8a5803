/** A foreign care network in FHIR R4: read file by file, planned as circles, and every part that stays behind is named. */
@NullMarked
package nl.kring.interop.fhir;

import org.jspecify.annotations.NullMarked;
