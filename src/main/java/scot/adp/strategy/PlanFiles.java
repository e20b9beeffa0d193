package scot.adp.strategy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.ImportView;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;

/** Takes plans in and out as files. */
@Service
@Transactional
public class PlanFiles {

	/** The most bytes of a file. */
	public static final int SIZE_LIMIT = 2 * 1024 * 1024;

	/** How the register of imports knows a plan. */
	static final String IMPORT_KIND = "strategy.plan";

	/** The most problems that are told of one file. */
	private static final int PROBLEMS_AT_MOST = 500;

	private final Plans plans;

	private final ActionStore store;

	private final PlanStore structure;

	private final PlanCheck check;

	private final PlanMerge merge;

	private final Actions actions;

	private final DueDateKeeper dueDates;

	private final Imports imports;

	private final Recording recording;

	PlanFiles(Plans plans, ActionStore store, PlanStore structure, PlanCheck check, PlanMerge merge, Actions actions,
			DueDateKeeper dueDates, Imports imports, Recording recording) {
		this.plans = plans;
		this.store = store;
		this.structure = structure;
		this.check = check;
		this.merge = merge;
		this.actions = actions;
		this.dueDates = dueDates;
		this.imports = imports;
		this.recording = recording;
	}

	/**
	 * A plan as its file, with all that was changed here; loading it changes nothing.
	 * @throws Problem where there is no such plan
	 */
	@Allowed(operation = "strategy.plan.export", to = Audience.READERS)
	public String export(PlanCode code) {
		PlanView plan = plans.plan(code).orElseThrow(() -> Problem.notFound("plan", code.value()));
		var definitions = new LinkedHashMap<String, ActionDefinition>();
		store.ofPlan(code).forEach((action, stored) -> definitions.put(action, stored.definition()));
		var one = List.of(code);
		String yaml = PlanYaml.of(
				new PlanYaml.Head(code, plan.title(), plan.owner(), plan.vision(), plan.statusScale(),
						plan.effective()),
				plans.priorities(one).getOrDefault(code, List.of()).stream().map(PlanFiles::priority).toList(),
				plans.outcomes(one).getOrDefault(code, List.of()).stream().map(PlanFiles::outcome).toList(),
				plans.principles(one).getOrDefault(code, List.of()).stream().map(PlanFiles::principle).toList(),
				definitions);
		recording.tell("plan " + code.value(), Map.of("actions", String.valueOf(definitions.size())));
		return yaml;
	}

	/**
	 * Reads a file of a further plan and tells what it holds and all that is wrong with
	 * it; nothing is stored.
	 * @param name ends in {@code .yaml}, {@code .yml} or {@code .xlsx}
	 */
	@Allowed(operation = "strategy.plan.load", roles = Role.ADP_LEAD)
	@Transactional(readOnly = true)
	public Understood tryOut(String name, byte[] content) {
		var reading = read(name, content);
		return reading.told(imports.same(IMPORT_KIND, reading.sha256()).orElse(null));
	}

	/**
	 * Loads a further plan from a file, whole or not at all, and notes it among the
	 * imports.
	 * @return what was loaded
	 * @throws Problem where anything in the file is wrong, or the plan is there already
	 */
	@Allowed(operation = "strategy.plan.load", roles = Role.ADP_LEAD)
	public PlanCode load(String idempotencyKey, String name, byte[] content) {
		var reading = read(name, content);
		@Nullable PlanFile plan = reading.plan();
		recording.once(idempotencyKey, List.of(name, reading.sha256()), author -> {
			if (plan == null || !reading.problems().isEmpty()) {
				throw Problem.invalid(reading.told(null)
					.problems()
					.stream()
					.map(problem -> new Problem.Field("file", problem))
					.toList());
			}
			imports.record(
					new NewImport(IMPORT_KIND, reading.name(), reading.sha256(), content.length, counts(plan), false));
			store(plan);
		});
		return Objects.requireNonNull(plan).code();
	}

	private static Map<String, Integer> counts(PlanFile plan) {
		var counts = new LinkedHashMap<String, Integer>();
		counts.put("actions", plan.actions().size());
		counts.put("outcomes", plan.outcomes().size());
		counts.put("priorities", plan.priorities().size());
		counts.put("principles", plan.principles().size());
		return counts;
	}

	/** An empty workbook to fill in. */
	@Allowed(operation = "strategy.plan.load", roles = Role.ADP_LEAD)
	@Transactional(readOnly = true)
	public byte[] template() {
		return PlanWorkbook.template();
	}

	private static PlanFile.Priority priority(PriorityView view) {
		return new PlanFile.Priority(view.code(), view.title(), view.aim(), view.crossCutting(),
				view.areas().stream().map(area -> new PlanFile.Area(area.title(), area.outcomes())).toList());
	}

	private static PlanFile.Outcome outcome(OutcomeView view) {
		return new PlanFile.Outcome(view.code(), view.title(), view.publishedText(),
				view.parts().stream().map(part -> new PlanFile.Part(part.code(), part.title())).toList());
	}

	private static PlanFile.Principle principle(PrincipleView view) {
		return new PlanFile.Principle(view.code(), view.title(),
				view.items().stream().map(item -> new PlanFile.Part(item.code(), item.title())).toList());
	}

