package scot.adp.api;

import java.util.concurrent.atomic.AtomicBoolean;

import graphql.GraphQLContext;

/** What door and engine have to tell each other about one request. */
final class Course {

	private final boolean readsOnly;

	private final AtomicBoolean changeRefused = new AtomicBoolean();

	Course(boolean readsOnly) {
		this.readsOnly = readsOnly;
	}

	static Course of(GraphQLContext context) {
		return context.getOrDefault(Course.class, new Course(false));
	}

	void putInto(GraphQLContext.Builder context) {
		context.of(Course.class, this);
	}

	/** Whether it may change nothing, for the way it came. */
	boolean readsOnly() {
		return readsOnly;
	}

	/** Notes that it wanted to change something and may not. */
	void refuseChange() {
		changeRefused.set(true);
	}

	boolean changeRefused() {
		return changeRefused.get();
	}

}
