/**
 * The pages of the directory that are made for everybody: plain HTML, which knows nobody
 * and works without any script. Templates are classes of a package of their own, so what
 * they show is public here; no other module sees it.
 */
@NullMarked
package scot.adp.directory.open;

import org.jspecify.annotations.NullMarked;
