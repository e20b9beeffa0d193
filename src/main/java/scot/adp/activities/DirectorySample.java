package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Assurance;
import scot.adp.directory.DirectoryFigures;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;

/**
 * Invents for a first start with sample data what the directory was counted by at the
 * ends of the last eight quarters: it grew, more of it was said to be right, and more
 * evenings were covered. The same start day gives the same data.
 */
@Component
class DirectorySample {

	private static final int QUARTERS = 8;

	/** How many of a hundred were there, and fresh, doubted and unknown of those. */
	private static final int[][] PERCENT = { { 56, 38, 16, 44 }, { 61, 41, 15, 41 }, { 67, 47, 15, 38 },
			{ 74, 52, 12, 33 }, { 80, 58, 11, 30 }, { 86, 63, 9, 28 }, { 93, 68, 9, 24 }, { 100, 72, 7, 21 } };

	private final JdbcClient jdbc;

	private final AdpSettings settings;

	private final DirectoryFigures figures;

	private final SessionNews changes;

	private final Recording recording;

	private final Clock clock;

	DirectorySample(JdbcClient jdbc, AdpSettings settings, DirectoryFigures figures, SessionNews changes,
			Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.figures = figures;
		this.changes = changes;
		this.recording = recording;
		this.clock = clock;
	}

	/** Invents it where nothing is kept yet. */
	@Transactional
	void invent() {
		if (!settings.sample()
				|| jdbc.sql("select exists (select from activities.directory_week)").query(Boolean.class).single()) {
			return;
		}
		LocalDate today = LocalDate.now(clock);
		var entries = figures.entries(today);
		var week = figures.week();
		if (entries.isEmpty()) {
			return;
		}
		var ends = ends(today);
		for (int n = 0; n < QUARTERS; n++) {
			LocalDate until = ((n + 1 < QUARTERS) ? ends.get(n + 1) : today).minusDays(1);
			entries(ends.get(n), until, PERCENT[n], entries);
			week(ends.get(n), until, week.covered() - (QUARTERS - n) * 2 / 3, week.cells(),
					Math.min(week.areas(), week.areasWithout() + (QUARTERS - n) / 4), week.areas());
		}
		changes.ofDirectory(ends, OffsetDateTime.now(clock));
		recording.tellRows("activities.directory.sample", "days of the directory", QUARTERS);
	}

	/** The last days of the last quarters that are over, the earliest first. */
	private static List<LocalDate> ends(LocalDate today) {
		var month = YearMonth.from(today);
		var first = month.minusMonths((month.getMonthValue() - 1L) % 3);
		return IntStream.range(0, QUARTERS)
			.mapToObj(n -> first.minusMonths(3L * (QUARTERS - 1 - n) + 1).atEndOfMonth())
			.toList();
	}

	private void entries(LocalDate from, LocalDate until, int[] percent, List<DirectoryFigures.Entry> entries) {
		var some = new ArrayList<DirectoryFigures.Entry>();
		for (int n = 0; n < entries.size(); n++) {
			if (spread(n, 0) < percent[0]) {
				some.add(entries.get(n));
			}
		}
		var numbers = IntStream.range(0, some.size()).boxed().toList();
		jdbc.sql("""
				insert into activities.directory_entry (service, from_on, until_on, unit, audiences, assurance,
				    contact_wrong, doubted, unknown_ahead)
				select service, :from, :until, unit, string_to_array(audiences, ' '), assurance, wrong, doubted, ahead
				from unnest(cast(:services as uuid[]), cast(:units as text[]), cast(:audiences as text[]),
				    cast(:assurances as text[]), cast(:wrong as boolean[]), cast(:doubted as boolean[]),
				    cast(:ahead as boolean[])) as t (service, unit, audiences, assurance, wrong, doubted, ahead)""")
			.param("from", from)
			.param("until", until)
			.param("services", some.stream().map(it -> it.service().value()).toArray(UUID[]::new))
			.param("units", some.stream().map(it -> it.unit().value()).toArray(String[]::new))
			.param("audiences", some.stream().map(it -> String.join(" ", it.audiences())).toArray(String[]::new))
			.param("assurances",
					numbers.stream()
						.map(n -> ((spread(n, 1) < percent[1]) ? Assurance.State.FRESH : Assurance.State.DUE).name())
						.toArray(String[]::new))
			.param("wrong", numbers.stream().map(n -> spread(n, 2) < percent[2] / 2).toArray(Boolean[]::new))
			.param("doubted", numbers.stream().map(n -> spread(n, 2) < percent[2]).toArray(Boolean[]::new))
			.param("ahead", numbers.stream().map(n -> spread(n, 3) < percent[3]).toArray(Boolean[]::new))
			.update();
	}

	/** Where the n-th of many stands between 0 and 99, evenly and always the same. */
	private static int spread(int n, int of) {
		return Math.floorMod(n * 37 + of * 53, 100);
	}

	private void week(LocalDate from, LocalDate until, int covered, int cells, int areasWithout, int areas) {
		jdbc.sql("""
				insert into activities.directory_week (from_on, until_on, covered, cells, areas_without, areas)
				values (:from, :until, :covered, :cells, :areasWithout, :areas)""")
			.param("from", from)
			.param("until", until)
			.param("covered", Math.max(0, covered))
			.param("cells", cells)
			.param("areasWithout", areasWithout)
			.param("areas", areas)
			.update();
	}

}
