package scot.adp.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may open a page: those who may do what the page is for. Asked anew at each
 * navigation, so that a membership that begins or ends acts at once; the page itself
 * still works through guarded services.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

	/** The operation that {@link Allowed} gives to the page's readers. */
	String value();

}
