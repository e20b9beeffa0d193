package scot.adp.activities;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceId;
import scot.adp.events.DataSet;
import scot.adp.platform.Rows;

/**
 * Programmes and where sessions of them were held, for modules that count by them without
 * a caller. It tells no single session.
 */
@Component
public class SessionCatalogue {

	/** The data set in which a change of any session is told. */
	public static final DataSet SESSIONS = SessionNews.SESSIONS;

	private static final String OFFERED = """
			select p.id, array(select o.plan || '/' || o.code from activities.programme_action o
			    where o.programme = p.id) as promises
			from activities.programme p
			where p.state <> 'DRAFT' and (p.kind = any(:kinds) or exists (select from activities.programme_action o
			    where o.programme = p.id and cast(o.plan as text) || '/' || o.code = any(:promises)))""";

	private static final String HELD = """
			select x.first, s.programme, s.place, count(*) as sessions, max(s.happened_on) as last_on,
			    max(coalesce(s.children, 0) + coalesce(s.young_people, 0) + coalesce(s.not_known, 0))
			        filter (where s.counted) as pupils,
			    array_agg(distinct cast(s.happened_on as text)) as days, max(s.above_register_because) as because
			from unnest(cast(:from as date[]), cast(:to as date[])) as x (first, last)
			join activities.session s on s.programme = any(:programmes) and s.happened_on between x.first and x.last
			where s.state = 'HELD' and s.place is not null
			group by x.first, s.programme, s.place""";

	private final JdbcClient jdbc;

	private final ProgrammeStore programmes;

	SessionCatalogue(JdbcClient jdbc, ProgrammeStore programmes) {
		this.jdbc = jdbc;
		this.programmes = programmes;
	}

	/**
	 * Programmes that are of one of some kinds or done for one of some actions, by title;
	 * drafts are none.
	 * @param promises the actions, each as {@code PLAN/CODE}
	 */
	public List<Offered> programmes(Collection<String> kinds, Collection<String> promises) {
		Map<Programmes.Id, List<String>> found = new HashMap<>();
		jdbc.sql(OFFERED)
			.param("kinds", kinds.toArray(String[]::new))
			.param("promises", promises.toArray(String[]::new))
			.query((row, number) -> found.put(new Programmes.Id(row.getObject("id", UUID.class)),
					Arrays.asList((String[]) row.getArray("promises").getArray())))
			.list();
		return programmes.byIds(found.keySet())
			.values()
			.stream()
			.map(it -> new Offered(it, Objects.requireNonNull(found.get(it.id()))))
			.sorted((one, other) -> one.programme().title().compareTo(other.programme().title()))
			.toList();
	}

	/**
	 * Where sessions of programmes were held in each of some stretches of days, in one
	 * statement. What was merged, struck, or waits to be checked is none.
	 */
	public List<HeldAt> held(Collection<Programmes.Id> of, Collection<Stretch> stretches) {
		return jdbc.sql(HELD)
			.param("programmes", Rows.ids(of))
			.param("from", stretches.stream().map(it -> it.from().toString()).toArray(String[]::new))
			.param("to", stretches.stream().map(it -> it.to().toString()).toArray(String[]::new))
			.query((row, number) -> new HeldAt(row.getObject("first", LocalDate.class),
					new Programmes.Id(row.getObject("programme", UUID.class)),
					new PlaceId(row.getObject("place", UUID.class)), row.getInt("sessions"),
					row.getObject("last_on", LocalDate.class), row.getObject("pupils", Integer.class),
					Arrays.stream((String[]) row.getArray("days").getArray()).map(LocalDate::parse).sorted().toList(),
					row.getString("because")))
			.list();
	}

	/**
	 * A programme with what it is done for.
	 *
	 * @param promises the actions, each as {@code PLAN/CODE}
	 */
	public record Offered(ProgrammeView programme, List<String> promises) {
	}

	/** Some days, the first and the last among them. */
	public record Stretch(LocalDate from, LocalDate to) {
	}

	/**
	 * What was held of a programme at a place in a stretch of days.
	 *
	 * @param from the first day of the stretch
	 * @param pupils children, young people and those of whom nothing is known, at the
	 * session at which they were most; null where nobody counted. So many were there at
	 * least
	 * @param days on which it was held, in order
	 * @param aboveRegisterBecause why more were there than are on the register, a code;
	 * null where nobody said so
	 */
	public record HeldAt(LocalDate from, Programmes.Id programme, PlaceId place, int sessions, LocalDate lastOn,
			@Nullable Integer pupils, List<LocalDate> days, @Nullable String aboveRegisterBecause) {
	}

}
