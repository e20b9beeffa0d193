/** Pages of registers. */
@NullMarked
package scot.adp.registers.ui;

import org.jspecify.annotations.NullMarked;
