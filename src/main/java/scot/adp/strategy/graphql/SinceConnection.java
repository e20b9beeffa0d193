package scot.adp.strategy.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import graphql.relay.Connection;
import graphql.relay.Edge;
import graphql.relay.PageInfo;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;

/**
 * A page of a list that can be asked for its changes alone.
 *
 * @param changedUntil from when to ask for changes next time, {@link #NOT_ASKED} where
 * nobody asked now
 * @param removed the ids of what changed and does not belong to the list
 */
public record SinceConnection<T>(CountedConnection<T> page, OffsetDateTime changedUntil,
		List<? extends Identifier> removed) implements Connection<T> {

	/** Stands where nobody asked for the moment. */
	static final OffsetDateTime NOT_ASKED = OffsetDateTime.MIN;

	/** The fields that are no rows. */
	static final String CHANGED_UNTIL = "changedUntil";

	static final String REMOVED = "removed";

	/**
	 * Checks that changes are not asked of a past day.
	 * @throws Problem where they are
	 */
	static void expectNow(@Nullable LocalDate asAt, @Nullable OffsetDateTime changedSince) {
		if (asAt != null && changedSince != null) {
			throw Problem.invalid("changedSince", "What changed is told as of now; leave it or asAt out.");
		}
	}

	@Override
	public List<Edge<T>> getEdges() {
		return page.getEdges();
	}

	@Override
	public PageInfo getPageInfo() {
		return page.getPageInfo();
	}

	/** The size of the whole list. */
	public int totalCount() {
		return page.totalCount();
	}

}
