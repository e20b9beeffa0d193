package scot.adp.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an event is told. Stands on every event; what it means is its Javadoc, from which
 * {@code docs/events.md} is written.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Told {

	/** The month from which on it is published, such as {@code 2026-11}. */
	String since();

	/**
	 * Whether it says something that a later one about the same record does not say too.
	 * Then a listener hears each of them, in whatever order; else it hears none that is
	 * older than one that it has handled.
	 */
	boolean eachCounts() default false;

	/**
	 * Whether it may be passed on to another system. Never said of what a custody or a
	 * person's stay anywhere can be read from.
	 */
	boolean leaves() default false;

}
