package scot.adp.community;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.Author;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;

/** Records that were sent together, once they were looked at. */
interface Takings {

	/** What is wrong with each, in their order; nothing with those that are right. */
	List<List<Problem.Field>> faults();

	/** What is made of those that are right, or what they add to, by their place. */
	Map<Integer, ? extends Identifier> made();

	/**
	 * Keeps those that are right.
	 * @param in what they came in together; null of one alone
	 */
	void keep(Door door, @Nullable UUID in, Author author);

}
