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

	/** Other systems alone, of what may leave. */
	String ELSEWHERE = "elsewhere";

	/** The month from which on it is published, such as {@code 2026-11}. */
	String since();

	/**
	 * What kind of record it is about, such as {@code treatment.alert}. All kinds of
	 * events about one record are one row of revisions to a module: where it has handled
	 * a later one, none of them is handed to it that is older.
	 */
	String about();

	/**
	 * Whether it says something that a later one about the same record does not say too.
	 * Then a listener hears each of them, in whatever order; else it hears none that is
	 * older than what its module has handled of the record.
	 */
	boolean eachCounts() default false;

	/**
	 * Which modules are to hear it once they are there, as decision 0111 says; or
	 * {@link #ELSEWHERE}. Of what nobody of this program hears only.
	 */
	String[] heardFrom() default {};

	/**
	 * Whether it may be passed on to another system; changed records only of
	 * {@link DataSet#MAY_LEAVE}. Never said of what a custody or a person's stay anywhere
	 * can be read from.
	 */
	boolean leaves() default false;

}
