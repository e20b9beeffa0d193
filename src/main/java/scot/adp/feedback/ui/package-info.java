@NullMarked
package scot.adp.feedback.ui;

import org.jspecify.annotations.NullMarked;
