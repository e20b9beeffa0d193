/**
 * The page of treatment that is made for everybody: plain HTML within the frame of the
 * directory's open pages. Templates are classes of a package of their own, so what they
 * show is public here; no other module sees it.
 */
@NullMarked
package scot.adp.treatment.open;

import org.jspecify.annotations.NullMarked;
