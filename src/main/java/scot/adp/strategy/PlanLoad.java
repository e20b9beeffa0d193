package scot.adp.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartRefused;
import scot.adp.platform.StartUpStep;

/**
 * Loads the plans' files. A changed file becomes a new version of its plan: wording and
 * links follow the file except where somebody changed them on a page, and what was
 * recorded stays. A fault anywhere changes nothing.
 */
@Component
class PlanLoad extends StartUpStep {

	private static final Logger log = LoggerFactory.getLogger(PlanLoad.class);

	private final AdpSettings settings;

	private final PlanStore store;

	private final PlanMerge merge;

	private final PlanCheck check;

	private final StatusScales scales;

	private final Actions actions;

	private final DueDateKeeper dueDates;

	private final TransactionTemplate transaction;

	PlanLoad(AdpSettings settings, PlanStore store, PlanMerge merge, PlanCheck check, StatusScales scales,
			Actions actions, DueDateKeeper dueDates, TransactionTemplate transaction) {
		super(Stage.PLANS);
		this.settings = settings;
		this.store = store;
		this.merge = merge;
		this.check = check;
		this.scales = scales;
		this.actions = actions;
		this.dueDates = dueDates;
		this.transaction = transaction;
	}

	@Override
	protected void perform() {
		transaction.executeWithoutResult(status -> {
			scales.load(ConfigFile.read(settings.config().resolve("status-scales.yaml")));
			List<PlanFile> plans = read(settings.config().resolve("plans"), check.today());
			check(plans);
			// A changed meeting may move due dates at the same time; both lock in one
			// order.
			actions.findAllByTrackedFromNotNullOrderByPlanAscIdAsc();
			int position = 0;
			for (PlanFile plan : plans) {
				load(plan, position++);
			}
		});
	}

	private static List<PlanFile> read(Path folder, PlanFile.Today today) {
		try (var files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".yaml"))
				.sorted()
				.map(file -> PlanFile.read(ConfigFile.read(file), today))
				// The partnership's own plans first, the youngest of each first.
				.sorted(Comparator.comparing(PlanLoad::national)
					.thenComparing(plan -> plan.effective().from(), Comparator.reverseOrder()))
				.toList();
		}
		catch (IOException ex) {
			throw new StartRefused("The folder %s with the plans cannot be read.".formatted(folder),
					"Put the plans' files there, or name the folder above it with --adp.config=FOLDER.");
		}
	}

	private static boolean national(PlanFile plan) {
		return plan.actions()
			.stream()
			.noneMatch(action -> action.definition().responsibility() == ActionView.Responsibility.LOCAL);
	}

	private void check(List<PlanFile> plans) {
		var byCode = new HashMap<PlanCode, PlanFile>();
		for (PlanFile plan : plans) {
			@Nullable PlanFile twin = byCode.put(plan.code(), plan);
			if (twin != null) {
				throw plan.file().root().fault("code", "is the code of %s too".formatted(twin.file().path()));
			}
		}
		for (PlanFile plan : plans) {
			check.against(plan, byCode, fault -> {
				throw fault;
			});
		}
	}

	private void load(PlanFile plan, int position) {
		String sha256 = PlanMerge.sha256(plan.file().text());
		if (!store.latest(plan.code()).map(PlanStore.Kept::sha256).equals(Optional.of(sha256))) {
			int version = merge.take(plan, position, sha256);
			log.info("Loaded {} version {} with {} actions", plan.code().value(), version, plan.actions().size());
		}
		dueDates.reschedule(actions.findAllByPlanOrderById(plan.code())).forEach(actions::storeDueDates);
	}

}
