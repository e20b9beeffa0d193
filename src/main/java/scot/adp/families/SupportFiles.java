package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.SupportFact.Kind;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes families in from files, whole or not at all, such as what a case system tells
 * each night: a row for each person of a family, with the same reference and days. A
 * family that is there is added to; what is known is passed over. A file that has a
 * column which can tell who somebody is, is refused by its headings; no problem repeats a
 * cell.
 */
@Service
@Transactional
public class SupportFiles {

	/** How the register of imports knows families. */
	static final String IMPORT_KIND = "families.support";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("case_ref", "tier", "role", "age_band");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "requested_on", "first_support_on", "locality",
			"closed_on", "closure", "joint_units", "reasons", "wellbeing");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("tier", Lists.TIER),
			Map.entry("role", Lists.ROLE), Map.entry("age_band", Lists.AGE_BAND), Map.entry("closure", Lists.CLOSURE));

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "case_ref", "area", "locality", "agreement",
			"case_ref", "requestedOn", "requested_on", "firstSupportOn", "first_support_on", "closedOn", "closed_on",
			"ageBand", "age_band", "members", "role", "jointWith", "joint_units");

	private final SupportCheck check;

	private final FamilyTrial trial;

	private final FamilySupports supports;

	private final FamilyRules rules;

	private final Areas areas;

	private final OrganisationNames names;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	SupportFiles(SupportCheck check, FamilyTrial trial, FamilySupports supports, FamilyRules rules, Areas areas,
			OrganisationNames names, IdentityColumns identityColumns, Imports imports, CurrentCaller currentCaller,
			Recording recording) {
		this.check = check;
		this.trial = trial;
		this.supports = supports;
		this.rules = rules;
		this.areas = areas;
		this.names = names;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "families.support.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var tried = new ArrayList<SupportCheck.Checked>();
		var author = recording.author();
		var understood = trial.of(() -> {
			var reading = new Reading(checked -> {
				// Kept as long as it is tried, so that each row meets those before it.
				supports.keepQuietly(checked, FamilySupports.Door.FILE, UUID.randomUUID(), author);
				tried.addAll(checked);
			});
			reading.read(file);
			return reading.understood();
		});
		supports.tellTried(tried);
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "families.support.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var reading = new Reading(checked -> supports.keep(checked, FamilySupports.Door.FILE, together, author));
			reading.read(file);
			var understood = reading.understood();
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("opened", understood.opened());
			counts.put("changed", understood.changed());
			ImportId id = imports.record(NewImport.of(IMPORT_KIND, file, counts, true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param families how many families its rows tell of that can be taken
	 * @param opened how many of them are new
	 * @param changed to how many that are there it adds
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int families, int opened, int changed, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final Consumer<List<SupportCheck.Checked>> taker;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Map<String, Family> families = new LinkedHashMap<>();

		private final Set<UnitId> reach = currentCaller.reach();

		/** By its code or its name. */
		private final Map<String, AreaCode> homes = areas.all()
			.stream()
			.filter(LocalAreaView::coverage)
			.flatMap(it -> Stream.of(Map.entry(it.code().value(), it.code()), Map.entry(it.name(), it.code())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

		private final Map<String, UnitId> units = units();

		/** All units of the partnership by code and by name, in whatever case. */
		private final Map<String, UnitId> all = named();

		private int taken;

		private int opened;

		private int changed;

		Reading(Consumer<List<SupportCheck.Checked>> taker) {
			this.taker = taker;
		}

		void read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var all = List.copyOf(families.values());
			for (int from = 0; from < all.size(); from += BatchResult.ITEMS_AT_MOST) {
				check(all.subList(from, Math.min(all.size(), from + BatchResult.ITEMS_AT_MOST)));
			}
		}

		Understood understood() {
			return new Understood(taken, opened, changed, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			String reference = line.code("case_ref").orElse("");
			line.asks("case_ref", reference.isEmpty() ? null : reference);
			@Nullable UnitId unit = unit(line);
			String tier = code(line, "tier", Lists.TIER, true);
			String role = code(line, "role", Lists.ROLE, true);
			String age = code(line, "age_band", Lists.AGE_BAND, true);
			@Nullable LocalDate requested = line.day("requested_on").orElse(null);
			@Nullable AreaCode area = line.choice("locality", homes).orElse(null);
			var facts = new ArrayList<SupportFact>();
			line.day("first_support_on").ifPresent(on -> facts.add(SupportFact.of(Kind.STARTED, on)));
			@Nullable LocalDate closed = line.day("closed_on").orElse(null);
			String closure = code(line, "closure", Lists.CLOSURE, false);
			if (closed != null && !closure.isEmpty()) {
				facts.add(SupportFact.of(Kind.CLOSED, closed, closure));
			}
			else if (closed != null && line.cell("closure").isBlank()) {
				line.problem("closure", "This cell is empty. Fill it in, since the day is told.");
			}
			else if (closed == null && !closure.isEmpty() && line.cell("closed_on").isBlank()) {
				line.problem("closed_on", "This cell is empty. Fill it in, or leave both out.");
			}
			var joint = joint(line);
			var reasons = line.allListed("reasons", rules.list(Lists.REASON));
			var wellbeing = line.allListed("wellbeing", rules.list(Lists.WELLBEING));
			if (line.isFaulty() || unit == null) {
				return;
			}
			var entry = new SupportEntry(unit, reference, requested, tier, null, null, reasons, wellbeing, area, null,
					joint, facts, false);
			var member = new FamilySupports.SentMember(new SupportEntry.Member(role, age, null), null);
			@Nullable Family known = families.get(reference);
			if (known == null) {
				families.put(reference, new Family(line, entry, new ArrayList<>(List.of(member))));
			}
			else if (known.entry().equals(entry)) {
				known.members().add(member);
			}
			else {
				line.problem("case_ref", "This row tells other days or another tier than the first of this family.");
			}
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.values().stream().distinct().count() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say of which of your units this family is.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		private Map<String, UnitId> named() {
			var found = new TreeMap<String, UnitId>(String.CASE_INSENSITIVE_ORDER);
			names.units().forEach(it -> found.putIfAbsent(it.name(), it.unit()));
			// A name that two units have tells neither of them.
			names.units()
				.stream()
				.filter(it -> !it.unit().equals(found.get(it.name())))
				.forEach(it -> found.remove(it.name()));
			names.units().forEach(it -> found.put(it.unit().value(), it.unit()));
			return found;
		}

		private Map<String, UnitId> units() {
			var found = new LinkedHashMap<String, UnitId>();
			supports.keeping().forEach(it -> found.put(it.unit().value(), it.unit()));
			return found;
		}

		/** The units that a cell names, each by its code or its name. */
		private List<UnitId> joint(HeadedRows.Line line) {
			var found = new ArrayList<UnitId>();
			for (String text : line.several("joint_units")) {
				@Nullable UnitId unit = all.get(text);
				if (unit == null) {
					line.problem("joint_units",
							"This names no unit of the partnership, or one of several of that name; use the code.");
				}
				else if (!found.contains(unit)) {
					found.add(unit);
				}
			}
			return found;
		}

		private String code(HeadedRows.Line line, String heading, Lists list, boolean asked) {
			String code = line.listed(heading, rules.list(list)).orElse("");
			if (asked) {
				line.asks(heading, code.isEmpty() ? null : code);
			}
			return code;
		}

		private void check(List<Family> some) {
			var sent = new ArrayList<>(some.stream().map(it -> it.sent(false)).toList());
			var checked = SupportFiles.this.check.of(sent, reach, false);
			boolean unsure = false;
			for (int i = 0; i < some.size(); i++) {
				var faults = checked.get(i).faults();
				if (!faults.isEmpty() && faults.stream().allMatch(it -> SupportCheck.CONFIRM.equals(it.reason()))) {
					unsure = true;
					sent.set(i, some.get(i).sent(true));
					HeadedRows.Line line = some.get(i).line();
					faults.forEach(it -> line.unusual(column(it.path()), it.message()));
				}
			}
			if (unsure) {
				checked = SupportFiles.this.check.of(sent, reach, false);
			}
			for (int i = 0; i < some.size(); i++) {
				HeadedRows.Line line = some.get(i).line();
				checked.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
			}
			taken += (int) checked.stream().filter(it -> it.faults().isEmpty()).count();
			var states = checked.stream()
				.map(SupportCheck.Checked::state)
				.filter(Objects::nonNull)
				.distinct()
				.filter(SupportCheck.State::changed)
				.toList();
			long fresh = states.stream().filter(it -> it.stored() == null).count();
			opened += (int) fresh;
			changed += (int) (states.size() - fresh);
			taker.accept(checked);
		}

		private String column(String path) {
			String last = path.substring(path.lastIndexOf('.') + 1);
			return COLUMNS.getOrDefault(last, last);
		}

	}

	/** A family of a file: the first of its rows, and who the rows tell of. */
	private record Family(HeadedRows.Line line, SupportEntry entry, List<FamilySupports.SentMember> members) {

		FamilySupports.Sent sent(boolean sure) {
			return new FamilySupports.Sent(sure ? entry.sure() : entry, members);
		}

	}

}
