package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps directories of others, what waits of them, and which told what. */
@Component
class FeedStore {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final RowMapper<FeedView> FEED = Rows.of(FeedView.class);

	private static final RowMapper<Feeds.FeedDoubt> DOUBT = Rows.of(Feeds.FeedDoubt.class);

	private static final RowMapper<SourceRow> SOURCE = Rows.of(SourceRow.class);

	private static final String FEEDS = """
			select f.id, f.version, f.name, f.address, f.unit, f.nightly, f.stopped_on, f.read_at, f.outcome, f.fault,
			    f.taken_at, f.taken_by_name, r.read_at as waiting_since,
			    (select count(distinct e.service) from directory.external_id e where e.feed = f.id) as services
			from directory.feed f left join directory.feed_reading r on r.feed = f.id\s""";

	private static final String WAITING = "select id, read_at, name, sha256, size, content from directory.feed_reading where feed = :feed";

	private final JdbcClient jdbc;

	FeedStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<FeedView> all() {
		return jdbc.sql(FEEDS + "order by lower(f.name)").query(FEED).list();
	}

	Optional<FeedView> find(Feeds.Id id) {
		return jdbc.sql(FEEDS + "where f.id = :id").param("id", id.value()).query(FEED).optional();
	}

	void add(Feeds.Id id, Feeds.What what, Author author) {
		jdbc.sql("""
				insert into directory.feed (id, version, name, address, unit, nightly, made_by, made_by_name, made_at)
				values (:id, 1, :name, :address, :unit, :nightly, :by, :byName, :at)""")
			.param("id", id.value())
			.param("name", what.name())
			.param("address", what.address())
			.param("unit", what.unit().value())
			.param("nightly", what.nightly())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * Changes one, unless it has another version by now; from elsewhere it is read anew.
	 */
	boolean change(Feeds.Id id, int expectedVersion, Feeds.What what, @Nullable LocalDate stoppedOn) {
		return jdbc.sql("""
				update directory.feed set version = version + 1, address = :address, unit = :unit, nightly = :nightly,
				    stopped_on = :stopped,
				    answers = case when address is not distinct from :address then answers else '{}' end
				where id = :id and version = :version""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("address", what.address())
			.param("unit", what.unit().value())
			.param("nightly", what.nightly())
			.param("stopped", stoppedOn)
			.update() == 1;
	}

	/** What waits, in the place of what waited. */
	void keep(Feeds.Id feed, FeedReading.Id id, String name, String sha256, long size, OpenReferral.Reading content,
			OffsetDateTime at) {
		forget(feed);
		jdbc.sql("""
				insert into directory.feed_reading (feed, id, read_at, name, sha256, size, content)
				values (:feed, :id, :at, :name, :sha256, :size, cast(:content as jsonb))""")
			.param("feed", feed.value())
			.param("id", id.value())
			.param("at", at)
			.param("name", name)
			.param("sha256", sha256)
			.param("size", size)
			.param("content", JSON.writeValueAsString(content))
			.update();
		read(feed, FeedView.Outcome.WAITING, null, at);
	}

	/** Notes that one was read, and what came of it. */
	void read(Feeds.Id feed, FeedView.Outcome outcome, FeedView.@Nullable Fault fault, OffsetDateTime at) {
		jdbc.sql("update directory.feed set read_at = :at, outcome = :outcome, fault = :fault where id = :id")
			.param("id", feed.value())
			.param("at", at)
			.param("outcome", outcome.name())
			.param("fault", (fault != null) ? fault.name() : null)
			.update();
	}

	void forget(Feeds.Id feed) {
		jdbc.sql("delete from directory.feed_reading where feed = :feed").param("feed", feed.value()).update();
	}

	/** What waits of a feed. */
	Optional<Waiting> waiting(Feeds.Id feed) {
		return waiting(feed, "");
	}

	/** The same, which nobody else takes meanwhile. */
	Optional<Waiting> locked(Feeds.Id feed) {
		return waiting(feed, " for update");
	}

	private Optional<Waiting> waiting(Feeds.Id feed, String how) {
		return jdbc.sql(WAITING + how)
			.param("feed", feed.value())
			.query((row, number) -> new Waiting(new FeedReading.Id(row.getObject("id", UUID.class)),
					row.getObject("read_at", OffsetDateTime.class), row.getString("name"), row.getString("sha256"),
					row.getLong("size"), JSON.readValue(row.getString("content"), OpenReferral.Reading.class)))
			.optional();
	}

	/** What waited was taken in. */
	void taken(Feeds.Id feed, String sha256, Author author) {
		forget(feed);
		jdbc.sql("""
				update directory.feed set taken_at = :at, taken_by_name = :by, taken_sha256 = :sha256 where id = :id""")
			.param("id", feed.value())
			.param("at", author.at())
			.param("by", author.words())
			.param("sha256", sha256)
			.update();
	}

	/** What waited is not wanted, and is not offered again as long as it is the same. */
	void thrownAway(Feeds.Id feed, String sha256) {
		forget(feed);
		jdbc.sql("update directory.feed set taken_sha256 = :sha256 where id = :id")
			.param("id", feed.value())
			.param("sha256", sha256)
			.update();
	}

	/** Whether something waits, or was decided on last, that is known by a hash. */
	boolean known(Feeds.Id feed, String sha256) {
		return jdbc.sql("""
				select exists (select from directory.feed where id = :feed and taken_sha256 = :sha256)
				    or exists (select from directory.feed_reading where feed = :feed and sha256 = :sha256)""")
			.param("feed", feed.value())
			.param("sha256", sha256)
			.query(Boolean.class)
			.single();
	}

	/** By what the answers of a feed's addresses are known to be the same. */
	Map<String, FeedClient.Tag> answers(Feeds.Id feed) {
		return jdbc.sql("select answers from directory.feed where id = :id")
			.param("id", feed.value())
			.query((row, number) -> JSON.<Map<String, FeedClient.Tag>>readValue(row.getString("answers"),
					new TypeReference<>() {
					}))
			.single();
	}

	void answered(Feeds.Id feed, Map<String, FeedClient.Tag> answers) {
		jdbc.sql("update directory.feed set answers = cast(:answers as jsonb) where id = :id")
			.param("id", feed.value())
			.param("answers", JSON.writeValueAsString(answers))
			.update();
	}

	/** Feeds that are read each night. */
	List<FeedView> nightly() {
		return jdbc.sql(FEEDS + "where f.nightly and f.stopped_on is null order by f.name").query(FEED).list();
	}

	/** Which feed told which field of services. */
	Map<ServiceId, Map<FeedField, SourceRow>> sources(Collection<ServiceId> services) {
		return jdbc.sql("""
				select s.service, s.field, s.feed, f.name as feed_name, s.digest, s.told_on
				from directory.field_source s join directory.feed f on f.id = s.feed
				where s.service = any(:ids)""")
			.param("ids", Rows.ids(services))
			.query(SOURCE)
			.list()
			.stream()
			.collect(Collectors.groupingBy(SourceRow::service, Collectors.toMap(SourceRow::field, it -> it)));
	}

	/** Notes that a feed told a field. */
	void told(ServiceId service, FeedField field, Feeds.Id feed, String digest, LocalDate on) {
		jdbc.sql("""
				insert into directory.field_source (service, field, feed, digest, told_on)
				values (:service, :field, :feed, :digest, :on)
				on conflict (service, field) do update set feed = excluded.feed, digest = excluded.digest,
				    told_on = excluded.told_on""")
			.param("service", service.value())
			.param("field", field.name())
			.param("feed", feed.value())
			.param("digest", digest)
			.param("on", on)
			.update();
	}

	/** Which services a feed lists, by their ids there. */
	Map<String, Listed> listed(Feeds.Id feed, String scheme) {
		return jdbc.sql("""
				select value, service, says from directory.external_id where feed = :feed or scheme = :scheme""")
			.param("feed", feed.value())
			.param("scheme", scheme)
			.query((row, number) -> Map.entry(row.getString("value"),
					new Listed(new ServiceId(row.getObject("service", UUID.class)), says(row.getString("says")))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Feeds.@Nullable Says says(@Nullable String code) {
		return (code != null) ? Feeds.Says.valueOf(code) : null;
	}

	/** Notes that a feed lists a service, and what it says of its state. */
	void lists(Feeds.Id feed, String scheme, String value, ServiceId service, Feeds.@Nullable Says says, LocalDate on,
			@Nullable UUID file) {
		jdbc.sql("""
				insert into directory.external_id as e (scheme, value, service, import, feed, listed_on, gone_on, says)
				values (:scheme, :value, :service, :file, :feed, :on, :gone, :says)
				on conflict (scheme, value) do update set feed = excluded.feed, listed_on = excluded.listed_on,
				    gone_on = case when e.says is not distinct from excluded.says then e.gone_on
				        else excluded.gone_on end,
				    says = excluded.says""")
			.param("scheme", scheme)
			.param("value", value)
			.param("service", service.value())
			.param("file", file)
			.param("feed", feed.value())
			.param("on", on)
			.param("gone", (says != null) ? on : null)
			.param("says", (says != null) ? says.name() : null)
			.update();
	}

	/** Notes that a feed lists services no more. */
	void gone(Feeds.Id feed, Collection<ServiceId> services, LocalDate on) {
		jdbc.sql("""
				update directory.external_id set gone_on = :on, says = 'GONE'
				where feed = :feed and service = any(:ids) and says is distinct from 'GONE'""")
			.param("feed", feed.value())
			.param("ids", Rows.ids(services))
			.param("on", on)
			.update();
	}

	/**
	 * Services that a feed doubts, and nobody here said since that they are right.
	 * @param units whose; null for all
	 */
	List<Feeds.FeedDoubt> doubts(@Nullable Collection<UnitId> units) {
		return jdbc
			.sql("""
					select s.id as service, s.name as service_name, s.unit, f.name as feed, e.says, e.gone_on as since
					from directory.external_id e join directory.service s on s.id = e.service
					    join directory.feed f on f.id = e.feed
					where e.says is not null and s.state <> 'CLOSED' and (:everywhere or s.unit = any(:units))
					    and not exists (select from directory.assurance a where a.service = s.id and a.assured_on >= e.gone_on)
					order by e.gone_on, lower(s.name), f.name""")
			.param("everywhere", units == null)
			.param("units", Rows.codes((units != null) ? units : List.of()))
			.query(DOUBT)
			.list();
	}

	/** Days on which feeds said of services that they are closed besides. */
	Map<ServiceId, Set<FeedPlan.Closed>> closed(Collection<ServiceId> services) {
		return jdbc.sql("select service, place, from_on, to_on from directory.feed_closed where service = any(:ids)")
			.param("ids", Rows.ids(services))
			.query((row, number) -> {
				@Nullable UUID place = row.getObject("place", UUID.class);
				return Map.entry(new ServiceId(row.getObject("service", UUID.class)),
						new FeedPlan.Closed((place != null) ? new PlaceId(place) : null,
								row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class),
								""));
			})
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	void toldClosed(ServiceId service, FeedPlan.Closed days) {
		jdbc.sql("""
				insert into directory.feed_closed (service, place, from_on, to_on)
				values (:service, :place, :from, :to) on conflict do nothing""")
			.param("service", service.value())
			.param("place", (days.place() != null) ? days.place().value() : null)
			.param("from", days.from())
			.param("to", days.to())
			.update();
	}

	/** Which places a feed means by its own. */
	Map<String, PlaceId> places(Feeds.Id feed) {
		return jdbc.sql("select value, place from directory.feed_place where feed = :feed")
			.param("feed", feed.value())
			.query((row, number) -> Map.entry(row.getString("value"), new PlaceId(row.getObject("place", UUID.class))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	void means(Feeds.Id feed, String value, PlaceId place) {
		jdbc.sql("""
				insert into directory.feed_place (feed, value, place) values (:feed, :value, :place)
				on conflict (feed, value) do nothing""")
			.param("feed", feed.value())
			.param("value", value)
			.param("place", place.value())
			.update();
	}

	static String digest(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What waits of a feed. */
	record Waiting(FeedReading.Id id, OffsetDateTime readAt, String name, String sha256, long size,
			OpenReferral.Reading content) {
	}

	/** A service that a feed lists. */
	record Listed(ServiceId service, Feeds.@Nullable Says says) {
	}

	/** Which feed told a field. */
	record SourceRow(ServiceId service, FeedField field, Feeds.Id feed, String feedName, String digest,
			LocalDate toldOn) {
	}

}
