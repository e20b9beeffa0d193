package scot.adp.shell.parts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a page looks like from afar. The first HTML that a browser gets shows it, until
 * the page itself is there. A page that says nothing has the outline of what it extends.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Outline {

	Shape value();

	/** Whose places are kept free. */
	enum Shape {

		/** A row of filters and many rows. */
		LIST,
		/** Panels side by side: one record and what belongs to it. */
		RECORD,
		/** Fields one below the other. */
		FORM,
		/** The next dates and rows of work. */
		DAY,
		/** Paragraphs to read. */
		WORDS

	}

}
