package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.CoverageCell.State;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * What the directory is counted by: facts of each entry on a day, and how much of the
 * week is covered. They are for those who count; nobody is told an entry by them.
 */
@Service
@Transactional(readOnly = true)
public class DirectoryFigures {

	/** For how many days ahead, the day itself counted, nothing is to be unknown. */
	public static final int DAYS_KNOWN = 28;

	private static final RowMapper<Entry> ENTRY = Rows.of(Entry.class);

	private final JdbcClient jdbc;

	private final ServiceLists lists;

	private final HelpCoverage coverage;

	private final Clock clock;

	DirectoryFigures(JdbcClient jdbc, ServiceLists lists, HelpCoverage coverage, Clock clock) {
		this.jdbc = jdbc;
		this.lists = lists;
		this.coverage = coverage;
		this.clock = clock;
	}

	/**
	 * All entries that were published at the end of a day, paused and hidden ones too,
	 * and neither drafts nor what is for staff alone; one statement however many there
	 * are. Unit and audiences are those of today.
	 * @param day a day that is not to come
	 */
	@Allowed(operation = "directory.figures.read", to = Audience.PUBLIC)
	public List<Entry> entries(LocalDate day) {
		LocalDate today = today();
		return AssuranceSql.on(jdbc.sql("select s.id as service, s.unit, s.audiences, " + AssuranceSql.STATE + """
				 as assurance,
				    case when :reported then coalesce(report.unclear, 0) end as unclear,
				    case when :reported then coalesce(report.contact_wrong, 0) end as contact_wrong,
				    case when :reported then coalesce(report.closed, 0) end as closed,
				    case when :reported then coalesce(report.not_my_area, 0) end as not_my_area,
				    case when :ahead then exists (select from directory.opening_window w
				        where w.service = s.id and w.state = 'UNKNOWN' and w.ends_at > :from and w.starts_at < :to)
				        end as unknown_ahead
				from directory.service s
				""" + AssuranceSql.SAID + """
				left join (select r.service, count(*) filter (where code = 0) as unclear,
				        count(*) filter (where code = 10) as contact_wrong, count(*) filter (where code = 20) as closed,
				        count(*) filter (where code = 30) as not_my_area
				    from directory.entry_report r
				    where r.made_at < :ended and (r.answered_at is null or r.answered_at >= :ended)
				    group by r.service) report on report.service = s.id
				where s.state <> 'DRAFT' and s.published_at < :ended and not s.staff_only and not s.merged
				    and (s.ended_on is null or s.ended_on > :day)
				order by s.id"""), day, lists.rules().assurance())
			.param("ended", day.plusDays(1).atStartOfDay(Hours.ZONE).toOffsetDateTime())
			.param("reported", !day.isBefore(today.minusDays(lists.rules().keptDays())))
			.param("ahead", day.equals(today))
			.param("from", day.atStartOfDay(Hours.ZONE).toOffsetDateTime())
			.param("to", day.plusDays(DAYS_KNOWN).atStartOfDay(Hours.ZONE).toOffsetDateTime())
			.query(ENTRY)
			.list();
	}

	/**
	 * What is covered of what is watched, over the weeks from the next Monday on: how
	 * many of the cells of evenings and weekends, and how many areas have nothing at any
	 * time. What is past is not kept, so it is of today alone.
	 */
	@Allowed(operation = "directory.figures.read", to = Audience.PUBLIC)
	public Week week() {
		var counted = coverage.watched(today());
		var bands = counted.rule()
			.bands()
			.stream()
			.filter(CoverageRule.Band::outOfHours)
			.map(CoverageRule.Band::code)
			.toList();
		var cells = counted.cells().stream().filter(it -> bands.contains(it.band())).toList();
		var states = counted.cells()
			.stream()
			.collect(Collectors.groupingBy(CoverageCell::area,
					Collectors.mapping(CoverageCell::state, Collectors.toSet())));
		return new Week((int) cells.stream().filter(it -> it.state() == State.COVERED).count(), cells.size(),
				(int) states.values().stream().filter(Set.of(State.GAP)::equals).count(), states.size());
	}

	/** How often Find help gave an answer, by the day; days without any are left out. */
	@Allowed(operation = "directory.figures.read", to = Audience.PUBLIC)
	public Map<LocalDate, Long> helpFound() {
		return jdbc.sql("select on_day, answers from directory.help_found")
			.query((row, number) -> Map.entry(row.getObject("on_day", LocalDate.class), row.getLong("answers")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	/**
	 * What is counted of an entry on a day.
	 *
	 * @param assurance how fresh it was
	 * @param unclear how many reports were open that day that say so; null, as the
	 * numbers of the other codes, where answered reports of that day are kept no more
	 * @param contactWrong code 10
	 * @param closed code 20
	 * @param notMyArea code 30
	 * @param unknownAhead whether nobody can say on one of the next
	 * {@link DirectoryFigures#DAYS_KNOWN} days whether it is open; null for a day other
	 * than today, since what was known then is not kept
	 */
	public record Entry(ServiceId service, UnitId unit, List<String> audiences, Assurance.State assurance,
			@Nullable Integer unclear, @Nullable Integer contactWrong, @Nullable Integer closed,
			@Nullable Integer notMyArea, @Nullable Boolean unknownAhead) {

		/**
		 * Whether a report of a wrong contact or of its end was open; null where that is
		 * not known.
		 */
		public @Nullable Boolean doubted() {
			return (contactWrong != null && closed != null) ? contactWrong + closed > 0 : null;
		}

	}

	/**
	 * What is covered of a week.
	 *
	 * @param covered how many of the cells of evenings and weekends are
	 * @param cells all of these
	 * @param areasWithout how many areas have nothing at any time
	 * @param areas all of them
	 */
	public record Week(int covered, int cells, int areasWithout, int areas) {
	}

}
