package scot.adp.handround;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.ImportView;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.handround.ActionSheetsWriter.Content;
import scot.adp.handround.ActionSheetsWriter.Line;
import scot.adp.handround.ActionSheetsWriter.MilestoneLine;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.Allowed;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.StatusView;

/**
 * Hands actions round as a workbook to be filled in, and takes it back: what the workbook
 * alone changed is brought in, what was changed here meanwhile too is decided by people.
 */
@Service
public class ActionWorkbooks {

	/** The most actions of a workbook. */
	public static final int ACTIONS_AT_MOST = 2000;

	/** The most characters of the reason. */
	public static final int WHY_LIMIT = 300;

	/** The kind of these imports in the register. */
	static final String KIND = "strategy.actions";

	private final ActionRegister register;

	private final ActionOwners owners;

	private final PlanEditing editing;

	private final ProgressUpdates updates;

	private final Milestones milestones;

	private final Plans plans;

	private final StatusScales scales;

	private final Members members;

	private final OrganisationNames units;

	private final WorkbookMerge merge;

	private final WorkbookApply apply;

	private final WorkbookNotes notes;

	private final Imports imports;

	private final Recording recording;

	private final TransactionTemplate reading;

	private final TransactionTemplate trying;

	private final TransactionTemplate stepping;

	private final Clock clock;

