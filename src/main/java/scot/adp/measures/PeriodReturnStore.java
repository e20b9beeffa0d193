package scot.adp.measures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.measures.PeriodReturnView.Revision;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps how units bring data sets, and their returns. */
@Component
class PeriodReturnStore {

	private static final RowMapper<UnitSourceView> CHOICE = Rows.of(UnitSourceView.class);

	private static final RowMapper<Took> TOOK = Rows.of(Took.class);

	private static final RowMapper<Brought> BROUGHT = Rows.of(Brought.class);

	/** A form that is open for longer was left, and not filled in all the time. */
	private static final String LEFT_OPEN = "2 hours";

	/** Of how many filings the median is told. */
	private static final int LAST_TIMED = 20;

	private final JdbcClient jdbc;

	PeriodReturnStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What holds in a period: the last choice from its first day or before, else rows.
	 */
	static SourceKind kind(Collection<UnitSourceView> ofUnit, LocalDate from) {
		return ofUnit.stream()
			.filter(choice -> !choice.fromOn().isAfter(from))
			.max(Comparator.comparing(UnitSourceView::fromOn))
			.map(UnitSourceView::kind)
			.orElse(SourceKind.ROWS);
	}

	/** The choices of units, in order of time; of all where none are named. */
	List<UnitSourceView> choices(@Nullable Collection<UnitId> units) {
		return jdbc.sql("""
				select unit, data_set, from_on, kind from measures.unit_source
				where cast(:units as text[]) is null or unit = any(cast(:units as text[]))
				order by unit, data_set, from_on""")
			.param("units", (units != null) ? Rows.codes(units) : null)
			.query(CHOICE)
			.list();
	}

	/** The choices of all units for a data set, by unit. */
	Map<UnitId, List<UnitSourceView>> choices(DataSet dataSet) {
		return choices((Collection<UnitId>) null).stream()
			.filter(it -> it.dataSet().equals(dataSet))
			.collect(Collectors.groupingBy(UnitSourceView::unit, LinkedHashMap::new, Collectors.toList()));
	}

