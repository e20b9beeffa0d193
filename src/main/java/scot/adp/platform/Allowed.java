package scot.adp.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a service method: the one permission annotation. Module {@code identity}
 * enforces it; a test demands it on every public service method that pages and GraphQL
 * use.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

	/** A stable name, {@code module.thing.verb}, shown in the access matrix. */
	String operation();

	/** The roles that may; exactly one of this and {@link #everyone()} is given. */
	Role[] roles() default {};

	/** Everyone who is signed in and belongs to a unit today. */
	boolean everyone() default false;

	/** How far the permission reaches. */
	Scope scope() default Scope.PARTNERSHIP;

	/** How far a permission reaches. */
	enum Scope {

		/** The whole partnership. */
		PARTNERSHIP,
		/**
		 * The caller's own units and those below; the support team reaches all. The
		 * method checks the unit of what it touches.
		 */
		OWN_UNITS

	}

}
