/** Pages of measures. */
@NullMarked
package scot.adp.measures.ui;

import org.jspecify.annotations.NullMarked;
