package scot.adp.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;

/**
 * The lists that services are told by, and the rules that the partnership set for them,
 * from {@code config/directory/services.yaml} and {@code school-year.yaml}.
 */
@Service
public class ServiceLists {

	private final CodeList kinds;

	private final CodeList audiences;

	private final CodeList models;

	private final CodeList substances;

	private final CodeList formats;

	private final CodeList languages;

	private final CodeList features;

	private final CodeList reasons;

	private final Rules rules;

	private final OpenDays days;

	ServiceLists(AdpSettings settings, WorkingDays workingDays) {
		var folder = settings.config().resolve("directory");
		var root = ConfigFile.read(folder.resolve("services.yaml"))
			.root()
			.allow("serviceKind", "audience", "recoveryModel", "substance", "format", "language", "accessFeature",
					"closedBecause", "assurance", "hours", "pause", "closed", "reports", "import");
		this.kinds = CodeList.of(root, "serviceKind");
		this.audiences = CodeList.of(root, "audience");
		this.models = CodeList.of(root, "recoveryModel");
		this.substances = CodeList.of(root, "substance");
		this.formats = CodeList.of(root, "format");
		this.languages = CodeList.of(root, "language");
		this.features = CodeList.of(root, "accessFeature");
		this.reasons = CodeList.of(root, "closedBecause");
		this.rules = rules(root);
		this.days = new OpenDays(workingDays.holidays(),
				years(ConfigFile.read(folder.resolve("school-year.yaml")), settings.sample()));
	}

	/** What people come for. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList kinds() {
		return kinds;
	}

	/** Whom a service is for. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList audiences() {
		return audiences;
	}

	/** Ways of recovery, none before another. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList models() {
		return models;
	}

	/** What it is about. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList substances() {
		return substances;
	}

	/** In which forms it tells of itself. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList formats() {
		return formats;
	}

	/** In which languages. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList languages() {
		return languages;
	}

	/** What makes a place easy to get into. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList features() {
		return features;
	}

	/** Why something is closed or paused. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public CodeList reasons() {
		return reasons;
	}

	Rules rules() {
		return rules;
	}

	/** The days that hours depend on. */
	@Allowed(operation = "directory.service.read", to = Audience.PUBLIC)
	public OpenDays days() {
		return days;
	}

	private static Rules rules(ConfigFile.Entry root) {
		var assurance = root.entry("assurance").allow("dueMonths", "chaseDays", "hiddenMonths", "noticeDays");
		var reports = root.entry("reports").allow("withinDays", "workingDays", "keptDays");
		var rules = new Rules(
				new AssuranceRules(assurance.number("dueMonths", 6), assurance.number("chaseDays", 30),
						assurance.number("hiddenMonths", 9), assurance.number("noticeDays", 14)),
				root.entry("hours").allow("daysAhead").number("daysAhead", 120),
				root.entry("pause").allow("reviewDays").number("reviewDays", 90),
				root.entry("closed").allow("shownDays").number("shownDays", 90), reports.number("withinDays", 14),
				reports.number("workingDays", 3), reports.number("keptDays", 180),
				root.entry("import").allow("confirmedMonths").number("confirmedMonths", 12));
		if (rules.assurance().hiddenMonths() <= rules.assurance().dueMonths()) {
			throw assurance.fault("hiddenMonths", "must be more than dueMonths");
		}
		return rules;
	}

	static List<OpenDays.SchoolYear> years(ConfigFile file, boolean sample) {
		var years = new ArrayList<OpenDays.SchoolYear>();
		for (var entry : file.root().allow("years").entries("years")) {
			entry.allow("year", "sample", "from", "to", "terms", "closed").text("year");
			var days = span(entry);
			var terms = entry.entries("terms").stream().map(term -> span(term.allow("from", "to"))).toList();
			if (terms.stream().anyMatch(term -> !days.holds(term.from()) || !days.holds(term.to()))) {
				throw entry.fault("terms", "lie outside the year");
			}
			Set<LocalDate> closed = new HashSet<>();
			entry.entries("closed").forEach(day -> closed.add(day.allow("on").date("on")));
			if (sample || !entry.flag("sample")) {
				years.add(new OpenDays.SchoolYear(days, terms, Set.copyOf(closed)));
			}
		}
		return years;
	}

	private static OpenDays.Span span(ConfigFile.Entry entry) {
		var span = new OpenDays.Span(entry.date("from"), entry.date("to"));
		if (span.to().isBefore(span.from())) {
			throw entry.fault("to", "is before the first day");
		}
		return span;
	}

	/**
	 * Rules of the partnership.
	 *
	 * @param daysAhead for how many days it is worked out when services are open
	 * @param reviewDays after how many days at most a pause without an end is looked at
	 * @param shownDays for how many days one that closed can still be read
	 * @param withinDays within how many days reports by several routes make a task
	 * @param workingDays how many working days the task has
	 * @param keptDays how long answered reports are kept
	 * @param confirmedMonths for how many months hours without an end that a file tells
	 * count as confirmed
	 */
	record Rules(AssuranceRules assurance, int daysAhead, int reviewDays, int shownDays, int withinDays,
			int workingDays, int keptDays, int confirmedMonths) {
	}

}
