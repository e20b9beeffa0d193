package scot.adp.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Reads which services stand in the list of those who work with them, as far as it is
 * scrolled: those of the own units first, and of these what has to be done first.
 */
@Component
class ServiceListQueries {

	private static final String FROM = """
			from directory.service s join directory.unit u on u.code = s.unit
			""" + AssuranceSql.SAID + """
			cross join lateral (select\s""" + AssuranceSql.STATE
			+ """
					 as state) assured
					cross join lateral (select exists (select from directory.service_pause p
					    where p.service = s.id and p.at_place is null and p.from_on <= :day
					        and (p.to_on is null or p.to_on >= :day)) as now) paused
					where not s.merged and lower(s.name || ' ' || u.name) like :text
					    and (:kind = '' or :kind = any(s.kinds))
					    and (:area = '' or :area = any(s.areas) or exists (select from directory.service_at_place a
					        join directory.place p on p.id = a.place where a.service = s.id and p.area = :area
					            and (p.masking <> 'NONE_SHOWN' or :everywhere or p.unit = any(:reads))))
					    and case :stand when '' then s.state <> 'CLOSED'
					        when 'DRAFT' then s.state = 'DRAFT'
					        when 'CLOSED' then s.state = 'CLOSED'
					        when 'PAUSED' then s.state = 'PUBLISHED' and paused.now
					        when 'SHOWN' then s.state = 'PUBLISHED' and not s.staff_only and assured.state not in ('NONE', 'HIDDEN')
					        else s.state = 'PUBLISHED' and assured.state = :stand end
					""";

	private static final String ORDER = """
			order by s.unit = any(:own) desc,
			    case when s.state = 'CLOSED' then 6 when s.state = 'DRAFT' then 5
			        when assured.state in ('HIDDEN', 'NONE') then 2 when assured.state = 'CHASED' then 3
			        when assured.state = 'DUE' then 4
			        when exists (select from directory.entry_report r where r.service = s.id and r.code = 20
			            and r.state in ('OPEN', 'CHECKING')) then 1
			        else 6 end,
			    lower(s.name), s.id
			offset :offset limit :limit""";

	private final JdbcClient jdbc;

	private final ServiceLists lists;

	ServiceListQueries(JdbcClient jdbc, ServiceLists lists) {
		this.jdbc = jdbc;
		this.lists = lists;
	}

	/**
	 * Some of them, in the order of the list.
	 * @param own units whose services come first
	 */
	List<ServiceId> page(Services.Wanted wanted, Reader reader, Collection<UnitId> own, int offset, int limit,
			LocalDate day) {
		return with("select s.id " + FROM + ORDER, wanted, reader, day).param("own", Rows.codes(own))
			.param("offset", offset)
			.param("limit", limit)
			.query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
			.list();
	}

	/** How many there are. */
	int count(Services.Wanted wanted, Reader reader, LocalDate day) {
		return with("select count(*) " + FROM, wanted, reader, day).query(Integer.class).single();
	}

	private StatementSpec with(String sql, Services.Wanted wanted, Reader reader, LocalDate day) {
		return AssuranceSql.on(jdbc.sql(sql), day, lists.rules().assurance())
			.param("text", Rows.like(wanted.search().strip().toLowerCase(Locale.ROOT)))
			.param("kind", (wanted.kind() != null) ? wanted.kind() : "")
			.param("area", (wanted.area() != null) ? wanted.area().value() : "")
			.param("stand", (wanted.stand() != null) ? wanted.stand().name() : "")
			.param("everywhere", reader.everywhere())
			.param("reads", Rows.codes(reader.units()));
	}

	/**
	 * Of what whoever reads may know where it lies, though it is shown to nobody.
	 *
	 * @param everywhere of all places
	 * @param units of the places of these units
	 */
	record Reader(boolean everywhere, Collection<UnitId> units) {
	}

}
