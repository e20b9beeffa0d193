package scot.adp.strategy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.MeetingCalendar;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartRefused;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Loads the plans' files. A changed file becomes a new version of its plan: wording and
 * links follow the file, what was recorded stays. A fault anywhere changes nothing.
 */
@Component
class PlanLoad extends StartUpStep {

	private static final Logger log = LoggerFactory.getLogger(PlanLoad.class);

	private final AdpSettings settings;

	private final PlanStore store;

	private final StatusScales scales;

	private final Actions actions;

	private final DueDateKeeper dueDates;

	private final OrganisationNames partners;

	private final MeetingCalendar calendar;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	PlanLoad(AdpSettings settings, PlanStore store, StatusScales scales, Actions actions, DueDateKeeper dueDates,
			OrganisationNames partners, MeetingCalendar calendar, TransactionTemplate transaction,
			ApplicationEventPublisher events) {
		super(Stage.PLANS);
		this.settings = settings;
		this.store = store;
		this.scales = scales;
		this.actions = actions;
		this.dueDates = dueDates;
		this.partners = partners;
		this.calendar = calendar;
		this.transaction = transaction;
		this.events = events;
	}

	@Override
	protected void perform() {
		transaction.executeWithoutResult(status -> {
			scales.load(ConfigFile.read(settings.config().resolve("status-scales.yaml")));
			List<PlanFile> plans = read(settings.config().resolve("plans"));
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

	private static List<PlanFile> read(Path folder) {
		try (var files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".yaml"))
				.sorted()
				.map(file -> PlanFile.read(ConfigFile.read(file)))
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
		return plan.actions().stream().noneMatch(action -> action.responsibility() == Responsibility.LOCAL);
	}

	private void check(List<PlanFile> plans) {
		var byCode = new HashMap<PlanCode, PlanFile>();
		for (PlanFile plan : plans) {
			@Nullable PlanFile twin = byCode.put(plan.code(), plan);
			if (twin != null) {
				throw plan.file().root().fault("code", "is the code of %s too".formatted(twin.file().path()));
			}
			if (partners.organisation(plan.owner()).isEmpty()) {
				throw plan.file()
					.root()
					.fault("owner", "there is no organisation '%s'".formatted(plan.owner().value()));
			}
			if (!scales.exists(plan.statusScale())) {
				throw plan.file().root().fault("statusScale", "there is no scale '%s'".formatted(plan.statusScale()));
			}
		}
		var groups = calendar.groups();
		for (PlanFile plan : plans) {
			for (var action : plan.actions()) {
				if (action.leadUnit() != null) {
					checkUnit(action, "leadUnit", action.leadUnit());
				}
				action.partnerUnits().forEach(unit -> checkUnit(action, "partnerUnits", unit));
				if (action.group() != null && !groups.contains(action.group())) {
					throw action.entry().fault("group", "there is no group '%s'".formatted(action.group().value()));
				}
				for (var target : action.crosswalk()) {
					@Nullable PlanFile other = byCode.get(target.plan());
					if (other == null || other == plan) {
						throw target.entry()
							.fault("plan", "there is no other plan '%s'".formatted(target.plan().value()));
					}
					if (!other.targets().contains(target.code())) {
						throw target.entry()
							.fault("code", "plan %s has no outcome, part or action '%s'"
								.formatted(target.plan().value(), target.code()));
					}
				}
			}
		}
	}

	private void checkUnit(PlanFile.Item action, String field, UnitId unit) {
		if (partners.unit(unit).isEmpty()) {
			throw action.entry().fault(field, "there is no unit '%s'".formatted(unit.value()));
		}
	}

	private void load(PlanFile plan, int position) {
		String sha256 = sha256(plan.file().text());
		if (!sha256.equals(store.latestSha256(plan.code()))) {
			keepCodes(plan);
			int version = store.save(plan, position, sha256);
			events.publishEvent(new PlanLoaded(plan.code(), version, plan.actions().size()));
			log.info("Loaded {} version {} with {} actions", plan.code().value(), version, plan.actions().size());
		}
		dueDates.reschedule(actions.findAllByPlanOrderById(plan.code())).forEach(actions::storeDueDates);
	}

	/**
	 * A code once promised stays: it may be withdrawn, never dropped or given a new
	 * meaning.
	 */
	private void keepCodes(PlanFile plan) {
		Map<String, PlanFile.Item> now = plan.actions()
			.stream()
			.collect(Collectors.toMap(PlanFile.Item::code, Function.identity()));
		Set<String> withdrawn = store.withdrawnCodes(plan.code());
		for (String code : store.codes(plan.code())) {
			PlanFile.@Nullable Item item = now.get(code);
			if (item == null) {
				throw plan.file()
					.root()
					.fault("actions", ("%s is in the plan and missing from this file; keep it and add "
							+ "'withdrawn' with date and reason instead")
						.formatted(code));
			}
			if (withdrawn.contains(code) && item.withdrawn() == null) {
				throw item.entry()
					.fault("code", "%s was withdrawn and codes are never used again; give this action a new code"
						.formatted(code));
			}
		}
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
