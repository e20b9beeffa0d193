/** Pages of families. */
@NullMarked
package scot.adp.families.ui;

import org.jspecify.annotations.NullMarked;
