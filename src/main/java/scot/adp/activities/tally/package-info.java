/**
 * Counting on the spot: the quick tally, cards and sheets. Plain HTML that is small,
 * works without any script and, with one, without signal. Templates are classes of a
 * package of their own, so what they show is public here; no other module sees it.
 */
@NullMarked
package scot.adp.activities.tally;

import org.jspecify.annotations.NullMarked;
