/** Pages of meetings, papers and returns. */
@NullMarked
package scot.adp.reporting.ui;

import org.jspecify.annotations.NullMarked;
