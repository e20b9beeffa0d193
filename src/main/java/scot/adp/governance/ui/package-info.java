/** Pages of meetings, of their papers, and for the board. */
@NullMarked
package scot.adp.governance.ui;

import org.jspecify.annotations.NullMarked;
