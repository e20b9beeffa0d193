package scot.adp.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * The numbers that services give their cases. What is typed must have the form of the
 * unit's numbers, so that no name and no CHI number is ever kept in their place.
 */
@Component
public class References {

	private final PeopleRules rules;

	private final OrganisationNames units;

	References(PeopleRules rules, OrganisationNames units) {
		this.rules = rules;
		this.units = units;
	}

	/**
	 * Reads a number of a unit's own.
	 * @param path what faults call it
	 * @param on the day on which it is given
	 * @throws Problem where it has not the unit's form; what was given is not repeated
	 */
	public OwnRef read(String path, UnitId unit, LocalDate on, String given) {
		String pattern = pattern(unit, on).orElseThrow(() -> Problem.invalid(path,
				"It is not set yet what your unit's own numbers look like; ask the support team to add it to the rules.",
				"NO_REFERENCE_PATTERN"));
		String reference = Blanks.strip(given);
		if (!reference.matches(pattern.replace("#", "[0-9]"))) {
			throw Problem.invalid(path,
					"This is not one of your service's own numbers, which look like %s. Never write a name or a CHI number here."
						.formatted(pattern),
					"LOOKS_LIKE_IDENTITY");
		}
		return new OwnRef(reference);
	}

	/**
	 * What a unit's own numbers look like, such as {@code NAD-#####}; empty where that is
	 * not set.
	 */
	public Optional<String> pattern(UnitId unit, LocalDate on) {
		return rules.pattern(unit, on)
			.or(() -> above(unit).stream().flatMap(it -> rules.pattern(it, on).stream()).findFirst());
	}

	/** The units above a unit, the nearest first. */
	private List<UnitId> above(UnitId unit) {
		return units.units()
			.stream()
			.map(OrganisationNames.UnitName::unit)
			.filter(it -> !it.equals(unit) && units.withBelow(Set.of(it)).contains(unit))
			.sorted((one, other) -> Integer.compare(units.withBelow(Set.of(one)).size(),
					units.withBelow(Set.of(other)).size()))
			.toList();
	}

}
