/** Pages of naloxone. */
@NullMarked
package scot.adp.treatment.ui;

import org.jspecify.annotations.NullMarked;
