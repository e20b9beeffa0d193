package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Areas;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitRules.Lists;

/**
 * Takes waits in from files, whole or not at all, such as what a case system tells each
 * night. Rows of one reference, service and day are one wait and add to it, also to one
 * that is there; what is known is passed over. A file that has a column which can tell
 * who somebody is, is refused by its headings; no problem repeats a cell.
 */
@Service
@Transactional
public class WaitFiles {

	/** How the register of imports knows waits. */
	static final String IMPORT_KIND = "treatment.waits";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("own_ref", "service", "received_on", "service_type",
			"substance");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("source", "first_treatment_on", "treatment_type", "closed_on",
			"close_reason", "unavailable_from", "unavailable_to", "nonattendance_on", "nonattendance_kind", "age_band",
			"sex", "simd_quintile", "locality", "chi");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("service_type", Lists.SERVICE_TYPE),
			Map.entry("substance", Lists.SUBSTANCE), Map.entry("source", Lists.REFERRAL_SOURCE),
			Map.entry("treatment_type", Lists.TREATMENT_TYPE), Map.entry("close_reason", Lists.CLOSE_REASON),
			Map.entry("nonattendance_kind", Lists.NON_ATTENDANCE));

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("receivedOn", "received_on"),
			Map.entry("serviceType", "service_type"), Map.entry("referralSource", "source"),
			Map.entry("ownRef", "own_ref"), Map.entry("unit", "own_ref"), Map.entry("agreement", "own_ref"),
			Map.entry("startedOn", "first_treatment_on"), Map.entry("treatmentType", "treatment_type"),
			Map.entry("closedOn", "closed_on"), Map.entry("closeReason", "close_reason"),
			Map.entry("unavailableFrom", "unavailable_from"), Map.entry("unavailableTo", "unavailable_to"),
			Map.entry("nonAttendanceOn", "nonattendance_on"), Map.entry("nonAttendanceKind", "nonattendance_kind"),
			Map.entry("ageBand", "age_band"), Map.entry("simdQuintile", "simd_quintile"),
			Map.entry("homeArea", "locality"));

	private final WaitCheck check;

	private final Trial trial;

	private final Waits waits;

	private final WaitRules rules;

	private final NaloxoneRules profiles;

	private final ServiceRegister services;

	private final Areas areas;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	WaitFiles(WaitCheck check, Trial trial, Waits waits, WaitRules rules, NaloxoneRules profiles,
			ServiceRegister services, Areas areas, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.check = check;
		this.trial = trial;
		this.waits = waits;
		this.rules = rules;
		this.profiles = profiles;
		this.services = services;
		this.areas = areas;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.wait.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var people = new HashMap<UnitId, Long>();
		var author = recording.author();
		var understood = trial.of(() -> {
			var reading = new Reading(checked -> {
				// Kept as long as it is tried, so that each row meets those before it.
				waits.keepQuietly(checked, Waits.Door.FILE, UUID.randomUUID(), author);
				checked.stream()
					.filter(it -> it.person() != null)
					.forEach(it -> people.merge(Objects.requireNonNull(it.unit()), 1L, Long::sum));
			});
			reading.read(file);
			return reading.understood();
		});
		waits.tellTried(people);
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.wait.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var reading = new Reading(checked -> waits.keep(checked, Waits.Door.FILE, together, author));
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
	 * @param rows how many of its rows can be taken
	 * @param opened how many waits it opens
	 * @param changed to how many that are there it adds
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int rows, int opened, int changed, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final Consumer<List<WaitCheck.Checked>> taker;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<Waits.Sent> sent = new ArrayList<>();

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, List<ServiceView>> named = named();

		private final Map<String, String> homes = homes();

		private int taken;

		private int opened;

		private int changed;

		Reading(Consumer<List<WaitCheck.Checked>> taker) {
			this.taker = taker;
		}

		void read(IncomingFile file) {
			HeadedRows.read(file, rows);
			flush();
		}

		Understood understood() {
			return new Understood(taken, opened, changed, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable LocalDate received = line.day("received_on").orElse(null);
			@Nullable ServiceId service = service(line);
			String reference = line.code("own_ref").orElse("");
			line.asks("received_on", received);
			line.asks("service", service);
			line.asks("own_ref", reference.isEmpty() ? null : reference);
			String type = code(line, "service_type", Lists.SERVICE_TYPE);
			String substance = code(line, "substance", Lists.SUBSTANCE);
			line.asks("service_type", type.isEmpty() ? null : type);
			line.asks("substance", substance.isEmpty() ? null : substance);
			String source = code(line, "source", Lists.REFERRAL_SOURCE);
			var facts = new ArrayList<WaitFact>();
			fact(line, "first_treatment_on", "treatment_type", Lists.TREATMENT_TYPE, WaitFact::started, facts);
			fact(line, "closed_on", "close_reason", Lists.CLOSE_REASON, WaitFact::closed, facts);
			fact(line, "nonattendance_on", "nonattendance_kind", Lists.NON_ATTENDANCE, WaitFact::notAttended, facts);
			@Nullable LocalDate from = line.day("unavailable_from").orElse(null);
			@Nullable LocalDate to = line.day("unavailable_to").orElse(null);
			if (from != null) {
				facts.add(WaitFact.unavailable(from, to, null));
			}
			else if (to != null) {
				line.problem("unavailable_from", "Say from which day, where the last day is told.");
			}
			@Nullable String chi = line.code("chi").orElse(null);
			var profile = SupplyEntry.Profile.of(given(line, "age_band", NaloxoneRules.Lists.AGE_BAND),
					given(line, "sex", NaloxoneRules.Lists.SEX),
					given(line, "simd_quintile", NaloxoneRules.Lists.SIMD_QUINTILE),
					line.choice("locality", homes).orElse(null));
			if (line.isFaulty() || received == null || service == null) {
				return;
			}
			lines.add(line);
			sent.add(new Waits.Sent(new WaitEntry(service, received, type, substance, source.isEmpty() ? null : source,
					reference, profile, facts, false), chi));
			if (sent.size() == BatchResult.ITEMS_AT_MOST) {
				flush();
			}
		}

		/** A day with the code that goes with it: both, or neither. */
		private void fact(HeadedRows.Line line, String day, String code, Lists list,
				BiFunction<LocalDate, String, WaitFact> made, List<WaitFact> facts) {
			@Nullable LocalDate on = line.day(day).orElse(null);
			String told = code(line, code, list);
			if (on != null && !told.isEmpty()) {
				facts.add(made.apply(on, told));
			}
			else if (on != null && line.cell(code).isBlank()) {
				line.problem(code, "This cell is empty. Fill it in, since the day is told.");
			}
			else if (on == null && !told.isEmpty() && line.cell(day).isBlank()) {
				line.problem(day, "This cell is empty. Fill it in, or leave both out.");
			}
		}

		private void flush() {
			if (sent.isEmpty()) {
				return;
			}
			var checked = new ArrayList<>(check.of(sent, reach));
			confirm(checked);
			for (int i = 0; i < checked.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				for (var fault : checked.get(i).faults()) {
					line.problem(COLUMNS.getOrDefault(fault.path(), fault.path()), fault.message());
				}
			}
			taken += (int) checked.stream().filter(it -> it.faults().isEmpty()).count();
			var states = checked.stream()
				.map(WaitCheck.Checked::state)
				.filter(Objects::nonNull)
				.distinct()
				.filter(WaitCheck.State::changed)
				.toList();
			long fresh = states.stream().filter(it -> it.stored() == null).count();
			opened += (int) fresh;
			changed += (int) (states.size() - fresh);
			taker.accept(checked);
			lines.clear();
			sent.clear();
		}

		/**
		 * Where something is only unusual, all are looked at once more, as if confirmed.
		 */
		private void confirm(List<WaitCheck.Checked> checked) {
			boolean unsure = false;
			var sure = new ArrayList<>(sent);
			for (int i = 0; i < checked.size(); i++) {
				var faults = checked.get(i).faults();
				if (!faults.isEmpty() && faults.stream().allMatch(it -> WaitCheck.CONFIRM.equals(it.reason()))) {
					unsure = true;
					sure.set(i, new Waits.Sent(sent.get(i).entry().sure(), sent.get(i).chi()));
					for (Problem.Field fault : faults) {
						lines.get(i).unusual(COLUMNS.getOrDefault(fault.path(), fault.path()), fault.message());
					}
				}
			}
			if (unsure) {
				checked.clear();
				checked.addAll(check.of(sure, reach));
			}
		}

		/** The service of a name or an id. */
		private @Nullable ServiceId service(HeadedRows.Line line) {
			var called = line.choice("service", named).orElse(List.of());
			if (called.size() > 1) {
				line.problem("service",
						"Several of your services are called this. Write the id of the one that is meant.");
				return null;
			}
			return called.stream().findFirst().map(ServiceView::id).orElse(null);
		}

		private @Nullable String given(HeadedRows.Line line, String heading, NaloxoneRules.Lists list) {
			return line.listed(heading, profiles.list(list)).orElse(null);
		}

		private String code(HeadedRows.Line line, String heading, Lists list) {
			return line.listed(heading, rules.list(list)).orElse("");
		}

		private Map<String, String> homes() {
			var homes = new LinkedHashMap<String, String>();
			areas.coverage(LocalDate.now(clock)).forEach(area -> homes.put(area.code().value(), area.code().value()));
			profiles.list(NaloxoneRules.Lists.HOME_MISSING)
				.values()
				.forEach(missing -> homes.put(missing.code(), missing.code()));
			return homes;
		}

		private Map<String, List<ServiceView>> named() {
			var found = new TreeMap<String, List<ServiceView>>(String.CASE_INSENSITIVE_ORDER);
			services.of(reach).values().stream().flatMap(List::stream).forEach(service -> {
				found.computeIfAbsent(service.name(), name -> new ArrayList<>()).add(service);
				found.put(service.id().value().toString(), List.of(service));
			});
			return found;
		}

	}

}
