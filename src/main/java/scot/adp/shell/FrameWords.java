package scot.adp.shell;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Memberships;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.shell.parts.Words;

/** What the frame of a page says, in the first HTML as on the page itself. */
@Component
class FrameWords {

	private final CurrentCaller caller;

	private final OrganisationNames units;

	private final Memberships memberships;

	// Who reads is known anew every other second; the first HTML and the page share it.
	private final Cache<Caller, Said> said = Caffeine.newBuilder()
		.weakKeys()
		.expireAfterWrite(Duration.ofSeconds(5))
		.build();

	FrameWords(CurrentCaller caller, OrganisationNames units, Memberships memberships) {
		this.caller = caller;
		this.units = units;
		this.memberships = memberships;
	}

	static String who(Caller caller) {
		return "%s, %s".formatted(caller.name(), caller.post());
	}

	/** The words for the caller. */
	Said to(Caller caller) {
		return said.get(caller, this::read);
	}

	/** The same for whoever reads now, also where all of their roles are asleep. */
	Said now() {
		return caller.find().map(this::to).orElseGet(() -> new Said("", caller.wantsSecondFactor(), demonstration()));
	}

	private Said read(Caller reader) {
		String unit = units.unit(reader.memberships().getFirst().unit())
			.map(found -> found.name() + ", " + found.organisationName())
			.orElse("");
		return new Said(unit, caller.wantsSecondFactor(), demonstration());
	}

	private String demonstration() {
		if (memberships.haveSample()) {
			return Words.of("app.demonstration.sample");
		}
		return memberships.haveDemonstration() ? Words.of("app.demonstration") : "";
	}

	/**
	 * What is said.
	 *
	 * @param unit whom the reader belongs to
	 * @param secondFactor where they wake what is asleep until they give one; else empty
	 * @param demonstration that all of it, or who signs in, is invented
	 */
	record Said(String unit, Optional<String> secondFactor, String demonstration) {
	}

}
