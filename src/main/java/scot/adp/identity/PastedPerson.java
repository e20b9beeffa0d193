package scot.adp.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * What was understood of one row of a pasted list.
 *
 * @param row counts the people of the list from 1
 * @param unit the unit's name, or what was written where that is none
 * @param role null where what was written is no role
 * @param writtenRole what was written
 * @param faults what must be put right before the list can be added; each path is a
 * column: {@code name}, {@code post}, {@code unit}, {@code email} or {@code role}
 */
public record PastedPerson(int row, String name, String post, String unit, String email, @Nullable Role role,
		String writtenRole, Known known, List<Problem.Field> faults) {

	/** What is known of somebody in a list. */
	public enum Known {

		/** Nobody has the e-mail address yet. */
		NEW,
		/** Known by the e-mail address; this is a further membership. */
		FURTHER,
		/** Has this post in this unit already; nothing is added. */
		THERE,
		/** An earlier row of the list says the same; nothing is added. */
		REPEATED

	}

}
