/** What mail is that comes in: within bounds, by whom, and which words in it are its writer's own. */
@NullMarked
package nl.kring.notify.received;

import org.jspecify.annotations.NullMarked;
