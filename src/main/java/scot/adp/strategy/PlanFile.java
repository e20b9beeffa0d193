package scot.adp.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.StartRefused;
import scot.adp.platform.UnitId;

/** A plan as its file tells it, checked as far as one file can be. */
record PlanFile(ConfigFile file, PlanCode code, String title, OrganisationId owner, @Nullable String vision,
		String statusScale, PlanView.Period effective, List<Priority> priorities, List<Outcome> outcomes,
		List<Principle> principles, List<Item> actions) {

	record Priority(String code, String title, @Nullable String aim, boolean crossCutting, List<Area> areas) {
	}

	record Area(String title, List<String> outcomes) {
	}

	record Outcome(String code, String title, @Nullable String publishedText, List<Part> parts) {
	}

	record Part(String code, String title) {
	}

	record Principle(String code, String title, List<Part> items) {
	}

	/** An action, with its place in the file for faults that show later. */
	record Item(ConfigFile.Entry entry, String code, ActionDefinition definition) {

		/** The place of one of its crosswalk rows in the file. */
		ConfigFile.Entry target(int row) {
			return entry.entries("crosswalk").get(row);
		}

	}

	/** Every code that an action of another plan may count towards. */
	Set<String> targets() {
		var codes = new HashSet<String>();
		outcomes.forEach(outcome -> {
			codes.add(outcome.code());
			outcome.parts().forEach(part -> codes.add(part.code()));
		});
		actions.forEach(action -> codes.add(action.code()));
		return codes;
	}

	/**
	 * Reads a plan.
	 * @throws StartRefused at the first fault
	 */
	static PlanFile read(ConfigFile file) {
		return Objects.requireNonNull(read(file, fault -> {
			throw fault;
		}));
	}

	/**
	 * Reads a plan and goes on behind a fault, so that all are told at once.
	 * @param faults takes each fault, at most one of an entry
	 * @return the plan, or null where there was a fault
	 */
	static @Nullable PlanFile read(ConfigFile file, Consumer<StartRefused> faults) {
		var found = new Faults(faults);
		ConfigFile.Entry root = file.root();
		found.of(() -> root.allow("code", "title", "owner", "effective", "statusScale", "vision", "priorities",
				"outcomes", "principles", "actions"));
		PlanView.@Nullable Period period = found.of(() -> period(root));
		var codes = new Codes(new HashSet<>());
		var outcomes = found.each(root, "outcomes", entry -> outcome(entry, codes));
		var outcomeCodes = codesOf(outcomes, Outcome::code);
		var priorities = found.each(root, "priorities", entry -> priority(entry, codes, outcomeCodes));
		var principles = found.each(root, "principles", entry -> principle(entry, codes));
		var known = new Known(codesOf(priorities, Priority::code), outcomeCodes, codesOf(principles, Principle::code));
		var actions = found.each(root, "actions", entry -> action(entry, codes, known));
		@Nullable PlanCode code = found.of(() -> root.code("code", PlanCode::new));
		@Nullable String title = found.of(() -> root.text("title"));
		@Nullable OrganisationId owner = found.of(() -> root.code("owner", OrganisationId::new));
		@Nullable String scale = found.of(() -> root.text("statusScale"));
		@Nullable String vision = found.of(() -> root.optionalText("vision"));
		if (found.any || period == null || code == null || title == null || owner == null || scale == null) {
			return null;
		}
		return new PlanFile(file, code, title, owner, vision, scale, period, priorities, outcomes, principles, actions);
	}

	private static PlanView.Period period(ConfigFile.Entry root) {
		var effective = root.entry("effective").allow("from", "to");
		var period = new PlanView.Period(effective.date("from"), effective.optionalDate("to"));
		if (period.to() != null && period.to().isBefore(period.from())) {
			throw effective.fault("to", "is before the first day");
		}
		return period;
	}

	private static Outcome outcome(ConfigFile.Entry entry, Codes codes) {
		entry.allow("code", "title", "publishedText", "parts");
		return new Outcome(codes.take(entry), entry.text("title"), entry.optionalText("publishedText"),
				entry.entries("parts").stream().map(part -> part(part, codes)).toList());
	}

	private static Part part(ConfigFile.Entry entry, Codes codes) {
		entry.allow("code", "title");
		return new Part(codes.take(entry), entry.text("title"));
	}

	private static Priority priority(ConfigFile.Entry entry, Codes codes, Set<String> outcomes) {
		entry.allow("code", "title", "aim", "crossCutting", "areas");
		return new Priority(codes.take(entry), entry.text("title"), entry.optionalText("aim"),
				entry.flag("crossCutting"), entry.entries("areas").stream().map(area -> {
					area.allow("title", "outcomes");
					return new Area(area.text("title"), known(area, "outcomes", outcomes));
				}).toList());
	}

	private static Principle principle(ConfigFile.Entry entry, Codes codes) {
		entry.allow("code", "title", "items");
		return new Principle(codes.take(entry), entry.text("title"),
				entry.entries("items").stream().map(item -> part(item, codes)).toList());
	}

	private static Item action(ConfigFile.Entry entry, Codes codes, Known known) {
		entry.allow("code", "title", "publishedText", "priority", "grouping", "outcomes", "principles", "kind",
				"responsibility", "leadUnit", "partnerUnits", "group", "cadenceMonths", "startsOn", "endsOn",
				"crosswalk", "namesPlan", "statusGroup", "timeline", "tranche", "sourceNote", "localResponse",
				"withdrawn");
		if (!known.priorities().contains(entry.text("priority"))) {
			throw entry.fault("priority", "there is no priority '%s' in this file".formatted(entry.text("priority")));
		}
		@Nullable LocalDate startsOn = entry.optionalDate("startsOn");
		@Nullable LocalDate endsOn = entry.optionalDate("endsOn");
		if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
			throw entry.fault("endsOn", "is before the first day");
		}
		int cadence = entry.number("cadenceMonths", 0);
		if (cadence < 0 || cadence > 24) {
			throw entry.fault("cadenceMonths", "must be 1 to 24");
		}
		ConfigFile.@Nullable Entry withdrawn = entry.optionalEntry("withdrawn");
		@Nullable Kind kind = entry.optionalChoice("kind", Kind.class);
		if (kind == null) {
			throw entry.fault("kind", "is missing");
		}
		return new Item(entry, codes.take(entry), new ActionDefinition(entry.text("title"),
				entry.optionalText("publishedText"), entry.text("priority"), entry.optionalText("grouping"),
				known(entry, "outcomes", known.outcomes()), known(entry, "principles", known.principles()), kind,
				entry.choice("responsibility", Responsibility.class, Responsibility.LOCAL),
				entry.optionalCode("leadUnit", UnitId::new), entry.codes("partnerUnits", UnitId::new),
				entry.optionalCode("group", GroupId::new), (cadence > 0) ? cadence : null, startsOn, endsOn,
				entry.entries("crosswalk").stream().map(PlanFile::target).toList(),
				entry.optionalCode("namesPlan", PlanCode::new), entry.optionalChoice("statusGroup", StatusGroup.class),
				entry.optionalChoice("timeline", Timeline.class), entry.optionalText("tranche"),
				entry.optionalText("sourceNote"), entry.optionalText("localResponse"),
				(withdrawn != null) ? withdrawal(withdrawn) : null));
	}

	private static PlanTarget target(ConfigFile.Entry entry) {
		entry.allow("plan", "code");
		return new PlanTarget(entry.code("plan", PlanCode::new), entry.text("code"));
	}

	private static ActionDefinition.Withdrawal withdrawal(ConfigFile.Entry entry) {
		entry.allow("on", "reason", "decision");
		return new ActionDefinition.Withdrawal(entry.date("on"), entry.text("reason"), entry.optionalText("decision"));
	}

	private static List<String> known(ConfigFile.Entry entry, String field, Set<String> known) {
		var codes = entry.codes(field, Function.identity());
		for (String code : codes) {
			if (!known.contains(code)) {
				throw entry.fault(field, "there is no '%s' among this file's %s".formatted(code, field));
			}
		}
		return codes;
	}

	private static <T> Set<String> codesOf(List<T> things, Function<T, String> code) {
		var codes = new HashSet<String>();
		things.forEach(thing -> codes.add(code.apply(thing)));
		return codes;
	}

	private record Known(Set<String> priorities, Set<String> outcomes, Set<String> principles) {
	}

	/** The codes of one file, each used once. */
	private record Codes(Set<String> taken) {

		String take(ConfigFile.Entry entry) {
			String code = entry.code("code", CodeIdentifier::checked);
			if (!taken.add(code)) {
				throw entry.fault("code", "'%s' is used twice in this file".formatted(code));
			}
			return code;
		}

	}

	/** Hands faults on and remembers that there was one. */
	private static final class Faults {

		private final Consumer<StartRefused> sink;

		private boolean any;

		Faults(Consumer<StartRefused> sink) {
			this.sink = sink;
		}

		<T> @Nullable T of(Supplier<@Nullable T> part) {
			try {
				return part.get();
			}
			catch (StartRefused fault) {
				any = true;
				sink.accept(fault);
				return null;
			}
		}

		<T> List<T> each(ConfigFile.Entry root, String list, Function<ConfigFile.Entry, T> part) {
			var parts = new ArrayList<T>();
			@Nullable List<ConfigFile.Entry> entries = of(() -> root.entries(list));
			for (ConfigFile.Entry entry : (entries != null) ? entries : List.<ConfigFile.Entry>of()) {
				@Nullable T read = of(() -> part.apply(entry));
				if (read != null) {
					parts.add(read);
				}
			}
			return parts;
		}

	}

}
