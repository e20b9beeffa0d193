package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A round in which one group of people was asked of a standard.
 *
 * @param unit whose services were asked about
 * @param livedExperience whether somebody with lived experience asked
 * @param themes of what those who answered told; empty where so few answered that others
 * could know who
 * @param quote in their own words; null where they did not agree to that, or its time is
 * over
 * @param withheld whether the reader is told neither of themes nor in their own words
 */
public record MatRoundView(MatRounds.Id id, int version, UnitId unit, String standard, String respondent,
		LocalDate heldOn, String method, boolean livedExperience, int asked, int answered, List<Theme> themes,
		@Nullable String quote, boolean afterSignOff, OffsetDateTime recordedAt, String recordedByName,
		@Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause, boolean withheld) {

	public MatRoundView {
		themes = List.copyOf(themes);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnAt == null;
	}

	/** What it says, to be put right. */
	MatRounds.Entry entry() {
		var told = new TreeMap<String, Integer>();
		themes.forEach(it -> told.put(it.theme(), it.people()));
		return new MatRounds.Entry(unit, standard, respondent, heldOn, method, livedExperience, asked, answered, told,
				quote, quote != null, false);
	}

	/** The same without what would tell who answered where few did. */
	MatRoundView guarded() {
		return new MatRoundView(id, version, unit, standard, respondent, heldOn, method, livedExperience, asked,
				answered, List.of(), null, afterSignOff, recordedAt, recordedByName, withdrawnAt, withdrawnBecause,
				true);
	}

	/** How many people told of a theme. */
	public record Theme(String theme, int people) {
	}

}