	/** Keeps a choice; it holds from then on, so later ones go. */
	void choose(PeriodReturns.Id id, UnitSourceView choice, Author author) {
		jdbc.sql("delete from measures.unit_source where unit = :unit and data_set = :dataSet and from_on >= :from")
			.param("unit", choice.unit().value())
			.param("dataSet", choice.dataSet().value())
			.param("from", choice.fromOn())
			.update();
		jdbc.sql("""
				insert into measures.unit_source (id, version, unit, data_set, from_on, kind, chosen_by, chosen_by_name,
				    chosen_at)
				values (:id, 1, :unit, :dataSet, :from, :kind, :by, :byName, :at)""")
			.param("id", id.value())
			.param("unit", choice.unit().value())
			.param("dataSet", choice.dataSet().value())
			.param("from", choice.fromOn())
			.param("kind", choice.kind().name())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** Lets one at a time choose or file for a unit, and none while rows come in. */
	void lock(UnitId unit, DataSet dataSet) {
		lock("pg_advisory_xact_lock", List.of(unit), dataSet);
	}

	/** Lets rows of units come in as long as nobody chooses. */
	void share(Collection<UnitId> units, DataSet dataSet) {
		lock("pg_advisory_xact_lock_shared", units, dataSet);
	}

	private void lock(String how, Collection<UnitId> units, DataSet dataSet) {
		// In one order, so that two of several units do not wait for each other.
		jdbc.sql("""
				select cast(%s(hashtext('source ' || :dataSet || ' ' || unit)) as text)
				from (select unit from unnest(cast(:units as text[])) as u (unit) order by unit) x""".formatted(how))
			.param("dataSet", dataSet.value())
			.param("units", Rows.codes(units))
			.query(String.class)
			.list();
	}

	Optional<Stored> find(UnitId unit, DataSet dataSet, LocalDate from) {
		return filed(List.of(unit), dataSet, from, from, false).stream().findFirst();
	}

	/**
	 * What was filed for periods that begin from one day to another, the first first.
	 * @param units whose; null for all
	 * @param dataSet of which; null for any
	 * @param confirmed whether only what a lead confirmed is meant, and that as it was
	 * confirmed last
	 */
	List<Stored> filed(@Nullable Collection<UnitId> units, @Nullable DataSet dataSet, LocalDate from, LocalDate to,
			boolean confirmed) {
		var found = new LinkedHashMap<UUID, Stored>();
		jdbc.sql("""
				select r.id, v.revision, r.unit, r.data_set, r.period_from, v.nil, v.filed_by_name, v.filed_at,
				    exists (select from measures.return_confirmation c where c.unit_return = r.id
				        and c.revision = v.revision) as confirmed, a.field, a.value
				from measures.unit_return r
				join measures.unit_return_revision v on v.unit_return = r.id
				    and v.revision = case when :confirmed then (select max(c.revision)
				        from measures.return_confirmation c where c.unit_return = r.id) else r.version end
				left join measures.return_answer a on a.unit_return = r.id and a.revision = v.revision
				where (cast(:units as text[]) is null or r.unit = any(cast(:units as text[])))
				    and (cast(:dataSet as text) is null or r.data_set = :dataSet)
				    and r.period_from between :from and :to
				order by r.period_from""")
			.param("units", (units != null) ? Rows.codes(units) : null)
			.param("dataSet", (dataSet != null) ? dataSet.value() : null)
			.param("from", from)
			.param("to", to)
			.param("confirmed", confirmed)
			.query(row -> {
				UUID id = row.getObject("id", UUID.class);
				if (!found.containsKey(id)) {
					found.put(id,
							new Stored(new PeriodReturns.Id(id), row.getInt("revision"),
									new UnitId(row.getString("unit")), new DataSet(row.getString("data_set")),
									row.getObject("period_from", LocalDate.class), row.getBoolean("nil"),
									row.getString("filed_by_name"), row.getObject("filed_at", OffsetDateTime.class),
									row.getBoolean("confirmed"), new HashMap<>()));
				}
				if (row.getString("field") != null) {
					found.get(id).answers().put(row.getString("field"), row.getInt("value"));
				}
			});
		return List.copyOf(found.values());
	}

	/** What was returned of a form for periods that hold any of the days. */
	List<Returned> returned(ReturnForm form, LocalDate from, LocalDate to) {
		var choices = choices(form.dataSet());
		if (choices.isEmpty()) {
			return List.of();
		}
		var periods = Period.covering(form.period(), from, to);
		Map<List<Object>, Stored> filed = filed(null, form.dataSet(), periods.getFirst().from(),
				periods.getLast().from(), form.byLead())
			.stream()
			.collect(Collectors.toMap(it -> List.of(it.unit(), it.from()), it -> it));
		var returned = new ArrayList<Returned>();
		for (Period period : periods) {
			choices.forEach((unit, ofUnit) -> {
				if (kind(ofUnit, period.from()) == SourceKind.RETURN) {
					@Nullable Stored found = filed.get(List.of(unit, period.from()));
					returned.add(new Returned(unit, period, found != null && found.nil(),
							(found != null) ? Map.copyOf(found.answers()) : null));
				}
			});
		}
		return returned;
	}

	/**
	 * How many returns of a period were filed, or put right, after figures of it were
	 * released.
	 */
	long late(Collection<DataSet> dataSets, Period period) {
		return jdbc.sql("""
				select count(*) from measures.unit_return r
				join measures.unit_return_revision v on v.unit_return = r.id
				where v.after_sign_off and r.data_set = any(:dataSets) and r.period_from between :from and :to""")
			.param("dataSets", Rows.codes(dataSets))
			.param("from", period.from())
			.param("to", period.to())
			.query(Long.class)
			.single();
	}

	/** What a return said, the last first. */
	List<Revision> revisions(PeriodReturns.Id id) {
		var found = new LinkedHashMap<Integer, Revision>();
		jdbc.sql("""
				select v.revision, v.nil, v.reason, v.filed_by_name, v.filed_at, v.after_sign_off, c.confirmed_by_name,
				    a.field, a.value
				from measures.unit_return_revision v
				left join measures.return_confirmation c on c.unit_return = v.unit_return and c.revision = v.revision
				left join measures.return_answer a on a.unit_return = v.unit_return and a.revision = v.revision
				where v.unit_return = :id order by v.revision desc""").param("id", id.value()).query(row -> {
			int number = row.getInt("revision");
			if (!found.containsKey(number)) {
				found.put(number,
						new Revision(number, row.getBoolean("nil"), row.getString("reason"),
								row.getString("filed_by_name"), row.getObject("filed_at", OffsetDateTime.class),
								row.getBoolean("after_sign_off"), row.getString("confirmed_by_name"), new HashMap<>()));
			}
			if (row.getString("field") != null) {
				found.get(number).answers().put(row.getString("field"), row.getInt("value"));
			}
		});
		return List.copyOf(found.values());
	}

	void file(PeriodReturns.Id id, Filing filing, Author author) {
		jdbc.sql(
				"""
						insert into measures.unit_return (id, version, unit, data_set, period_from, nil, filed_by, filed_by_name,
						    filed_at)
						values (:id, :revision, :unit, :dataSet, :from, :nil, :by, :byName, :at)
						on conflict (id) do update set version = excluded.version, nil = excluded.nil,
						    filed_by = excluded.filed_by, filed_by_name = excluded.filed_by_name, filed_at = excluded.filed_at""")
			.param("id", id.value())
			.param("revision", filing.revision())
			.param("unit", filing.unit().value())
			.param("dataSet", filing.dataSet().value())
			.param("from", filing.period().from())
			.param("nil", filing.nil())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		jdbc.sql("""
				insert into measures.unit_return_revision (unit_return, revision, nil, reason, filed_by, filed_by_name,
				    filed_at, after_sign_off, opened_at, came_in)
				values (:id, :revision, :nil, :reason, :by, :byName, :at, :late, :openedAt, :in)""")
			.param("id", id.value())
			.param("revision", filing.revision())
			.param("nil", filing.nil())
			.param("reason", filing.reason())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.param("late", filing.afterSignOff())
			.param("openedAt", filing.openedAt())
			.param("in", filing.in())
			.update();
		var fields = List.copyOf(filing.answers().keySet());
		jdbc.sql("""
				insert into measures.return_answer (unit_return, revision, field, value)
				select :id, :revision, field, value
				from unnest(cast(:fields as text[]), cast(:values as bigint[])) as t (field, value)""")
			.param("id", id.value())
			.param("revision", filing.revision())
			.param("fields", fields.toArray(String[]::new))
			.param("values", fields.stream().map(filing.answers()::get).map(Integer::longValue).toArray(Long[]::new))
			.update();
	}

	/**
	 * How long each form took to be filled in, by the median of the last that were: first
	 * filings with numbers, of forms that nobody left open for hours.
	 */
	Map<DataSet, ReturnTime> took() {
		return jdbc.sql("""
				select data_set, count(*) as filings,
				    greatest(1, ceil(percentile_cont(0.5) within group (order by seconds) / 60)) as minutes
				from (select r.data_set, extract(epoch from v.filed_at - v.opened_at) as seconds,
				        row_number() over (partition by r.data_set order by v.filed_at desc) as nth
				    from measures.unit_return_revision v
				    join measures.unit_return r on r.id = v.unit_return
				    where v.opened_at > v.filed_at - cast(:longest as interval) and v.revision = 1 and not v.nil) last
				where nth <= :last group by data_set""")
			.param("longest", LEFT_OPEN)
			.param("last", LAST_TIMED)
			.query(TOOK)
			.list()
			.stream()
			.collect(Collectors.toMap(Took::dataSet, it -> new ReturnTime(it.minutes(), it.filings())));
	}

	/** What a file said, of each return the last of it. */
	List<Brought> broughtIn(UUID in) {
		return jdbc.sql("""
				select r.unit, r.data_set, r.period_from as "from", max(v.revision) as revision
				from measures.unit_return_revision v join measures.unit_return r on r.id = v.unit_return
				where v.came_in = :in group by r.id order by r.unit, r.data_set, r.period_from""")
			.param("in", in)
			.query(BROUGHT)
			.list();
	}

	/** Forgets a return, so that it is due again. */
	void forget(PeriodReturns.Id id) {
		for (String table : List.of("return_confirmation", "return_answer", "unit_return_revision")) {
			jdbc.sql("delete from measures.%s where unit_return = :id".formatted(table))
				.param("id", id.value())
				.update();
		}
		jdbc.sql("delete from measures.unit_return where id = :id").param("id", id.value()).update();
	}

	/** Keeps that a lead said of a return, as it stands, that it is right. */
	void confirm(PeriodReturns.Id id, int revision, Author author) {
		jdbc.sql(
				"""
						insert into measures.return_confirmation (unit_return, revision, confirmed_by, confirmed_by_name, confirmed_at)
						values (:id, :revision, :by, :byName, :at)""")
			.param("id", id.value())
			.param("revision", revision)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** What is kept of a return. */
	record Filing(UnitId unit, DataSet dataSet, Period period, int revision, boolean nil, Map<String, Integer> answers,
			@Nullable String reason, boolean afterSignOff, @Nullable OffsetDateTime openedAt, @Nullable UUID in) {
	}

	/** What a file said of a return. */
	record Brought(UnitId unit, DataSet dataSet, LocalDate from, int revision) {
	}

	private record Took(DataSet dataSet, int minutes, int filings) {
	}

	/** A return as it stands. */
	record Stored(PeriodReturns.Id id, int version, UnitId unit, DataSet dataSet, LocalDate from, boolean nil,
			String filedBy, OffsetDateTime filedAt, boolean confirmed, Map<String, Integer> answers) {

		/** Whether it says the same. */
		boolean says(boolean thatNil, Map<String, Integer> thatAnswers) {
			return nil == thatNil && answers.equals(thatAnswers);
		}

	}

}
