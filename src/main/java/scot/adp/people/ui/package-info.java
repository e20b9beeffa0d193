@NullMarked
package scot.adp.people.ui;

import org.jspecify.annotations.NullMarked;
