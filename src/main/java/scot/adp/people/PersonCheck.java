package scot.adp.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Finds out who records about single persons are of, for any number of them in few
 * statements, and only where an agreement lets the unit. What it tells never repeats what
 * was sent.
 */
@Component
public class PersonCheck {

	private final Agreements agreements;

	private final PersonKeys keys;

	private final References references;

	/** Makes the check over what it asks. */
	public PersonCheck(Agreements agreements, PersonKeys keys, References references) {
		this.agreements = agreements;
		this.keys = keys;
		this.references = references;
	}

	/** Begins with records of a data set that come in together. */
	public Batch of(DataSet dataSet, LocalDate today) {
		return new Batch(dataSet, today);
	}

	/** Records that come in together. */
	public final class Batch {

		private final DataSet dataSet;

		private final LocalDate today;

		private final Map<UnitId, Party> parties = new HashMap<>();

		private final List<Who> asked = new ArrayList<>();

		private Batch(DataSet dataSet, LocalDate today) {
			this.dataSet = dataSet;
			this.today = today;
		}

		/**
		 * Reads who a record is of.
		 * @param faults get what is wrong with that
		 */
		public Who read(Problem.Faults faults, UnitId unit, @Nullable String ownRef, @Nullable String number) {
			Party party = parties.computeIfAbsent(unit, this::party);
			var who = new Who(unit, faults, party.agreement());
			if (party.refused() != null) {
				who.refused(party.refused());
				return who;
			}
			if (ownRef != null) {
				who.trying(() -> who.reference = references.read("ownRef", unit, today, ownRef));
			}
			if (number != null) {
				who.trying(() -> who.chi = keys.chi("chi", number, today));
			}
			asked.add(who);
			return who;
		}

		/**
		 * Makes the keys of those with whose records nothing is wrong: of a number one
		 * that links, of a service's own reference one that does not.
		 */
		public void makeKeys() {
			byUnit(who -> who.chi != null).forEach((unit, some) -> put(some, keys.ofChis(dataSet, unit, today,
					some.stream().map(who -> Objects.requireNonNull(who.chi)).toList())));
			byUnit(who -> who.chi == null && who.reference != null)
				.forEach((unit, some) -> put(some, keys.ofReferences(dataSet, unit,
						some.stream().map(who -> Objects.requireNonNull(who.reference)).toList())));
		}

		private Map<UnitId, List<Who>> byUnit(Predicate<Who> which) {
			return asked.stream()
				.filter(which)
				.filter(who -> who.faults.noted().isEmpty())
				.collect(Collectors.groupingBy(who -> who.unit));
		}

		private static void put(List<Who> some, List<Optional<PersonKey>> made) {
			for (int i = 0; i < some.size(); i++) {
				some.get(i).person = made.get(i).orElse(null);
				some.get(i).objected = made.get(i).isEmpty();
			}
		}

		private Party party(UnitId unit) {
			try {
				return new Party(agreements.toWrite(unit, dataSet, today).value(), null);
			}
			catch (Problem problem) {
				return new Party(null, problem);
			}
		}

	}

	/** Who a record is of, as far as that is known. */
	public static final class Who {

		private final UnitId unit;

		private final Problem.Faults faults;

		private final @Nullable String agreement;

		private @Nullable OwnRef reference;

		private @Nullable Chi chi;

		private @Nullable PersonKey person;

		private boolean objected;

		private Who(UnitId unit, Problem.Faults faults, @Nullable String agreement) {
			this.unit = unit;
			this.faults = faults;
			this.agreement = agreement;
		}

		/** Under which agreement it is written; null where none lets the unit. */
		public @Nullable String agreement() {
			return agreement;
		}

		/** What the service calls the person; null where it was not told, or not read. */
		public @Nullable OwnRef reference() {
			return reference;
		}

		/** The key, once it is made; null where there is none. */
		public @Nullable PersonKey person() {
			return person;
		}

		/** Whether the person objected to being told apart. */
		public boolean objected() {
			return objected;
		}

		private void trying(Runnable reading) {
			try {
				reading.run();
			}
			catch (Problem problem) {
				refused(problem);
			}
		}

		private void refused(Problem problem) {
			problem.fields().forEach(fault -> {
				if (fault.reason() != null) {
					faults.when(true, fault.path(), fault.message(), fault.reason());
				}
				else {
					faults.when(true, fault.path(), fault.message());
				}
			});
		}

	}

	/** Whether a unit may tell of single persons. */
	private record Party(@Nullable String agreement, @Nullable Problem refused) {
	}

}
