/** What only a demo shows: what it would have mailed, and its clock. */
@NullMarked
package nl.kring.demo.ui;

import org.jspecify.annotations.NullMarked;
