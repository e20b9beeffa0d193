/** Pages of the plans. */
@NullMarked
package scot.adp.strategy.ui;

import org.jspecify.annotations.NullMarked;
