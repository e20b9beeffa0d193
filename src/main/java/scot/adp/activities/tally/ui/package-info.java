/** What stands in the frame of the other pages of counting on the spot. */
@NullMarked
package scot.adp.activities.tally.ui;

import org.jspecify.annotations.NullMarked;
