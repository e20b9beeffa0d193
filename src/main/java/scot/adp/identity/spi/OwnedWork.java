package scot.adp.identity.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;

/**
 * What members lead or stand in for. A module whose things have a lead implements it, so
 * that nobody leaves without handing them over.
 */
public interface OwnedWork {

	/** How much members have to do with; members with nothing are left out. */
	Map<MemberId, Load> loads(Collection<MemberId> members);

	/** All that a member leads or stands in for, in an order that reads well. */
	List<Owned> ownedBy(MemberId member);

	/**
	 * Gives what a member leads to others, within the caller's transaction. What the
	 * member stood in for is left without a deputy.
	 * @param leads the new lead of each thing the member leads, by {@link Owned#key()};
	 * keys of other modules are passed over
	 * @throws Problem where a thing has no new lead, or one who cannot lead it
	 */
	void handOver(MemberId leaver, Map<String, MemberId> leads);

	/**
	 * How much a member has to do with.
	 *
	 * @param leads how many things the member leads
	 * @param standsIn for how many others the member is the deputy
	 */
	record Load(int leads, int standsIn) {

		public static final Load NOTHING = new Load(0, 0);

		/** Both together. */
		public Load plus(Load other) {
			return new Load(leads + other.leads, standsIn + other.standsIn);
		}

	}

	/**
	 * Something that a member leads or stands in for.
	 *
	 * @param key names it among all that is owned
	 * @param code what people call it in short
	 * @param href where it is shown, within the program
	 * @param asLead whether the member leads it, not only stands in
	 * @param deputy who stands in for the member, or null
	 * @param candidates who could lead it instead, those of its own unit first
	 */
	record Owned(String key, String code, String title, String href, boolean asLead, @Nullable MemberId deputy,
			List<MemberId> candidates) {
	}

}
