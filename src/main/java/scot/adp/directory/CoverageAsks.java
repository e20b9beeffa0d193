package scot.adp.directory;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Asks who could be open where and when nothing is of what is watched. That somebody was
 * asked stays with the gap until something is open then.
 */
@Service
@Transactional
public class CoverageAsks {

	/** The most characters of what is written besides. */
	public static final int WORDS_LIMIT = 300;

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private final JdbcClient jdbc;

	private final HelpCoverage coverage;

	private final Areas areas;

	private final UnitTree units;

	private final EntryPeople people;

	private final Messages messages;

	private final Recording recording;

	private final Clock clock;

	CoverageAsks(JdbcClient jdbc, HelpCoverage coverage, Areas areas, UnitTree units, EntryPeople people,
			Messages messages, Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.coverage = coverage;
		this.areas = areas;
		this.units = units;
		this.people = people;
		this.messages = messages;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Asks a unit whether it could be open at a time at which nothing is.
	 * @throws Problem where there is no such unit or time, something is open then, or the
	 * unit was asked not long ago
	 */
	@Allowed(operation = "directory.coverage.ask", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id ask(String idempotencyKey, New ask) {
		String words = Objects.requireNonNullElse(Blanks.stripped(ask.words()), "");
		@Nullable UnitId unit = ask.unit();
		return recording.once(idempotencyKey,
				List.of(ask.area(), ask.weekday(), ask.band(), String.valueOf(unit), words), Id::new, author -> {
					var picture = coverage.of(List.of(), null);
					CoverageCell cell = picture.cells()
						.stream()
						.filter(it -> it.area().equals(ask.area()) && it.weekday() == ask.weekday()
								&& it.band().equals(ask.band()))
						.findFirst()
						.orElseThrow(() -> Problem.notFound("time of day", ask.band()));
					hold();
					LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
					int days = picture.rule().askAgainDays();
					Optional<CoverageAskView> before = of(List.of(cell)).getOrDefault(cell, List.of())
						.stream()
						.filter(it -> it.unit().equals(unit) && it.askedOn().isAfter(today.minusDays(days)))
						.findFirst();
					new Problem.Faults()
						.when(cell.state() != CoverageCell.State.GAP, "band",
								"Something is open then, so nobody needs to be asked.")
						.when(unit == null || !units.all().containsKey(unit), "unit", "Choose whom to ask.")
						.when(before.isPresent(), "unit",
								"They were asked less than %d days ago. Ring them, or ask somebody else."
									.formatted(days),
								"ASKED_ALREADY")
						.text(words, WORDS_LIMIT, "words")
						.raise();
					return asked(new Asked(cell, Objects.requireNonNull(unit), picture.rule(), words), today, author);
				});
	}

	private Made<Id> asked(Asked ask, LocalDate today, Author author) {
		CoverageCell cell = ask.cell();
		var id = new Id(UUID.randomUUID());
		jdbc.sql("""
				insert into directory.coverage_asked (id, area, weekday, band, unit, asked_on, asked_by, asked_by_name,
				    asked_at)
				values (:id, :area, :weekday, :band, :unit, :on, :by, :byName, :at)""")
			.param("id", id.value())
			.param("area", cell.area().value())
			.param("weekday", cell.weekday().getValue())
			.param("band", cell.band())
			.param("unit", ask.unit().value())
			.param("on", today)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		var band = ask.rule().bands().stream().filter(it -> it.code().equals(cell.band())).findFirst().orElseThrow();
		String area = areas.all()
			.stream()
			.filter(it -> it.code().equals(cell.area()))
			.map(LocalAreaView::name)
			.findFirst()
			.orElse(cell.area().value());
		messages.put(MessageKind.NOTICE, people.of(ask.unit(), true), "Could you be open at a time when nothing is?",
				("Nothing that people can find is open then:\n\n- %s, %s, %s (%s to %s)\n\n"
						+ "Could you offer something? If you do, add its hours to your entry in Find help. If there is something already, put its entry right.%s")
					.formatted(area, cell.weekday().getDisplayName(TextStyle.FULL, Locale.UK), band.label(),
							band.from(), band.to(), ask.words().isEmpty() ? "" : "\n\n" + ask.words()),
				path(cell));
		return new Made<>(id, "coverage of " + cell.area().value(), Map.of("weekday", cell.weekday().name(), "band",
				cell.band(), "unit", ask.unit().value(), "askedOn", today.toString()));
	}

	/** Where a cell stands on the page of coverage. */
	private static String path(CoverageCell cell) {
		return "where-open?cell=%s_%s_%s".formatted(cell.area().value(), cell.weekday().name().substring(0, 2),
				cell.band());
	}

	/** Has others wait who ask, so that nobody is asked twice. */
	private void hold() {
		jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('directory.coverage-asked'))) as held")
			.query(Integer.class)
			.single();
	}

	/**
	 * Who was asked of each of some cells and nothing came of it yet, the last first;
	 * cells of which nobody was are left out.
	 */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<CoverageCell, List<CoverageAskView>> of(Collection<CoverageCell> cells) {
		var asked = jdbc.sql("""
				select area, weekday, band, unit, asked_on, asked_by_name from directory.coverage_asked
				where covered_on is null order by asked_at desc, id""")
			.query(ROW)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Row::key, Collectors.mapping(Row::view, Collectors.toList())));
		return cells.stream()
			.distinct()
			.filter(it -> asked.containsKey(CoverageStore.Key.of(it)))
			.collect(Collectors.toMap(Function.identity(),
					it -> Objects.requireNonNull(asked.get(CoverageStore.Key.of(it)))));
	}

	/** Closes what was asked of cells in which something is open by now. */
	void covered(Collection<CoverageCell> cells, LocalDate today) {
		var open = cells.stream().filter(it -> it.state() != CoverageCell.State.GAP).toList();
		jdbc.sql("""
				update directory.coverage_asked a set covered_on = :today
				from unnest(cast(:areas as text[]), cast(:weekdays as int[]), cast(:bands as text[]))
				    as t (area, weekday, band)
				where a.covered_on is null and a.area = t.area and a.weekday = t.weekday and a.band = t.band""")
			.param("today", today)
			.param("areas", open.stream().map(it -> it.area().value()).toArray(String[]::new))
			.param("weekdays", open.stream().map(it -> it.weekday().getValue()).toArray(Integer[]::new))
			.param("bands", open.stream().map(CoverageCell::band).toArray(String[]::new))
			.update();
	}

	/** That somebody was asked. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * Whom to ask of which time; faults tell what is missing.
	 *
	 * @param words what is written besides; null for nothing
	 */
	public record New(AreaCode area, DayOfWeek weekday, String band, @Nullable UnitId unit, @Nullable String words) {
	}

	private record Asked(CoverageCell cell, UnitId unit, CoverageRule rule, String words) {
	}

	private record Row(AreaCode area, int weekday, String band, UnitId unit, LocalDate askedOn, String askedByName) {

		CoverageStore.Key key() {
			return new CoverageStore.Key(area, weekday, band);
		}

		CoverageAskView view() {
			return new CoverageAskView(unit, askedOn, askedByName);
		}

	}

}
