package scot.adp.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;

/** The rules of coverage, from {@code config/directory/coverage.yaml}. */
@Component
class CoverageRules {

	private final List<CoverageRule> rules;

	CoverageRules(AdpSettings settings, ServiceLists lists) {
		this.rules = read(ConfigFile.read(settings.config().resolve("directory").resolve("coverage.yaml")), lists);
	}

	/** The rule that holds on a day: the one that began last, else the first. */
	CoverageRule on(LocalDate day) {
		return rules.stream().filter(it -> !it.from().isAfter(day)).reduce((a, b) -> b).orElse(rules.getFirst());
	}

	static List<CoverageRule> read(ConfigFile file, ServiceLists lists) {
		var rules = new ArrayList<CoverageRule>();
		for (var entry : file.root().allow("rules").entries("rules")) {
			entry.allow("from", "weeks", "minutes", "askAgainDays", "kinds", "bands");
			var kinds = entry.codes("kinds", code -> code);
			for (String kind : kinds) {
				if (lists.kinds().find(kind).isEmpty()) {
					throw entry.fault("kinds", "'%s' is none of the kinds of services".formatted(kind));
				}
			}
			var bands = entry.entries("bands").stream().map(CoverageRules::band).toList();
			if (kinds.isEmpty() || bands.isEmpty()) {
				throw entry.fault(kinds.isEmpty() ? "kinds" : "bands", "has no entries");
			}
			rules.add(new CoverageRule(entry.date("from"), entry.number("weeks", 4), entry.number("minutes", 30),
					entry.number("askAgainDays", 14), kinds, bands));
		}
		if (rules.isEmpty()) {
			throw file.root().fault("rules", "has no entries");
		}
		rules.sort(Comparator.comparing(CoverageRule::from));
		return List.copyOf(rules);
	}

	private static CoverageRule.Band band(ConfigFile.Entry entry) {
		entry.allow("code", "label", "days", "from", "to", "outOfHours");
		var days = entry.codes("days", Schedule.ByDay::of).stream().map(Schedule.ByDay::day).toList();
		var band = new CoverageRule.Band(entry.text("code"), entry.text("label"), days, time(entry, "from"),
				time(entry, "to"), entry.flag("outOfHours"));
		if (!band.from().isBefore(band.to())) {
			throw entry.fault("to", "is to be later than from, on the same day");
		}
		return band;
	}

	private static LocalTime time(ConfigFile.Entry entry, String name) {
		@Nullable String text = entry.optionalText(name);
		try {
			return LocalTime.parse(Objects.requireNonNullElse(text, ""));
		}
		catch (DateTimeException ex) {
			throw entry.fault(name, "is to be a time such as \"09:00\"");
		}
	}

}
