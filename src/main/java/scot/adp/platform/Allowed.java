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

	/** The roles that may; exactly one of this and {@link #to()} is given. */
	Role[] roles() default {};

	/** Who may, where it is more than some roles. */
	Audience to() default Audience.NAMED;

	/** How far the permission reaches. */
	Scope scope() default Scope.PARTNERSHIP;

	/**
	 * Whether it tells rows about single persons who use services. No role of the support
	 * team may be given such an operation; a test holds that.
	 */
	boolean personLevel() default false;

	/** Who may, in one word. */
	enum Audience {

		/** The roles that are named. */
		NAMED,
		/** Anybody, without signing in. */
		PUBLIC,
		/** Everybody who is signed in and has a role today. */
		SIGNED_IN,
		/** Everybody who reads records: all but who looks after accounts alone. */
		READERS,
		/** Those of the readers who are people. */
		PEOPLE,
		/** Everybody who is signed in, has a role today and is no program. */
		ANY_PERSON;

		/** Whether a role is among them, besides those that are named. */
		public boolean includes(Role role) {
			return switch (this) {
				case NAMED -> false;
				case PUBLIC, SIGNED_IN -> true;
				case READERS -> role != Role.ADP_ADMIN;
				case PEOPLE -> role != Role.ADP_ADMIN && !role.machine();
				case ANY_PERSON -> !role.machine();
			};
		}

	}

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
