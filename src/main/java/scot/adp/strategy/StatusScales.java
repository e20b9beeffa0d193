package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.ConfigFile;

/**
 * The scales of statuses. They are dated data that changes only when their file is
 * loaded, and are kept in memory.
 */
@Service
public class StatusScales {

	private final JdbcClient jdbc;

	private final Recording recording;

	private volatile Map<String, Scale> scales = Map.of();

	StatusScales(JdbcClient jdbc, Recording recording) {
		this.jdbc = jdbc;
		this.recording = recording;
	}

	/** A scale by code; empty where there is none. */
	@Allowed(operation = "strategy.status-scale.read", to = Audience.READERS)
	public Optional<Scale> scale(String code) {
		return Optional.ofNullable(scales.get(code));
	}

	/** The statuses that can be given for a day, in order. */
	@Allowed(operation = "strategy.status-scale.read", to = Audience.READERS)
	public List<StatusView> choices(String scale, LocalDate day) {
		return statuses(scale).stream().filter(status -> status.holdsOn(day)).toList();
	}

	/**
	 * A status as it was on a day, or, where it had ended or not begun, as it is known at
	 * all.
	 */
	@Nullable StatusView status(String scale, @Nullable String code, LocalDate day) {
		var named = statuses(scale).stream().filter(status -> status.code().equals(code)).toList();
		return named.stream()
			.filter(status -> status.holdsOn(day))
			.findFirst()
			.orElse(named.isEmpty() ? null : named.getLast());
	}

	boolean exists(String scale) {
		return scales.containsKey(scale);
	}

	private List<StatusView> statuses(String scale) {
		var found = scales.get(scale);
		return (found != null) ? found.statuses() : List.of();
	}

	/**
	 * Stores what a file says; statuses that left the file stay, since updates name them.
	 */
	@Transactional
	void load(ConfigFile file) {
		int rows = 0;
		for (var scale : file.root().allow("scales").entries("scales")) {
			scale.allow("code", "title", "statuses");
			rows += jdbc.sql("""
					insert into strategy.status_scale as s (code, title) values (:code, :title)
					on conflict (code) do update set title = excluded.title where s.title <> excluded.title""")
				.param("code", scale.text("code"))
				.param("title", scale.text("title"))
				.update();
			var seen = new HashSet<String>();
			for (var status : scale.entries("statuses")) {
				status.allow("code", "letter", "label", "colour", "position", "meaning", "needs", "effectiveFrom",
						"effectiveTo");
				if (!seen.add(status.text("code") + status.date("effectiveFrom"))) {
					throw status.fault("code", "'%s' starts twice on the same day".formatted(status.text("code")));
				}
				StatusView.@Nullable Needs needs = status.optionalChoice("needs", StatusView.Needs.class);
				rows += jdbc
					.sql("""
							insert into strategy.status as s (scale, code, letter, label, colour, position, meaning, needs,
							    effective_from, effective_to)
							values (:scale, :code, :letter, :label, :colour, :position, :meaning, :needs, :from, :to)
							on conflict (scale, code, effective_from) do update set letter = excluded.letter,
							    label = excluded.label, colour = excluded.colour, position = excluded.position,
							    meaning = excluded.meaning, needs = excluded.needs,
							    effective_to = excluded.effective_to
							where (s.letter, s.label, s.colour, s.position, s.meaning, s.needs, s.effective_to) is distinct from
							    (excluded.letter, excluded.label, excluded.colour, excluded.position, excluded.meaning,
							    excluded.needs, excluded.effective_to)""")
					.param("scale", scale.text("code"))
					.param("code", status.text("code"))
					.param("letter", status.text("letter"))
					.param("label", status.text("label"))
					.param("colour", status.text("colour"))
					.param("position", status.number("position", 0))
					.param("meaning", status.text("meaning"))
					.param("needs", (needs != null) ? needs.name() : null)
					.param("from", status.date("effectiveFrom"))
					.param("to", status.optionalDate("effectiveTo"))
					.update();
			}
		}
		if (rows > 0) {
			recording.tellRows("strategy.status-scale.load", "status scales", rows);
		}
		refresh();
	}

	private void refresh() {
		var statuses = jdbc.sql("""
				select scale, code, letter, label, colour, position, meaning, needs, effective_from, effective_to
				from strategy.status order by scale, position, effective_from""")
			.query((row, number) -> Map.entry(row.getString("scale"), status(row)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		scales = jdbc.sql("select code, title from strategy.status_scale")
			.query((row, number) -> new Scale(row.getString("code"), row.getString("title"),
					statuses.getOrDefault(row.getString("code"), List.of())))
			.list()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Scale::code, scale -> scale));
	}

	private static StatusView status(ResultSet row) throws SQLException {
		@Nullable String needs = row.getString("needs");
		return new StatusView(row.getString("code"), row.getString("letter"), row.getString("label"),
				row.getString("colour"), row.getInt("position"), row.getString("meaning"),
				(needs != null) ? StatusView.Needs.valueOf(needs) : null,
				row.getObject("effective_from", LocalDate.class), row.getObject("effective_to", LocalDate.class));
	}

	/** A scale of statuses, in order. */
	public record Scale(String code, String title, List<StatusView> statuses) {
	}

}
