/** The packaged application as people meet it: in browsers of their own, with everything real behind it. */
@NullMarked
package nl.kring.browser;

import org.jspecify.annotations.NullMarked;
