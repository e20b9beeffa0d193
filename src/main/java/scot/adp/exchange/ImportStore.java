package scot.adp.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the register of imports. */
@Component
class ImportStore {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final String SELECT = """
			select id, kind, file_name, sha256, size, counts, can_be_taken_back, imported_at, imported_by_name,
			    taken_back_at, taken_back_by_name, taken_back_reason
			from exchange.import t
			""";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	ImportStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds one; false where the same file stands there already. */
	boolean add(ImportId id, NewImport done, Author author) {
		return jdbc.sql("""
				insert into exchange.import (id, kind, file_name, sha256, size, counts, can_be_taken_back, imported_at,
				    imported_by, imported_by_name)
				values (:id, :kind, :fileName, :sha256, :size, cast(:counts as jsonb), :takeBackable, :at, :by, :byName)
				on conflict (kind, sha256) where taken_back_at is null do nothing""")
			.param("id", id.value())
			.param("kind", done.kind())
			.param("fileName", done.fileName())
			.param("sha256", done.sha256())
			.param("size", done.size())
			.param("counts", JSON.writeValueAsString(pairs(done.counts())))
			.param("takeBackable", done.takeBackable())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update() == 1;
	}

	void takeBack(ImportId id, Author author, String reason) {
		jdbc.sql("""
				update exchange.import set taken_back_at = :at, taken_back_by = :by, taken_back_by_name = :byName,
				    taken_back_reason = :reason where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("reason", reason)
			.update();
	}

	List<Row> page(int offset, int limit) {
		return jdbc.sql(SELECT + " order by imported_at desc, id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query((row, number) -> row(row))
			.list();
	}

	/** The rows behind one, or the first; one more than the limit. */
	List<Row> behind(@Nullable ImportId last, int limit) {
		return jdbc.sql(SELECT + """
				 where cast(:last as uuid) is null
				    or (imported_at, id) < (select imported_at, id from exchange.import where id = :last)
				order by imported_at desc, id desc limit :limit""")
			.param("last", (last != null) ? last.value() : null, Types.OTHER)
			.param("limit", limit + 1)
			.query((row, number) -> row(row))
			.list();
	}

	int count() {
		return jdbc.sql("select count(*) from exchange.import").query(Integer.class).single();
	}

	Optional<Row> find(ImportId id) {
		return one("where id = :id", Map.of("id", id.value()));
	}

	Optional<Row> locked(ImportId id) {
		return one("where id = :id for update", Map.of("id", id.value()));
	}

	Optional<Row> standing(String kind, String sha256) {
		return one("where kind = :kind and sha256 = :sha256 and taken_back_at is null",
				Map.of("kind", kind, "sha256", sha256));
	}

	private Optional<Row> one(String where, Map<String, ?> parameters) {
		return jdbc.sql(SELECT + where).params(parameters).query((row, number) -> row(row)).optional();
	}

	/** In an array of pairs, since an object of the database forgets the order. */
	private static List<List<Object>> pairs(Map<String, Integer> counts) {
		return counts.entrySet().stream().map(count -> List.<Object>of(count.getKey(), count.getValue())).toList();
	}

	private static Row row(ResultSet row) throws SQLException {
		var counts = new LinkedHashMap<String, Integer>();
		for (var pair : JSON.readTree(row.getString("counts"))) {
			counts.put(pair.get(0).asString(), pair.get(1).asInt());
		}
		return new Row(new ImportId(row.getObject("id", UUID.class)), row.getString("kind"), row.getString("file_name"),
				row.getString("sha256"), row.getLong("size"), counts, row.getBoolean("can_be_taken_back"),
				local(row.getObject("imported_at", OffsetDateTime.class)), row.getString("imported_by_name"),
				optional(row, "taken_back_at"), row.getString("taken_back_by_name"),
				row.getString("taken_back_reason"));
	}

	private static @Nullable OffsetDateTime optional(ResultSet row, String column) throws SQLException {
		@Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? local(at) : null;
	}

	private static OffsetDateTime local(OffsetDateTime at) {
		return at.atZoneSameInstant(ZONE).toOffsetDateTime();
	}

	/** An import as it is kept. */
	record Row(ImportId id, String kind, String fileName, String sha256, long size, Map<String, Integer> counts,
			boolean canBeTakenBack, OffsetDateTime at, String by, @Nullable OffsetDateTime takenBackAt,
			@Nullable String takenBackBy, @Nullable String takenBackReason) {

		ImportView view(String title) {
			return new ImportView(id, kind, title, fileName, sha256, size, counts, at, by,
					canBeTakenBack && takenBackAt == null, takenBackAt, takenBackBy, takenBackReason);
		}

	}

}
