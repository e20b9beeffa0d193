package scot.adp.strategy;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;

/** Reads and adds notes. */
@Component
class NoteQueries {

	/** What somebody reads of the notes {@code n} on actions {@code a}. */
	static final String READABLE = """
			(:team or (n.layer = 'PARTNER' and (a.lead_unit = any(:units) or exists (select 1
			    from strategy.action_partner p where p.action = a.id and p.unit = any(:units)))))""";

	private final JdbcClient jdbc;

	private final Past past;

	NoteQueries(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	/** The notes that the reader may know of, the newest first. */
	Map<ActionId, List<NoteView>> byAction(Collection<ActionId> actions, Caller reader) {
		var found = new LinkedHashMap<ActionId, List<NoteView>>();
		past.records("""
				select n.* from strategy.note n join strategy.action a on a.id = n.action
				where n.action = any(:actions) and %s
				order by n.action, n.written_at desc, n.id desc""".formatted(READABLE))
			.param("actions", actions.stream().map(ActionId::value).distinct().toArray(UUID[]::new))
			.param("team", reader.readsAsTeam())
			.param("units", reader.readUnits().stream().map(UnitId::value).toArray(String[]::new))
			.query(row -> {
				var action = new ActionId(row.getObject("action", UUID.class));
				found.computeIfAbsent(action, key -> new ArrayList<>())
					.add(new NoteView(new NoteId(row.getObject("id", UUID.class)), action,
							NoteLayer.valueOf(row.getString("layer")), new UnitId(row.getString("unit")),
							row.getString("words"), row.getString("written_by_name"),
							row.getObject("written_at", OffsetDateTime.class)));
			});
		return found;
	}

	/** The action that a note is on. */
	Optional<ActionId> action(NoteId note) {
		return jdbc.sql("select action from strategy.note where id = :id")
			.param("id", note.value())
			.query(UUID.class)
			.optional()
			.map(ActionId::new);
	}

	void add(Row note) {
		jdbc.sql("""
				insert into strategy.note (id, action, layer, unit, words, written_by, written_by_name, written_at)
				values (:id, :action, :layer, :unit, :words, :writtenBy, :writtenByName, :writtenAt)""")
			.paramSource(note)
			.update();
	}

	/** A new row, in the database's own types. */
	record Row(UUID id, UUID action, String layer, String unit, String words, UUID writtenBy, String writtenByName,
			OffsetDateTime writtenAt) {
	}

}
