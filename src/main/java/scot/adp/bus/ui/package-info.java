@NullMarked
package scot.adp.bus.ui;

import org.jspecify.annotations.NullMarked;
