package scot.adp.treatment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;

/**
 * Which wait ended with the start of an episode: of the same unit and its own reference,
 * with a first treatment within the days of the rule around the first day of the episode.
 * Each is the other's nearest, so neither stands in two pairs. It is looked up and kept
 * nowhere, so it holds in whatever order the two are told.
 */
@Service
@Transactional(readOnly = true)
public class EpisodeWaits {

	private static final String PAIRS = """
			with pair as (
			    select e.id as episode, w.id as wait, abs(w.started_on - e.started_on) as apart, e.started_on as began,
			        w.started_on as treated
			    from treatment.episode e join treatment.wait w on w.unit = e.unit and w.own_ref = e.own_ref
			        and w.withdrawn_at is null and abs(w.started_on - e.started_on) <= (
			            select r.days from unnest(cast(:from as date[]), cast(:days as int[])) as r (begins, days)
			            where r.begins <= e.started_on order by r.begins desc limit 1)
			    where e.withdrawn_at is null and e.unit = any(:units) and (e.unit, e.own_ref) in (
			        select g.unit, g.own_ref from treatment.%s g where g.id = any(:ids))),
			ranked as (
			    select episode, wait, row_number() over (partition by episode order by apart, treated, wait) as of_episode,
			        row_number() over (partition by wait order by apart, began, episode) as of_wait
			    from pair)
			select episode, wait from ranked where of_episode = 1 and of_wait = 1
			    and (episode = any(:ids) or wait = any(:ids))""";

	private final JdbcClient jdbc;

	private final EpisodeRules rules;

	private final CurrentCaller currentCaller;

	EpisodeWaits(JdbcClient jdbc, EpisodeRules rules, CurrentCaller currentCaller) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.currentCaller = currentCaller;
	}

	/**
	 * The wait that each episode of the caller's own units began with, if there is one.
	 */
	@Allowed(operation = "treatment.episode.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Map<Episodes.Id, Waits.Id> waits(Collection<Episodes.Id> episodes) {
		var found = new HashMap<Episodes.Id, Waits.Id>();
		pairs("episode", Rows.ids(episodes),
				(episode, wait) -> found.put(new Episodes.Id(episode), new Waits.Id(wait)));
		return found;
	}

	/** The episode that each wait of the caller's own units led to, if there is one. */
	@Allowed(operation = "treatment.wait.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Map<Waits.Id, Episodes.Id> episodes(Collection<Waits.Id> waits) {
		var found = new HashMap<Waits.Id, Episodes.Id>();
		pairs("wait", Rows.ids(waits), (episode, wait) -> found.put(new Waits.Id(wait), new Episodes.Id(episode)));
		return found;
	}

	private void pairs(String given, UUID[] ids, BiConsumer<UUID, UUID> pair) {
		jdbc.sql(PAIRS.formatted(given))
			.param("ids", ids)
			.param("units", Rows.codes(currentCaller.reach()))
			.param("from", rules.all().stream().map(it -> it.from().toString()).toArray(String[]::new))
			.param("days", rules.all().stream().map(EpisodeRules.Rule::waitDays).toArray(Integer[]::new))
			.query((row, number) -> {
				pair.accept(row.getObject("episode", UUID.class), row.getObject("wait", UUID.class));
				return true;
			})
			.list();
	}

}
