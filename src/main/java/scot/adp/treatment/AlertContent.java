package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;

/** An alert with all that was filled in. */
public record AlertContent(String shortText, String summary, String poster, @Nullable String soldAs,
		@Nullable String localActions, String level, List<String> substances, List<String> advice,
		List<String> audiences, boolean forPublic, LocalDate validUntil, String origin,
		@Nullable OffsetDateTime nationalAt) {

	/** The same thing is written the same way, whoever sent it and in whatever order. */
	public AlertContent {
		substances = substances.stream().distinct().sorted().toList();
		audiences = audiences.stream().distinct().sorted().toList();
		advice = List.copyOf(advice);
		nationalAt = (nationalAt != null)
				? nationalAt.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES) : null;
	}

	/**
	 * Fills in what was left out.
	 * @param today the day from which its usual days are counted
	 */
	static AlertContent of(AlertEntry entry, AlertRules rules, LocalDate today) {
		String shortText = Blanks.strip(entry.shortText());
		@Nullable String soldAs = given(entry.soldAs());
		String origin = (entry.origin() != null) ? entry.origin() : AlertRules.LOCAL;
		var advice = rules.inOrder((entry.advice() != null) ? entry.advice() : rules.usual().advice());
		var lines = rules.labels(AlertRules.Lists.ADVICE, advice);
		String early = origin.equals(AlertRules.LOCAL) ? "" : rules.usual().early();
		@Nullable String summary = given(entry.summary());
		@Nullable String poster = given(entry.poster());
		var substances = (entry.substances() != null && !entry.substances().isEmpty()) ? entry.substances()
				: rules.substances((soldAs != null) ? shortText + " " + soldAs : shortText);
		return new AlertContent(shortText, (summary != null) ? summary : made(shortText, early, lines, 2),
				(poster != null) ? poster : made(shortText, early, lines, lines.size()), soldAs,
				given(entry.localActions()), (entry.level() != null) ? entry.level() : rules.usual().level(),
				substances, advice, entry.audiences(), entry.forPublic() == null || entry.forPublic(),
				(entry.validUntil() != null) ? entry.validUntil() : today.plusDays(rules.validDays()), origin,
				entry.nationalAt());
	}

	private static String made(String shortText, String early, List<String> advice, int lines) {
		var text = new StringBuilder(shortText);
		if (!early.isEmpty()) {
			text.append("\n\n").append(early);
		}
		if (!advice.isEmpty()) {
			text.append("\n\n").append(String.join("\n", advice.subList(0, Math.min(lines, advice.size()))));
		}
		return text.toString();
	}

	private static @Nullable String given(@Nullable String text) {
		String stripped = (text != null) ? Blanks.strip(text) : "";
		return stripped.isEmpty() ? null : stripped;
	}

	@Override
	public String toString() {
		return "an alert";
	}

}
