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
import scot.adp.platform.reading.Codes;

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

	/** The codes of today that a plan may name and does not define. */
	record Today(Set<String> units, Set<String> groups) {

		UnitId unit(String text) {
			return new UnitId(Codes.among(units, text).found().orElse(text));
		}

		GroupId group(String text) {
			return new GroupId(Codes.among(groups, text).found().orElse(text));
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
	static PlanFile read(ConfigFile file, Today today) {
		return Objects.requireNonNull(read(file, today, fault -> {
			throw fault;
		}));
	}

	/**
	 * Reads a plan and goes on behind a fault, so that all are told at once.
	 * @param faults takes each fault
	 * @return the plan, or null where there was a fault
	 */
	static @Nullable PlanFile read(ConfigFile file, Today today, Consumer<StartRefused> faults) {
		var found = new Faults(faults);
		ConfigFile.Entry root = file.root();
		found.of(() -> root.allow("code", "title", "owner", "effective", "statusScale", "vision", "priorities",
				"outcomes", "principles", "actions"));
		PlanView.@Nullable Period period = found.of(() -> period(root));
		Parts parts = parts(root, today, found);
		@Nullable PlanCode code = found.of(() -> root.code("code", PlanCode::new));
		@Nullable String title = found.of(() -> root.text("title"));
		@Nullable OrganisationId owner = found.of(() -> root.code("owner", OrganisationId::new));
		@Nullable String scale = found.of(() -> root.text("statusScale"));
		@Nullable String vision = found.of(() -> root.optionalText("vision"));
		if (found.count > 0 || period == null || code == null || title == null || owner == null || scale == null) {
			return null;
		}
		return new PlanFile(file, code, title, owner, vision, scale, period, parts.priorities(), parts.outcomes(),
				parts.principles(), parts.actions());
	}

	/**
	 * The actions of a file that was a plan once, without those that cannot be read any
	 * more: words may have been taken out of it since.
	 */
	static List<Item> legible(ConfigFile file, Today today) {
		return parts(file.root(), today, new Faults(fault -> {
		})).actions();
	}

	private static Parts parts(ConfigFile.Entry root, Today today, Faults found) {
		var codes = new Taken(new HashSet<>());
		var outcomes = found.each(root, "outcomes", entry -> outcome(entry, codes, found));
		var outcomeCodes = codesOf(outcomes, Outcome::code);
		var priorities = found.each(root, "priorities", entry -> priority(entry, codes, outcomeCodes, found));
		var principles = found.each(root, "principles", entry -> principle(entry, codes, found));
		var known = new Known(codesOf(priorities, Priority::code), outcomeCodes, codesOf(principles, Principle::code),
				today);
		return new Parts(priorities, outcomes, principles,
				found.each(root, "actions", entry -> action(entry, codes, known, found)));
	}

	private static PlanView.Period period(ConfigFile.Entry root) {
		var effective = root.entry("effective").allow("from", "to");
		var period = new PlanView.Period(effective.date("from"), effective.optionalDate("to"));
		if (period.to() != null && period.to().isBefore(period.from())) {
			throw effective.fault("to", "is before the first day");
		}
		return period;
	}

	private static @Nullable Outcome outcome(ConfigFile.Entry entry, Taken codes, Faults found) {
		int before = found.count;
		found.of(() -> entry.allow("code", "title", "publishedText", "parts"));
		@Nullable String code = found.of(() -> codes.take(entry));
		@Nullable String title = found.of(() -> entry.text("title"));
		@Nullable String published = found.of(() -> entry.optionalText("publishedText"));
		List<Part> parts = found.each(entry, "parts", part -> part(part, codes, found));
		return (found.count > before || code == null || title == null) ? null
				: new Outcome(code, title, published, parts);
	}

	private static @Nullable Part part(ConfigFile.Entry entry, Taken codes, Faults found) {
		int before = found.count;
		found.of(() -> entry.allow("code", "title"));
		@Nullable String code = found.of(() -> codes.take(entry));
		@Nullable String title = found.of(() -> entry.text("title"));
		return (found.count > before || code == null || title == null) ? null : new Part(code, title);
	}

	private static @Nullable Priority priority(ConfigFile.Entry entry, Taken codes, Set<String> outcomes,
			Faults found) {
		int before = found.count;
		found.of(() -> entry.allow("code", "title", "aim", "crossCutting", "areas"));
		@Nullable String code = found.of(() -> codes.take(entry));
		@Nullable String title = found.of(() -> entry.text("title"));
		@Nullable String aim = found.of(() -> entry.optionalText("aim"));
		@Nullable Boolean crossCutting = found.of(() -> entry.flag("crossCutting"));
		List<Area> areas = found.each(entry, "areas", area -> {
			area.allow("title", "outcomes");
			return new Area(area.text("title"), known(area, "outcomes", outcomes));
		});
		return (found.count > before || code == null || title == null || crossCutting == null) ? null
				: new Priority(code, title, aim, crossCutting, areas);
	}

	private static @Nullable Principle principle(ConfigFile.Entry entry, Taken codes, Faults found) {
		int before = found.count;
		found.of(() -> entry.allow("code", "title", "items"));
		@Nullable String code = found.of(() -> codes.take(entry));
		@Nullable String title = found.of(() -> entry.text("title"));
		List<Part> items = found.each(entry, "items", item -> part(item, codes, found));
		return (found.count > before || code == null || title == null) ? null : new Principle(code, title, items);
	}

	private static @Nullable Item action(ConfigFile.Entry entry, Taken codes, Known known, Faults found) {
		int before = found.count;
		found.of(() -> entry.allow("code", "title", "publishedText", "priority", "grouping", "outcomes", "principles",
				"kind", "responsibility", "leadUnit", "partnerUnits", "group", "cadenceMonths", "startsOn", "endsOn",
				"crosswalk", "namesPlan", "statusGroup", "timeline", "tranche", "sourceNote", "localResponse",
				"withdrawn"));
		@Nullable String code = found.of(() -> codes.take(entry));
		@Nullable String title = found.of(() -> entry.text("title"));
		@Nullable String published = found.of(() -> entry.optionalText("publishedText"));
		@Nullable String priority = found.of(() -> entry.code("priority", text -> named(text, known.priorities(), "priorities")));
		@Nullable String grouping = found.of(() -> entry.optionalText("grouping"));
		@Nullable List<String> outcomes = found.of(() -> known(entry, "outcomes", known.outcomes()));
		@Nullable List<String> principles = found.of(() -> known(entry, "principles", known.principles()));
		ActionView.@Nullable Kind kind = found.of(() -> kind(entry));
		ActionView.@Nullable Responsibility responsibility = found
			.of(() -> entry.choice("responsibility", ActionView.Responsibility.class, ActionView.Responsibility.LOCAL));
		@Nullable UnitId leadUnit = found.of(() -> entry.optionalCode("leadUnit", known.today()::unit));
		@Nullable List<UnitId> partnerUnits = found.of(() -> entry.codes("partnerUnits", known.today()::unit));
		@Nullable GroupId group = found.of(() -> entry.optionalCode("group", known.today()::group));
		@Nullable Integer cadence = found.of(() -> cadence(entry));
		@Nullable LocalDate startsOn = found.of(() -> entry.optionalDate("startsOn"));
		@Nullable LocalDate endsOn = found.of(() -> entry.optionalDate("endsOn"));
		if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
			found.add(entry.fault("endsOn", "is before the first day"));
		}
		List<PlanTarget> crosswalk = found.each(entry, "crosswalk", PlanFile::target);
		@Nullable PlanCode namesPlan = found.of(() -> entry.optionalCode("namesPlan", PlanCode::new));
		StatusView.@Nullable Group statusGroup = found
			.of(() -> entry.optionalChoice("statusGroup", StatusView.Group.class));
		ActionView.@Nullable NationalTimeline timeline = found
			.of(() -> entry.optionalChoice("timeline", ActionView.NationalTimeline.class));
		@Nullable String tranche = found.of(() -> entry.optionalText("tranche"));
		@Nullable String sourceNote = found.of(() -> entry.optionalText("sourceNote"));
		@Nullable String localResponse = found.of(() -> entry.optionalText("localResponse"));
		ActionDefinition.@Nullable Withdrawal withdrawn = found.of(() -> withdrawal(entry));
		if (found.count > before || code == null || title == null || priority == null || kind == null
				|| responsibility == null || outcomes == null || principles == null || partnerUnits == null
				|| cadence == null) {
			return null;
		}
		return new Item(entry, code,
				new ActionDefinition(title, published, priority, grouping, outcomes, principles, kind, responsibility,
						leadUnit, partnerUnits, group, (cadence > 0) ? cadence : null, startsOn, endsOn, crosswalk,
						namesPlan, statusGroup, timeline, tranche, sourceNote, localResponse, withdrawn));
	}

	private static ActionView.Kind kind(ConfigFile.Entry entry) {
		ActionView.@Nullable Kind kind = entry.optionalChoice("kind", ActionView.Kind.class);
		if (kind == null) {
			throw entry.fault("kind", "is missing");
		}
		return kind;
	}

	private static int cadence(ConfigFile.Entry entry) {
		int cadence = entry.number("cadenceMonths", 0);
		if (cadence < 0 || cadence > 24) {
			throw entry.fault("cadenceMonths", "must be 1 to 24");
		}
		return cadence;
	}

	private static PlanTarget target(ConfigFile.Entry entry) {
		entry.allow("plan", "code");
		return new PlanTarget(entry.code("plan", PlanCode::new), entry.code("code", Codes::form));
	}

	private static ActionDefinition.@Nullable Withdrawal withdrawal(ConfigFile.Entry action) {
		ConfigFile.@Nullable Entry entry = action.optionalEntry("withdrawn");
		if (entry == null) {
			return null;
		}
		entry.allow("on", "reason", "decision");
		return new ActionDefinition.Withdrawal(entry.date("on"), entry.text("reason"), entry.optionalText("decision"));
	}

	private static List<String> known(ConfigFile.Entry entry, String field, Set<String> known) {
		return entry.codes(field, code -> named(code, known, field));
	}

	private static String named(String code, Set<String> known, String things) {
		return Codes.among(known, code)
			.orElseThrow(why -> new IllegalArgumentException("%s Name one of this file's %s.".formatted(why, things)));
	}

	private static <T> Set<String> codesOf(List<T> things, Function<T, String> code) {
		var codes = new HashSet<String>();
		things.forEach(thing -> codes.add(code.apply(thing)));
		return codes;
	}

	private record Parts(List<Priority> priorities, List<Outcome> outcomes, List<Principle> principles,
			List<Item> actions) {
	}

	private record Known(Set<String> priorities, Set<String> outcomes, Set<String> principles, Today today) {
	}

	/** The codes of one file, each used once. */
	private record Taken(Set<String> codes) {

		String take(ConfigFile.Entry entry) {
			String code = entry.code("code", CodeIdentifier::checked);
			if (!codes.add(code)) {
				throw entry.fault("code", "'%s' is used twice in this file".formatted(code));
			}
			return code;
		}

	}

	/** Hands faults on and counts them. */
	private static final class Faults {

		private final Consumer<StartRefused> sink;

		private int count;

		Faults(Consumer<StartRefused> sink) {
			this.sink = sink;
		}

		<T> @Nullable T of(Supplier<@Nullable T> part) {
			try {
				return part.get();
			}
			catch (StartRefused fault) {
				add(fault);
				return null;
			}
		}

		void add(StartRefused fault) {
			count++;
			sink.accept(fault);
		}

		<T> List<T> each(ConfigFile.Entry root, String list, Function<ConfigFile.Entry, @Nullable T> part) {
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
