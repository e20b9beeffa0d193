/** Pages of the log of activities. */
@NullMarked
package scot.adp.activities.ui;

import org.jspecify.annotations.NullMarked;
