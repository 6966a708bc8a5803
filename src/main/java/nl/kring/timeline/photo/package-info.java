/** What a photo is made of and where it is kept; who may see it is asked in the module itself. */
@NullMarked
package nl.kring.timeline.photo;

import org.jspecify.annotations.NullMarked;