	private void store(PlanFile plan) {
		int version = merge.take(plan, structure.nextPlanPosition(), PlanMerge.sha256(plan.file().text()));
		if (version > 1) {
			throw Problem.conflict("Somebody loaded a plan of this code meanwhile.", null);
		}
		dueDates.reschedule(actions.findAllByPlanOrderById(plan.code())).forEach(actions::storeDueDates);
	}

	private Reading read(String name, byte[] content) {
		var problems = new ArrayList<ImportProblem>();
		if (content.length == 0 || content.length > SIZE_LIMIT) {
			note(problems, refused((content.length == 0) ? "The file is empty."
					: "The file is larger than %d MB; a plan is far smaller.".formatted(SIZE_LIMIT / 1024 / 1024)));
			return new Reading(name, "", null, problems);
		}
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			return new Reading(file.name(), file.sha256(), read(name, file, content, problems), problems);
		}
	}

	private @Nullable PlanFile read(String name, IncomingFile incoming, byte[] content, List<ImportProblem> problems) {
		@Nullable PlanFile plan = null;
		try {
			@Nullable ConfigFile file = open(name, incoming, content, fault -> note(problems, fault));
			if (file == null) {
				return null;
			}
			plan = PlanFile.read(file, check.today(), fault -> note(problems, fault));
			if (plan != null) {
				PlanFile found = plan;
				check.against(found, Map.of(found.code(), found), fault -> note(problems, fault));
				if (structure.exists(found.code())) {
					note(problems, found.file()
						.root()
						.fault("code",
								"there is a plan '%s' already; change its actions on their pages, or choose another code"
									.formatted(found.code().value())));
				}
				if (file.text().isEmpty() && problems.isEmpty()) {
					// Kept as the text that the plan would be as a file.
					plan = PlanFile.read(ConfigFile.of(Path.of(found.code().value() + ".yaml"), PlanYaml.of(found)),
							check.today());
				}
			}
		}
		catch (StartRefused fault) {
			note(problems, fault);
		}
		catch (Problem problem) {
			note(problems, refused(String.valueOf(problem.getMessage())));
		}
		return plan;
	}

	private static void note(List<ImportProblem> problems, StartRefused fault) {
		if (problems.size() < PROBLEMS_AT_MOST) {
			problems.add((fault instanceof ConfigFile.Fault placed) ? new ImportProblem(placed.source(), placed.line(),
					placed.column(), placed.value(), placed.reason())
					: ImportProblem.ofFile(String.valueOf(fault.getMessage())));
		}
	}

	private static @Nullable ConfigFile open(String name, IncomingFile file, byte[] content,
			Consumer<StartRefused> faults) {
		Path path = path(name);
		String ending = name.toLowerCase(Locale.ROOT);
		if (!ending.endsWith(".yaml") && !ending.endsWith(".yml")) {
			return PlanWorkbook.read(path, file, faults);
		}
		try {
			return ConfigFile.of(path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
		}
		catch (CharacterCodingException ex) {
			throw refused("The file is not UTF-8 text. Save it as UTF-8.");
		}
	}

	private static Path path(String name) {
		try {
			return Path.of(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
		}
		catch (InvalidPathException ex) {
			throw refused("The file's name holds a character that cannot be stored.");
		}
	}

	static StartRefused refused(String why) {
		return new StartRefused(why, "Choose another file; nothing was changed.");
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param code the plan's code, or null where too much is wrong to tell
	 * @param effective when the plan holds; null as the code
	 * @param actionDays the first and the last day of its actions; null where none has
	 * any
	 * @param found what is wrong, each with its place; empty where the plan can be loaded
	 * @param earlier the import of the same file, or null where there was none
	 */
	public record Understood(@Nullable String code, @Nullable String title, PlanView.@Nullable Period effective,
			int priorities, int outcomes, int principles, int actions, PlanView.@Nullable Period actionDays,
			List<ImportProblem> found, @Nullable ImportView earlier) {

		/** What is wrong, each with its place in one line. */
		public List<String> problems() {
			return found.stream().map(Understood::line).toList();
		}

		private static String line(ImportProblem problem) {
			if (problem.sheet() == null) {
				return problem.reason();
			}
			return (problem.column() != null)
					? "Sheet %s, cell %s%d: %s".formatted(problem.sheet(), problem.column(), problem.row(),
							problem.reason())
					: "%s, line %d: %s".formatted(problem.sheet(), problem.row(), problem.reason());
		}

	}

	private record Reading(String name, String sha256, @Nullable PlanFile plan, List<ImportProblem> problems) {

		Understood told(@Nullable ImportView earlier) {
			if (plan == null) {
				return new Understood(null, null, null, 0, 0, 0, 0, null, problems, earlier);
			}
			var days = plan.actions()
				.stream()
				.map(PlanFile.Item::definition)
				.flatMap(action -> Stream.of(action.startsOn(), action.endsOn()))
				.filter(Objects::nonNull)
				.sorted()
				.toList();
			return new Understood(plan.code().value(), plan.title(), plan.effective(), plan.priorities().size(),
					plan.outcomes().size(), plan.principles().size(), plan.actions().size(),
					days.isEmpty() ? null : new PlanView.Period(days.getFirst(), days.getLast()), problems, earlier);
		}

	}

}
