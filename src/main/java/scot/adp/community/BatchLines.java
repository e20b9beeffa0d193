package scot.adp.community;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/** Keeps what was told of lines that came in together. */
@Component
class BatchLines {

	private static final RowMapper<Told> TOLD = Rows.of(Told.class);

	/** Longer than keys of changes are kept. */
	private static final int TOLD_FOR_DAYS = 9;

	private final JdbcClient jdbc;

	BatchLines(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps what is wrong with each line, and forgets what is older than any key of a
	 * change.
	 * @param made what was made of lines or added to, where no table of its own tells it
	 */
	void tell(UUID in, List<List<Problem.Field>> faults, Map<Integer, UUID> made, OffsetDateTime at) {
		var told = new ArrayList<Told>();
		for (int line = 0; line < faults.size(); line++) {
			for (Problem.Field fault : faults.get(line)) {
				told.add(new Told(line, null, fault.path(), fault.message(), fault.reason()));
			}
		}
		made.forEach((line, id) -> told.add(new Told(line, id, null, null, null)));
		if (told.isEmpty()) {
			return;
		}
		jdbc.sql("delete from community.batch_result where told_at < :until")
			.param("until", at.minusDays(TOLD_FOR_DAYS))
			.update();
		jdbc.sql(
				"""
						insert into community.batch_result (entered_in, line, number, made, path, message, reason, told_at)
						select :in, line, number, made, path, message, reason, :at
						from unnest(cast(:lines as int[]), cast(:made as uuid[]), cast(:paths as text[]), cast(:messages as text[]),
						    cast(:reasons as text[])) with ordinality as t (line, made, path, message, reason, number)""")
			.param("in", in)
			.param("at", at)
			.param("lines", told.stream().map(Told::line).toArray(Integer[]::new))
			.param("made", told.stream().map(Told::made).toArray(UUID[]::new))
			.param("paths", Columns.texts(told, Told::path))
			.param("messages", Columns.texts(told, Told::message))
			.param("reasons", Columns.texts(told, Told::reason))
			.update();
	}

	/** What is wrong with each line, in the order in which it was told. */
	Map<Integer, List<Problem.Field>> of(UUID in) {
		var faults = new HashMap<Integer, List<Problem.Field>>();
		told(in).stream()
			.filter(it -> it.path() != null)
			.forEach(it -> faults.computeIfAbsent(it.line(), line -> new ArrayList<>()).add(it.field()));
		return faults;
	}

	/** What was made of lines or added to. */
	Map<Integer, UUID> made(UUID in) {
		return told(in).stream()
			.filter(it -> it.made() != null)
			.collect(Collectors.toMap(Told::line, it -> Objects.requireNonNull(it.made())));
	}

	private List<Told> told(UUID in) {
		return jdbc
			.sql("""
					select line, made, path, message, reason from community.batch_result where entered_in = :in order by number""")
			.param("in", in)
			.query(TOLD)
			.list();
	}

	record Told(int line, @Nullable UUID made, @Nullable String path, @Nullable String message,
			@Nullable String reason) {

		Problem.Field field() {
			return new Problem.Field(Objects.requireNonNull(path), Objects.requireNonNull(message), reason);
		}

	}

}
