package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.community.LearnerRules.Lists;
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
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Takes who learns in from files, whole or not at all. A course of a reference from one
 * day on is one record: what is known is passed over, and a row with the last day ends
 * it. A file that has a column which can tell who somebody is, is refused by its
 * headings; no problem repeats a cell.
 */
@Service
@Transactional
public class LearnerFiles {

	/** How the register of imports knows who learns. */
	static final String IMPORT_KIND = "community.learners";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("ref", "course", "start");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "provider", "scqf_level", "end", "outcome",
			"left_because", "qualification");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("course", Lists.COURSE),
			Map.entry("provider", Lists.PROVIDER), Map.entry("qualification", Lists.QUALIFICATION),
			Map.entry("left_because", Lists.LEFT_BECAUSE));

	private static final Map<String, Outcome> OUTCOMES = Map.of("completed", Outcome.COMPLETED, "left", Outcome.LEFT);

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "ref", "startOn", "start", "endOn", "end",
			"scqfLevel", "scqf_level", "leftBecause", "left_because", "agreement", "ref");

	private final LearnerPaths learners;

	private final LearnerRules rules;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Trial trial;

	LearnerFiles(LearnerPaths learners, LearnerRules rules, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording, Trial trial) {
		this.learners = learners;
		this.rules = rules;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.trial = trial;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.learner.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return trial.of(() -> new Reading().read(file));
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.learner.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var reading = new Reading();
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			Objects.requireNonNull(reading.taking).keep(Door.FILE, together, author);
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("courses", understood.added(), "ended", understood.ended()), true), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many courses of people are new
	 * @param ended of how many that are known it tells the end
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int added, int ended, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final @Nullable UnitId only = learners.beginning()
			.let()
			.stream()
			.map(OwnUnit::unit)
			.findFirst()
			.orElse(null);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<LearnerPaths.Sent> sent = new ArrayList<>();

		private LearnerPaths.@Nullable Taking taking;

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var first = learners.taking(sent, reach).faults();
			// What is only unusual is known to the rows behind it, so all are looked at
			// once
			// more as if it were right.
			taking = learners.taking(sent.stream().map(LearnerPaths.Sent::confirmed).toList(), reach);
			for (int i = 0; i < sent.size(); i++) {
				HeadedRows.Line line = lines.get(i);
				var wrong = taking.faults().get(i);
				wrong.forEach(fault -> line.problem(column(fault), fault.message()));
				if (wrong.isEmpty()) {
					first.get(i)
						.stream()
						.filter(fault -> LearnerPaths.CONFIRM.equals(fault.reason()))
						.forEach(fault -> line.unusual(column(fault), fault.message()));
				}
			}
			return new Understood(taking.added(), taking.ended(), rows.problems(), rows.problemCount(), rows.unusual(),
					rows.warnings());
		}

		private static String column(Problem.Field fault) {
			return COLUMNS.getOrDefault(fault.path(), fault.path());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String ref = line.code("ref").orElse(null);
			@Nullable String course = line.listed("course", rules.list(Lists.COURSE)).orElse(null);
			@Nullable LocalDate start = line.day("start").orElse(null);
			line.asks("ref", ref);
			line.asks("course", course);
			line.asks("start", start);
			@Nullable UnitId unit = unit(line);
			String provider = line.listed("provider", rules.list(Lists.PROVIDER)).orElse(LearnerEntry.NOBODY_SAID);
			@Nullable Integer level = line.whole("scqf_level").orElse(null);
			@Nullable LocalDate end = line.day("end").orElse(null);
			@Nullable Outcome outcome = line.choice("outcome", OUTCOMES).orElse(null);
			@Nullable String because = line.listed("left_because", rules.list(Lists.LEFT_BECAUSE)).orElse(null);
			@Nullable String gained = line.listed("qualification", rules.list(Lists.QUALIFICATION)).orElse(null);
			if (!line.isFaulty() && unit != null && course != null && start != null) {
				lines.add(line);
				sent.add(new LearnerPaths.Sent(new LearnerEntry(unit, ref, course, provider, level, start, end, outcome,
						because, gained, false), null));
			}
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			@Nullable String code = line.code("unit").orElse(null);
			@Nullable UnitId found = (code == null) ? only
					: reach.stream().filter(it -> it.value().equals(code)).findFirst().orElse(null);
			if (found == null) {
				line.problem("unit", "This is none of your units; give the unit's code.");
			}
			return found;
		}

	}

}
