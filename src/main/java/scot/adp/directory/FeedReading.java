package scot.adp.directory;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;

/**
 * What was read of a feed, and what becomes of each of its services.
 *
 * @param name of the file, or the address
 * @param places how many places are not known here yet
 * @param gone services here that it listed and lists no more
 * @param terms words by which it files services that mean nothing here
 * @param all whether it is all of the feed; of a part nothing is gone
 */
public record FeedReading(Id id, OffsetDateTime readAt, String name, List<Told> services, int places, List<Gone> gone,
		List<String> terms, boolean all) {

	static FeedReading nothing(Id id) {
		return new FeedReading(id, OffsetDateTime.MIN, "", List.of(), 0, List.of(), List.of(), false);
	}

	/** Of how many this becomes. */
	public int count(Fate fate) {
		return (int) services.stream().filter(it -> it.fate() == fate).count();
	}

	/** Whether anything of it would change what is here. */
	public boolean takeable() {
		return !gone.isEmpty() || services.stream()
			.anyMatch(it -> it.fate() == Fate.NEW || it.fate() == Fate.CHANGED || it.fate() == Fate.LIKE
					|| it.heardAnew() || it.closedDays() > 0);
	}

	/** One reading. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What becomes of a service.
	 *
	 * @param id there
	 * @param organisation who runs it, as the feed says
	 * @param service the one here that it is, or is like; null where there is none
	 * @param changed what is told anew of one that is known
	 * @param kept what somebody here told, or another feed, and stays though this feed
	 * tells something else
	 * @param closedDays on how many stretches of days to come it is closed besides, that
	 * were not told before
	 * @param notes what is not taken of it, and why
	 * @param heardAnew whether the feed says something of its state that it did not say
	 * before
	 */
	public record Told(@Nullable String id, @Nullable String name, @Nullable String organisation, Fate fate,
			@Nullable ServiceId service, @Nullable String serviceName, List<FeedField> changed, List<FeedField> kept,
			int closedDays, List<Note> notes, boolean heardAnew) {
	}

	/** What is not taken of a service, by the name of its field there. */
	public record Note(String field, String reason) {
	}

	/** A service here that a feed lists no more. */
	public record Gone(ServiceId service, String name) {
	}

	/** What becomes of a service. */
	public enum Fate {

		/** It becomes a draft. */
		NEW,
		/** It is known, and something else is told of it. */
		CHANGED,
		/** It looks like one here; somebody says whether it is the same. */
		LIKE,
		/** It cannot be taken. */
		REFUSED,
		/** It is known to be as it is told. */
		SAME,
		/** It was told by this directory. */
		OURS,
		/** It is in none of our areas. */
		ELSEWHERE,
		/** It has ended there, and was never here. */
		ENDED

	}

}
