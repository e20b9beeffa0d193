package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.FileUnderstood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.CurrentCaller;
import scot.adp.measures.PeriodReturns.Answer;
import scot.adp.measures.PeriodReturns.Filed;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes returns of any data set in from files, whole or not at all: a row for each
 * number, or one that says that there was nothing. What a file leaves out of a return is
 * not reported; a return that was filed otherwise is put right once somebody says so.
 */
@Service
@Transactional
public class ReturnFiles {

	/** How the register of imports knows returns. */
	static final String IMPORT_KIND = "measures.returns";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("unit", "data_set", "period", "field", "value");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("nil");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	/** Of how many periods that are over names are known. */
	private static final int PERIODS_NAMED = 8;

	private final PeriodReturns returns;

	private final ReturnForms forms;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Trial trial;

	private final Clock clock;

	ReturnFiles(PeriodReturns returns, ReturnForms forms, FilesIn files, CurrentCaller currentCaller, Trial trial,
			Clock clock) {
		this.returns = returns;
		this.forms = forms;
		this.files = files;
		this.currentCaller = currentCaller;
		this.trial = trial;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "measures.period-return.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return read(file).understood();
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "measures.period-return.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.load(idempotencyKey, file, IMPORT_KIND, confirmed, () -> read(file),
				it -> Map.of("filed", it.filed(), "put right", it.putRight()), () -> tryOut(file));
	}

	private FilesIn.Read<Understood> read(IncomingFile file) {
		var reading = new Reading();
		var understood = trial.of(() -> reading.read(file));
		return new FilesIn.Read<>(understood, (in, author) -> reading.right.forEach(it -> returns.keep(it, in)));
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param filed how many returns it files
	 * @param putRight how many that were filed it tells otherwise
	 * @param same how many say what was filed already
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int filed, int putRight, int same, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

	/** A return. */
	private record Of(UnitId unit, ReturnForm form, Period period) {
	}

	/** What the rows of a return say. */
	private static final class Said {

		private final HeadedRows.Line first;

		private final Map<String, HeadedRows.Line> lines = new HashMap<>();

		private final Map<String, Integer> answers = new LinkedHashMap<>();

		private boolean nil;

		private boolean faulty;

		Said(HeadedRows.Line first) {
			this.first = first;
		}

	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, ReturnForm> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final Map<Of, Said> told = new LinkedHashMap<>();

		/** What can be kept as it is. */
		private final List<Filed> right = new ArrayList<>();

		private final String key = UUID.randomUUID().toString();

		private int filed;

		private int putRight;

		private int same;

		Reading() {
			forms.all().forEach(form -> known.put(form.title(), form));
			forms.all().forEach(form -> known.put(form.dataSet().value(), form));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			told.forEach(this::tryOut);
			return new Understood(filed, putRight, same, rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String code = line.code("unit").orElse(null);
			line.asks("unit", code);
			@Nullable UnitId unit = reach.stream().filter(it -> it.value().equals(code)).findFirst().orElse(null);
			if (code != null && unit == null) {
				line.problem("unit", "This is none of your units; give the unit's code.");
			}
			@Nullable ReturnForm form = line.choice("data_set", known).orElse(null);
			line.asks("data_set", form);
			@Nullable Period period = (form != null) ? period(line, form) : null;
			if (unit == null || form == null || period == null) {
				return;
			}
			Said said = told.computeIfAbsent(new Of(unit, form, period), of -> new Said(line));
			boolean nil = line.choice("nil", YES_OR_NO).orElse(false);
			said.nil |= nil;
			if (nil) {
				blank(line, "field");
				blank(line, "value");
			}
			else {
				answer(line, form, period, said);
			}
			said.faulty |= line.isFaulty();
		}

		private @Nullable Period period(HeadedRows.Line line, ReturnForm form) {
			String text = line.text("period").orElse("");
			line.asks("period", text.isEmpty() ? null : text);
			return Stream.iterate(form.period().of(LocalDate.now(clock)).previous(), Period::previous)
				.limit(PERIODS_NAMED)
				.filter(it -> it.name().equalsIgnoreCase(text))
				.findFirst()
				.orElseGet(() -> line.day("period").map(form.period()::of).orElse(null));
		}

		private static void blank(HeadedRows.Line line, String heading) {
			if (!line.cell(heading).isBlank()) {
				line.problem(heading, "A row that says that there was nothing has no number; leave it empty.");
			}
		}

		private static void answer(HeadedRows.Line line, ReturnForm form, Period period, Said said) {
			var fields = new TreeMap<String, ReturnForm.Field>(String.CASE_INSENSITIVE_ORDER);
			form.fields(period).forEach(it -> fields.putIfAbsent(it.label(), it));
			form.fields(period).forEach(it -> fields.put(it.code(), it));
			ReturnForm.@Nullable Field field = line.choice("field", fields).orElse(null);
			@Nullable Integer value = line.whole("value").orElse(null);
			line.asks("field", field);
			line.asks("value", value);
			if (field != null && value != null) {
				if (said.answers.putIfAbsent(field.code(), value) != null) {
					line.problem("field", "This number stands in the file twice; give it once.");
				}
				said.lines.putIfAbsent(field.code(), line);
			}
		}

		/**
		 * Tries to file a return; of one with rows that cannot be read nothing more is
		 * told.
		 */
		private void tryOut(Of of, Said said) {
			if (said.nil && !said.answers.isEmpty()) {
				said.first.problem("nil",
						"This return has numbers, and says that there was nothing. Keep one of both.");
			}
			if (said.faulty || said.first.isFaulty()) {
				return;
			}
			var before = returns.stored(of.unit(), of.form().dataSet(), of.period().from());
			var answers = of.form().completed(of.period(), said.answers);
			if (before.filter(it -> it.says(said.nil, answers)).isPresent()) {
				same++;
				return;
			}
			Filed once = filed(of, said, before.map(PeriodReturnStore.Stored::version).orElse(0), false);
			Optional<Problem> refusal = trial.refusal(() -> returns.keep(once, null));
			if (refusal.isEmpty()) {
				right.add(once);
			}
			else if (!refusal.get().fields().isEmpty()
					&& refusal.get().fields().stream().allMatch(it -> PeriodReturns.CONFIRM.equals(it.reason()))) {
				refusal.get().fields().forEach(it -> said.first.unusual("field", it.message()));
				right.add(filed(of, said, once.expectedVersion(), true));
			}
			else {
				tell(said, refusal.get());
				return;
			}
			if (before.isPresent()) {
				putRight++;
				said.first.unusual("period", "%s of %s was filed otherwise by %s; this puts it right."
					.formatted(of.form().title(), of.period().name(), before.get().filedBy()));
			}
			else {
				filed++;
			}
		}

		private Filed filed(Of of, Said said, int version, boolean sure) {
			return new Filed("%s %d".formatted(key, right.size()), of.unit(), of.form().dataSet(), of.period().from(),
					version, said.nil,
					said.answers.entrySet().stream().map(it -> new Answer(it.getKey(), it.getValue())).toList(),
					(version > 0) ? PeriodReturns.BY_FILE : null, sure, null);
		}

		private static void tell(Said said, Problem problem) {
			if (problem.fields().isEmpty()) {
				said.first.problem("period", String.valueOf(problem.getMessage()));
			}
			// What stands in no row is told of the first; a cell tells one problem.
			problem.fields()
				.stream()
				.collect(Collectors.groupingBy(it -> place(said, it), LinkedHashMap::new,
						Collectors.mapping(Problem.Field::message, Collectors.joining(" "))))
				.forEach((at, messages) -> at.line().problem(at.heading(), messages));
		}

		private static At place(Said said, Problem.Field fault) {
			HeadedRows.@Nullable Line line = said.lines.get(fault.path());
			return (line != null) ? new At(line, "value")
					: new At(said.first, fault.path().equals("from") ? "period" : "field");
		}

	}

	/** Where a problem stands. */
	private record At(HeadedRows.Line line, String heading) {
	}

}
