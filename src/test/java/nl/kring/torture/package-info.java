/** The packed application under what should break it, for long: nobody waits for these in an ordinary run. */
@NullMarked
package nl.kring.torture;

import org.jspecify.annotations.NullMarked;
