/** Ids, time, transactions, bells, texts and the shell: what every module stands on, without a word of the domain. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.kring.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
