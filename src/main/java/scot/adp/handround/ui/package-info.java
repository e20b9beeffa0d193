/** The page on which a workbook comes home, and what leads to it. */
@NullMarked
package scot.adp.handround.ui;

import org.jspecify.annotations.NullMarked;