	ActionWorkbooks(ActionRegister register, ActionOwners owners, PlanEditing editing, ProgressUpdates updates,
			Milestones milestones, Plans plans, StatusScales scales, Members members, OrganisationNames units,
			WorkbookMerge merge, WorkbookApply apply, WorkbookNotes notes, Imports imports, Recording recording,
			PlatformTransactionManager transactions, Clock clock) {
		this.register = register;
		this.owners = owners;
		this.editing = editing;
		this.updates = updates;
		this.milestones = milestones;
		this.plans = plans;
		this.scales = scales;
		this.members = members;
		this.units = units;
		this.merge = merge;
		this.apply = apply;
		this.notes = notes;
		this.imports = imports;
		this.recording = recording;
		this.clock = clock;
		this.reading = template(transactions, TransactionDefinition.PROPAGATION_REQUIRED);
		this.reading.setReadOnly(true);
		this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.trying = template(transactions, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.stepping = template(transactions, TransactionDefinition.PROPAGATION_NESTED);
	}

	private static TransactionTemplate template(PlatformTransactionManager transactions, int propagation) {
		var template = new TransactionTemplate(transactions);
		template.setPropagationBehavior(propagation);
		return template;
	}

	/**
	 * Writes the actions of a filter as a workbook to be filled in, in the plans' order.
	 * @param out stays open
	 * @return how many actions it holds
	 * @throws Problem where there is none, or more than {@link #ACTIONS_AT_MOST}
	 */
	@Allowed(operation = "strategy.workbook.export", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(isolation = Isolation.REPEATABLE_READ)
	public int save(ActionFilter filter, OutputStream out) {
		var actions = register.page(filter, ActionOrder.PLAN, false, 0, ACTIONS_AT_MOST + 1);
		new Problem.Faults().when(actions.isEmpty(), "filter", "No action matches; set the filters wider.")
			.when(actions.size() > ACTIONS_AT_MOST, "filter",
					"A workbook holds at most %d actions; set the filters narrower.".formatted(ACTIONS_AT_MOST))
			.raise();
		try {
			ActionSheetsWriter.write(content(filter, actions), out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		recording.tell("workbook of actions", notes.codes(filter, actions.size()));
		return actions.size();
	}

	/**
	 * Reads a workbook that came home and tells what it would change. Nothing is stored.
	 * @param rowsDone is told how many of the rows that change something were tried
	 * @throws Problem where it is no workbook that was handed round
	 * @throws CancellationException where it was cancelled
	 */
	@Allowed(operation = "strategy.workbook.import", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public WorkbookReview review(IncomingFile file, IntConsumer rowsDone, BooleanSupplier cancelled) {
		var names = names();
		var filled = ActionSheetsReader.read(file, names, cancelled);
		return compared(filled, names, rowsDone, cancelled);
	}

	/**
	 * Compares a workbook once more, where somebody changed something meanwhile.
	 * @throws CancellationException where it was cancelled
	 */
	@Allowed(operation = "strategy.workbook.import", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public WorkbookReview again(WorkbookReview review, IntConsumer rowsDone, BooleanSupplier cancelled) {
		return compared(review.filled(), names(), rowsDone, cancelled);
	}

	/** The units of today, and whoever can lead an action of any or none. */
	private WorkbookNames names() {
		return new WorkbookNames(units.units(), owners.whoCanLead(List.of(Optional.empty())));
	}

	/**
	 * Brings in what was reviewed, whole or not at all.
	 * @param idempotencyKey new for each confirmation
	 * @param cancelled is asked until all is done; what was done is undone then
	 * @throws Problem where something is undecided, somebody changed an action meanwhile,
	 * or the file was brought in already; nothing is stored then
	 * @throws CancellationException where it was cancelled; nothing is stored then
	 */
	@Allowed(operation = "strategy.workbook.import", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional
	public Imported confirm(String idempotencyKey, WorkbookReview review, WorkbookDecisions decisions,
			BooleanSupplier cancelled) {
		var filled = review.filled();
		var items = taken(review, decisions);
		var taken = items.stream().map(WorkbookReview.Item::id).collect(Collectors.toSet());
		var counts = counts(items, review);
		var input = List.of(filled.sha256(), decisions.takeTheirs(), decisions.leaveProblemsOut(), decisions.why());
		ImportId id = recording.once(idempotencyKey, input, ImportId::new, author -> {
			check(review, decisions, items);
			// All at once and in the order of every lock, so that no two wait for
			// each other.
			editing.hold(items.stream().map(WorkbookReview.Item::actionId).distinct().toList());
			String why = "%s (workbook %s)".formatted(Blanks.strip(decisions.why()), filled.name());
			for (var work : review.actions()) {
				goOn(cancelled);
				apply.action(work, taken::contains, why, ActionWorkbooks::doing);
			}
			for (var work : review.milestones()) {
				goOn(cancelled);
				apply.milestone(work, taken::contains, ActionWorkbooks::doing);
			}
			var done = imports
				.record(new NewImport(KIND, filled.name(), filled.sha256(), filled.size(), counts, false));
			goOn(cancelled);
			return Made.told(done);
		});
		return new Imported(id, counts, review.problems());
	}

	/**
	 * Checks whether everything is decided that a confirmation needs; the plan itself is
	 * not looked at.
	 * @throws Problem as {@link #confirm} would
	 */
	@Allowed(operation = "strategy.workbook.import", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public void check(WorkbookReview review, WorkbookDecisions decisions) {
		check(review, decisions, taken(review, decisions));
	}

	private static List<WorkbookReview.Item> taken(WorkbookReview review, WorkbookDecisions decisions) {
		return review.items()
			.stream()
			.filter(item -> decisions.takeTheirs().getOrDefault(item.id(), !item.conflict()))
			.toList();
	}

	private void check(WorkbookReview review, WorkbookDecisions decisions, List<WorkbookReview.Item> items) {
		int undecided = (int) review.conflicts()
			.stream()
			.filter(item -> !decisions.takeTheirs().containsKey(item.id()))
			.count();
		var earlier = imports.same(KIND, review.filled().sha256());
		var faults = new Problem.Faults()
			.when(earlier.isPresent(), "file", "This very file was brought in already; nothing was changed.")
			.when(review.faultyRows() > 0 && !decisions.leaveProblemsOut(), "leaveProblemsOut",
					"%s a problem. Put it right in the file and bring that in, or say that it is left out."
						.formatted((review.faultyRows() == 1) ? "One row has" : review.faultyRows() + " rows have"))
			.when(undecided > 0, "decisions",
					"%s not decided yet. Take theirs or keep ours in each."
						.formatted((undecided == 1) ? "One conflict is" : undecided + " conflicts are"))
			.when(undecided == 0 && items.isEmpty(), "file", "There is nothing to bring in.");
		boolean wanted = items.stream().anyMatch(WorkbookReview.Item::plan);
		faults
			.when(wanted && Blanks.stripped(decisions.why()) == null, "why", "Say in a few words why the plan changes.")
			.text(decisions.why(), WHY_LIMIT, "why")
			.raise();
	}

	private WorkbookReview compared(FilledWorkbook filled, WorkbookNames names, IntConsumer rowsDone,
			BooleanSupplier cancelled) {
		@Nullable ImportView earlier = imports.same(KIND, filled.sha256()).orElse(null);
		var merged = Objects.requireNonNull(reading.execute(status -> merge.merge(filled, names)));
		var trial = new Trial(merged.toAdd());
		int done = 0;
		for (var work : merged.actions()) {
			trial.run(() -> apply.action(work, item -> true, "Trial", trial), cancelled);
			rowsDone.accept(++done);
		}
		for (var work : merged.milestones()) {
			trial.run(() -> apply.milestone(work, item -> true, trial), cancelled);
			rowsDone.accept(++done);
		}
		return new WorkbookReview(filled, earlier, merged);
	}

	private static void goOn(BooleanSupplier cancelled) {
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	/** Counts by words that the register of imports shows. */
	private static Map<String, Integer> counts(List<WorkbookReview.Item> items, WorkbookReview review) {
		var counts = new LinkedHashMap<String, Integer>();
		counts.put("updates", (int) items.stream().filter(ActionWorkbooks::update).count());
		counts.put("changed cells of actions",
				(int) items.stream().filter(item -> item.milestone() == null && !update(item)).count());
		counts.put("changes of milestones", (int) items.stream().filter(item -> item.milestone() != null).count());
		counts.put("kept as they were here", review.items().size() - items.size());
		counts.put("rows left out", review.faultyRows());
		return counts;
	}

	private static boolean update(WorkbookReview.Item item) {
		return item.milestone() == null && item.field().equals(ActionColumn.NEW_STATUS.heading);
	}

	/** Does a step for good; a problem names its row and ends all. */
	private static boolean doing(WorkbookApply.Rows place, Map<String, String> columns, Runnable step) {
		try {
			step.run();
			return true;
		}
		catch (Problem problem) {
			if (problem.code() != Problem.Code.INVALID) {
				throw problem;
			}
			throw Problem.invalid(problem.fields()
				.stream()
				.map(fault -> new Problem.Field("file",
						"%s, row %d, %s: %s".formatted(place.sheet(), place.number(), column(columns, fault.path()),
								fault.message())))
				.toList());
		}
	}

	private static String column(Map<String, String> columns, String path) {
		return Objects.requireNonNull(columns.getOrDefault(path, columns.get("")));
	}

	private Content content(ActionFilter filter, List<ActionView> actions) {
		var ids = actions.stream().map(ActionView::id).toList();
		Map<PlanCode, PlanView> planOf = plans.plans()
			.stream()
			.collect(Collectors.toMap(PlanView::code, Function.identity()));
		var offered = offered(actions);
		var names = new WorkbookNames(named(actions), offered);
		var cadences = editing.cadences(ids);
		var counts = updates.counts(ids);
		LocalDate today = LocalDate.now(clock);
		var lines = new ArrayList<Line>();
		var statuses = new LinkedHashMap<String, List<StatusView>>();
		for (ActionView action : actions) {
			String scale = Objects.requireNonNull(planOf.get(action.plan())).statusScale();
			statuses.computeIfAbsent(scale, key -> scales.choices(key, today));
			@Nullable Integer cadence = cadences.get(action.id());
			lines.add(new Line(action, scale, shown(action, cadence, names), WorkbookMerge.cells(action, cadence),
					counts.getOrDefault(action.id(), 0)));
		}
		Author author = recording.author();
		OffsetDateTime savedAt = author.at();
		String savedBy = author.words();
		return new Content(savedAt, savedBy, notes.of(filter, actions, statuses.values(), savedAt, savedBy), lines,
				milestones(actions),
				labels(units.units(), unit -> names.unit(unit.unit()), unit -> unit.unit().value()),
				labels(offered, member -> names.person(member.id()), member -> member.id().value().toString()),
				statuses.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey,
							entry -> entry.getValue().stream().map(StatusView::label).toList(), (one, other) -> one,
							LinkedHashMap::new)));
	}

	/** Who can lead one of the actions, and who leads one now. */
	private List<MemberView> offered(List<ActionView> actions) {
		var found = new LinkedHashMap<MemberId, MemberView>();
		owners.whoCanLead(actions.stream().map(action -> Optional.ofNullable(action.leadUnit())).distinct().toList())
			.forEach(member -> found.put(member.id(), member));
		members
			.byIds(actions.stream()
				.flatMap(action -> Stream.of(action.lead(), action.deputy()))
				.filter(Objects::nonNull)
				.toList())
			.forEach(found::putIfAbsent);
		return found.values()
			.stream()
			.sorted(Comparator.comparing(MemberView::name).thenComparing(member -> member.id().value()))
			.toList();
	}

	/** The units of today, and those that ended and still stand on one of the actions. */
	private List<UnitName> named(List<ActionView> actions) {
		var all = new ArrayList<>(units.units());
		var known = new HashSet<UnitId>();
		all.forEach(unit -> known.add(unit.unit()));
		actions.stream()
			.flatMap(action -> Stream.concat(action.partnerUnits().stream(), Stream.ofNullable(action.leadUnit())))
			.filter(known::add)
			.forEach(unit -> units.unit(unit).ifPresent(all::add));
		return all;
	}

	private List<MilestoneLine> milestones(List<ActionView> actions) {
		var lines = new ArrayList<MilestoneLine>();
		var of = milestones.of(actions.stream().map(ActionView::id).toList());
		var keys = new HashSet<String>();
		for (ActionView action : actions) {
			for (MilestoneView milestone : of.getOrDefault(action.id(), List.of())) {
				if (milestone.droppedOn() == null) {
					String id = milestone.id().value().toString();
					String key = id.substring(0, 8);
					lines.add(MilestoneLine.of(milestone, action, keys.add(key) ? key : id));
				}
			}
		}
		return lines;
	}

	private static Map<ActionColumn, Object> shown(ActionView action, @Nullable Integer cadence, WorkbookNames names) {
		var shown = new EnumMap<ActionColumn, Object>(ActionColumn.class);
		shown.put(ActionColumn.PLAN, action.plan().value());
		shown.put(ActionColumn.CODE, action.code());
		shown.put(ActionColumn.TITLE, action.title());
		put(shown, ActionColumn.LEAD_UNIT, names.unit(action.leadUnit()));
		put(shown, ActionColumn.LEAD, names.person(action.lead()));
		put(shown, ActionColumn.DEPUTY, names.person(action.deputy()));
		if (!action.partnerUnits().isEmpty()) {
			shown.put(ActionColumn.PARTNERS,
					action.partnerUnits()
						.stream()
						.map(names::unit)
						.collect(Collectors.joining(WorkbookLayout.BETWEEN)));
		}
		put(shown, ActionColumn.CADENCE, cadence);
		put(shown, ActionColumn.STARTS, action.startsOn());
		put(shown, ActionColumn.ENDS, action.endsOn());
		@Nullable StatusView status = action.effectiveStatus();
		shown.put(ActionColumn.STATUS, (status != null) ? status.label() : "No update yet");
		put(shown, ActionColumn.UPDATED, action.lastUpdatedOn());
		return shown;
	}

	private static void put(Map<ActionColumn, Object> shown, ActionColumn column, @Nullable Object value) {
		if (value != null) {
			shown.put(column, value);
		}
	}

	private static <T> Map<String, String> labels(Collection<T> all, Function<T, @Nullable String> label,
			Function<T, String> code) {
		var labels = new LinkedHashMap<String, String>();
		all.forEach(one -> labels.put(String.valueOf(label.apply(one)), code.apply(one)));
		return labels;
	}

	/**
	 * What was brought in.
	 *
	 * @param counts what came of it, by words
	 * @param leftOut why rows were left out
	 */
	public record Imported(ImportId id, Map<String, Integer> counts, List<ImportProblem> leftOut) {
	}

	/**
	 * Does what rows ask for and takes it back at once, so that the review obeys the very
	 * rules that the import will.
	 */
	private final class Trial implements WorkbookApply.Steps {

		private final WorkbookMerge.Problems problems;

		private Trial(WorkbookMerge.Problems problems) {
			this.problems = problems;
		}

		private void run(Runnable row, BooleanSupplier cancelled) {
			goOn(cancelled);
			trying.executeWithoutResult(status -> {
				row.run();
				status.setRollbackOnly();
			});
		}

		@Override
		public boolean run(WorkbookApply.Rows place, Map<String, String> columns, Runnable step) {
			try {
				stepping.executeWithoutResult(status -> step.run());
				return true;
			}
			catch (Problem problem) {
				var faults = problem.fields().isEmpty()
						? List.of(new Problem.Field("", String.valueOf(problem.getMessage()))) : problem.fields();
				for (Problem.Field fault : faults) {
					problems.add(place.sheet(), place.number(), column(columns, fault.path()), fault.message());
				}
				return false;
			}
		}

	}

}
