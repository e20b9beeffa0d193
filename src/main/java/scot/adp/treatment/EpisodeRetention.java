package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.people.RetainedTable;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Takes the person out of episodes when their time is over: key, reference, what was told
 * of the person, and all single facts go. That somebody was in treatment, since when and
 * how it ended stays, and with which time of treatment it went on, since figures count
 * it.
 */
@Component
class EpisodeRetention extends RetainedTable {

	private static final String OF_NOBODY = """
			with gone as (select id from treatment.episode where id = any(array(%s))),
			facts as (delete from treatment.episode_fact f using gone g where f.episode = g.id and f.kind <> 'MEDICINE')
			update treatment.episode e set own_ref = null, person = null, person_space = null, key_version = null,
			    agreement = null, age_band = null, sex = null, simd_quintile = null, simd_version = null,
			    home_area = null, erased = true
			from gone g where e.id = g.id""";

	private final JdbcClient jdbc;

	EpisodeRetention(JdbcClient jdbc) {
		super(jdbc, "treatment.episode");
		this.jdbc = jdbc;
	}

	@Override
	public DataSet dataSet() {
		return ChangedRecords.EPISODES;
	}

	/** Its time runs from its end, or from when nothing was asked any more. */
	@Override
	public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc.sql(takingOut("""
				select id from treatment.episode
				where coalesce(ended_on, stopped_on) <= :until and not erased and withdrawn_at is null
				    and unit <> all (:held) limit :limit"""))
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	@Override
	protected String takingOut(String ids) {
		return OF_NOBODY.formatted(ids);
	}

	@Override
	public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
		return jdbc.sql("""
				select started_on, ended_on, unit from treatment.episode
				where person = :person and person_space = :space and unit = any(:units) order by started_on, id""")
			.param("units", Rows.codes(units))
			.param("person", person.value())
			.param("space", person.space().value())
			.query((row, number) -> (row.getObject("ended_on") != null)
					? "In treatment with %s from %s to %s".formatted(row.getString("unit"),
							row.getObject("started_on", LocalDate.class), row.getObject("ended_on", LocalDate.class))
					: "In treatment with %s since %s".formatted(row.getString("unit"),
							row.getObject("started_on", LocalDate.class)))
			.list();
	}

}
