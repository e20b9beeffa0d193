package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Loads organisations, units, groups and meetings from the partnership's files. What left
 * a file is ended, not deleted, since earlier records name it.
 */
@Component
class DirectoryLoad extends StartUpStep {

	/** The meeting of the sample of which nobody wrote down who came, in quarters. */
	private static final int FORGOTTEN = -3;

	/** A meeting is over so many days after its papers were due. */
	private static final int MEETING_AFTER = 20;

	private final JdbcClient jdbc;

	private final AdpSettings settings;

	private final WorkingDays workingDays;

	private final UnitTree tree;

	private final Areas areas;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DirectoryLoad(JdbcClient jdbc, AdpSettings settings, WorkingDays workingDays, UnitTree tree, Areas areas,
			TransactionTemplate transaction, Recording recording, ApplicationEventPublisher events, Clock clock) {
		super(Stage.PARTNERS);
		this.jdbc = jdbc;
		this.settings = settings;
		this.workingDays = workingDays;
		this.tree = tree;
		this.areas = areas;
		this.transaction = transaction;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		transaction.executeWithoutResult(status -> {
			boolean firstStart = jdbc.sql("select not exists (select 1 from directory.organisation)")
				.query(Boolean.class)
				.single();
			tell("directory.organisation.load", "organisations",
					loadOrganisations(ConfigFile.read(settings.config().resolve("organisations.yaml"))));
			tell("directory.group.load", "groups",
					loadGroups(ConfigFile.read(settings.config().resolve("groups.yaml"))));
			if (firstStart && settings.sample()) {
				tell("directory.meeting.sample", "meetings", addSampleMeetings());
			}
			if (settings.sample()) {
				tell("directory.place.sample", "places", addSamplePlaces());
			}
		});
		tree.refresh();
	}

	private void tell(String operation, String subject, int rows) {
		if (rows > 0) {
			recording.tellRows(operation, subject, rows);
		}
	}

	private int loadOrganisations(ConfigFile file) {
		var seen = new Organisations(new HashSet<>(), new HashSet<>());
		int rows = 0;
		int position = 0;
		for (var entry : file.root().allow("organisations").entries("organisations")) {
			entry.allow("code", "name", "kind", "units");
			var code = entry.code("code", OrganisationId::new);
			if (!seen.codes().add(code.value())) {
				throw entry.fault("code", "'%s' is used by another organisation".formatted(code.value()));
			}
			@Nullable OrganisationKind kind = entry.optionalChoice("kind", OrganisationKind.class);
			if (kind == null) {
				throw entry.fault("kind", "is missing");
			}
			rows += jdbc.sql("""
					insert into directory.organisation as o (code, name, kind, position)
					values (:code, :name, :kind, :position)
					on conflict (code) do update set name = excluded.name, kind = excluded.kind,
					    position = excluded.position, ended_on = null
					where (o.name, o.kind, o.position, o.ended_on) is distinct from
					    (excluded.name, excluded.kind, excluded.position, cast(null as date))""")
				.param("code", code.value())
				.param("name", entry.text("name"))
				.param("kind", kind.name())
				.param("position", position++)
				.update();
			rows += loadUnits(entry, code, null, seen);
		}
		return rows + end("organisation", seen.codes()) + end("unit", seen.units());
	}

	private int loadUnits(ConfigFile.Entry above, OrganisationId organisation, @Nullable UnitId parent,
			Organisations seen) {
		int rows = 0;
		int position = 0;
		for (var entry : above.entries("units")) {
			entry.allow("code", "name", "services", "units");
			var code = entry.code("code", UnitId::new);
			if (!seen.units().add(code.value())) {
				throw entry.fault("code", "'%s' is used by another unit".formatted(code.value()));
			}
			rows += jdbc
				.sql("""
						insert into directory.unit as u (code, name, organisation, parent, position)
						values (:code, :name, :organisation, :parent, :position)
						on conflict (code) do update set name = excluded.name, organisation = excluded.organisation,
						    parent = excluded.parent, position = excluded.position, ended_on = null
						where (u.name, u.organisation, u.parent, u.position, u.ended_on) is distinct from
						    (excluded.name, excluded.organisation, excluded.parent, excluded.position, cast(null as date))""")
				.param("code", code.value())
				.param("name", entry.text("name"))
				.param("organisation", organisation.value())
				.param("parent", (parent != null) ? parent.value() : null)
				.param("position", position++)
				.update();
			rows += loadServices(entry, code);
			rows += loadUnits(entry, organisation, code, seen);
		}
		return rows;
	}

	/**
	 * A service keeps its id as long as the file keeps its name; others may name it. What
	 * people can come to is closed on its page, and not because a file does not name it.
	 */
	private int loadServices(ConfigFile.Entry entry, UnitId unit) {
		var services = entry.codes("services", name -> name);
		int rows = jdbc.sql("""
				update directory.service set state = 'CLOSED', ended_on = :today, version = version + 1
				where unit = :unit and state = 'DRAFT' and file_name <> all(:names)""")
			.param("today", LocalDate.now(clock))
			.param("unit", unit.value())
			.param("names", services.toArray(String[]::new))
			.update();
		for (int position = 0; position < services.size(); position++) {
			rows += jdbc.sql("""
					insert into directory.service as s (id, version, unit, name, file_name, state, position)
					values (:id, 1, :unit, :name, :name, 'DRAFT', :position)
					on conflict (unit, file_name) do update set position = excluded.position,
					    state = case when s.published_at is null then 'DRAFT' else s.state end,
					    ended_on = case when s.published_at is null then null else s.ended_on end,
					    version = s.version + 1
					where (s.ended_on is not null and s.published_at is null) or s.position <> excluded.position""")
				.param("id", UUID.randomUUID())
				.param("unit", unit.value())
				.param("name", services.get(position))
				.param("position", position)
				.update();
		}
		return rows;
	}

	private int loadGroups(ConfigFile file) {
		var root = file.root().allow("papersDueWorkingDaysBefore", "groups");
		int usual = root.number("papersDueWorkingDaysBefore", 10);
		var seen = new HashSet<String>();
		var changed = new ArrayList<GroupId>();
		int rows = 0;
		int position = 0;
		for (var entry : root.entries("groups")) {
			entry.allow("code", "name", "reportsTo", "papersDueWorkingDaysBefore", "meetings");
			var code = entry.code("code", GroupId::new);
			if (!seen.add(code.value())) {
				throw entry.fault("code", "'%s' is used by another group".formatted(code.value()));
			}
			@Nullable GroupId reportsTo = entry.optionalCode("reportsTo", GroupId::new);
			int days = entry.number("papersDueWorkingDaysBefore", usual);
			rows += jdbc.sql("""
					insert into directory.meeting_group as g (code, name, reports_to,
					    papers_due_working_days_before, position)
					values (:code, :name, :reportsTo, :days, :position)
					on conflict (code) do update set name = excluded.name, reports_to = excluded.reports_to,
					    papers_due_working_days_before = excluded.papers_due_working_days_before,
					    position = excluded.position, ended_on = null
					where (g.name, g.reports_to, g.papers_due_working_days_before, g.position, g.ended_on)
					    is distinct from (excluded.name, excluded.reports_to,
					    excluded.papers_due_working_days_before, excluded.position, cast(null as date))""")
				.param("code", code.value())
				.param("name", entry.text("name"))
				.param("reportsTo", (reportsTo != null) ? reportsTo.value() : null)
				.param("days", days)
				.param("position", position++)
				.update();
			if (loadMeetings(entry, code, days)) {
				changed.add(code);
			}
		}
		for (var entry : root.entries("groups")) {
			@Nullable String reportsTo = entry.optionalText("reportsTo");
			if (reportsTo != null && !seen.contains(reportsTo)) {
				throw entry.fault("reportsTo", "there is no group '%s' in this file".formatted(reportsTo));
			}
		}
		rows += end("meeting_group", seen);
		if (!changed.isEmpty()) {
			events.publishEvent(new MeetingsChanged(changed));
		}
		return rows;
	}

	boolean loadMeetings(ConfigFile.Entry group, GroupId code, int days) {
		var dates = new HashSet<LocalDate>();
		boolean changed = false;
		for (var entry : group.entries("meetings")) {
			entry.allow("on", "papersDueOn");
			LocalDate on = entry.date("on");
			if (!dates.add(on)) {
				throw entry.fault("on", "the group meets twice on %s".formatted(on));
			}
			@Nullable LocalDate given = entry.optionalDate("papersDueOn");
			LocalDate papersDueOn = (given != null) ? given : workingDays.before(on, days);
			if (papersDueOn.isAfter(on)) {
				throw entry.fault("papersDueOn", "is after the meeting");
			}
			changed |= jdbc.sql("""
					insert into directory.meeting as m (group_code, held_on, papers_due_on)
					select :group, :on, :papersDueOn where not exists
					    (select 1 from directory.meeting_struck s where s.group_code = :group and s.held_on = :on)
					on conflict (group_code, held_on) do update set papers_due_on = excluded.papers_due_on,
					    version = m.version + 1
					where m.source = 'FILE' and m.papers_due_on <> excluded.papers_due_on""")
				.param("group", code.value())
				.param("on", on)
				.param("papersDueOn", papersDueOn)
				.update() > 0;
		}
		// A coming meeting that left the file was called off; a past one was held.
		changed |= jdbc.sql("""
				delete from directory.meeting
				where group_code = :group and not sample and source = 'FILE' and held_on > :today
				    and held_on <> all(cast(:dates as date[]))""")
			.param("group", code.value())
			.param("today", LocalDate.now(clock))
			.param("dates", dates.stream().map(LocalDate::toString).toArray(String[]::new))
			.update() > 0;
		// What a page took back need not be remembered once the file agrees.
		jdbc.sql("""
				delete from directory.meeting_struck
				where group_code = :group and held_on <> all(cast(:dates as date[]))""")
			.param("group", code.value())
			.param("dates", dates.stream().map(LocalDate::toString).toArray(String[]::new))
			.update();
		return changed;
	}

	/**
	 * Invents quarterly meetings around today: some papers due soon, some just gone, some
	 * far.
	 */
	private int addSampleMeetings() {
		int rows = 0;
		int[] workingDaysAhead = { 13, 6, 8, 20, -3, 25, 28, 40 };
		var groups = jdbc
			.sql("select code, papers_due_working_days_before as days from directory.meeting_group order by position")
			.query(SampleGroup.class)
			.list();
		LocalDate today = LocalDate.now(clock);
		for (int i = 0; i < groups.size(); i++) {
			int ahead = workingDaysAhead[i % workingDaysAhead.length];
			LocalDate first = (ahead < 0) ? workingDays.before(today, -ahead) : workingDays.after(today, ahead);
			for (int quarter = -4; quarter <= 2; quarter++) {
				LocalDate papersDueOn = workingDays.after(first.plusWeeks(13L * quarter).minusDays(1), 1);
				rows += jdbc.sql("""
						insert into directory.meeting (group_code, held_on, papers_due_on, sample, others_present)
						values (:group, :on, :papersDueOn, true, :others) on conflict do nothing""")
					.param("group", groups.get(i).code())
					.param("on", workingDays.after(papersDueOn, groups.get(i).days()))
					.param("papersDueOn", papersDueOn)
					.param("others", others(groups.get(i).code(), papersDueOn, quarter, today))
					.update();
			}
		}
		return rows;
	}

	/** Of some groups somebody wrote down who came, but for one meeting. */
	private static @Nullable String others(String group, LocalDate papersDueOn, int quarter, LocalDate today) {
		boolean told = Set.of("PREVENTION", "FAMILIES").contains(group) && quarter != FORGOTTEN
				&& papersDueOn.isBefore(today.minusDays(MEETING_AFTER));
		return told ? "Education, youth work, Stronger Families" : null;
	}

	/** The id of a place of the sample. */
	private static UUID samplePlace(String name) {
		return UUID.nameUUIDFromBytes(("place " + name).getBytes(StandardCharsets.UTF_8));
	}

	/** The places of the sample, once: they stay as they are changed on pages. */
	private int addSamplePlaces() {
		if (!jdbc.sql("select not exists (select from directory.place)").query(Boolean.class).single()) {
			return 0;
		}
		var at = OffsetDateTime.now(clock);
		int rows = 0;
		for (var entry : ConfigFile.read(settings.config().resolve("directory").resolve("demonstration.yaml"))
			.root()
			.allow("places", "services")
			.entries("places")) {
			entry.allow("name", "kind", "area", "street", "town", "postcode", "masking", "features", "latitude",
					"longitude", "schoolCode", "closedDays", "successor");
			var kind = entry.choice("kind", PlaceView.Kind.class, PlaceView.Kind.VENUE);
			var area = entry.code("area", AreaCode::new);
			if (areas.find(area).filter(LocalAreaView::coverage).isEmpty()) {
				throw entry.fault("area",
						"'%s' is none of the areas that coverage is looked at by".formatted(area.value()));
			}
			rows += jdbc
				.sql("""
						insert into directory.place (id, version, name, kind, area, street, town, postcode, masking, features,
						    latitude, longitude, school_code, closed_on, successor, made_by, made_by_name, made_at)
						values (:id, 1, :name, :kind, :area, :street, :town, :postcode, :masking, :features,
						    cast(:latitude as double precision), cast(:longitude as double precision), :schoolCode,
						    :closedOn, :successor, :by, 'Sample data', :at)""")
				.param("id", samplePlace(entry.text("name")))
				.param("schoolCode", entry.optionalText("schoolCode"))
				.param("closedOn",
						entry.has("closedDays") ? at.toLocalDate().minusDays(entry.number("closedDays", 0)) : null)
				.param("successor", entry.has("successor") ? samplePlace(entry.text("successor")) : null)
				.param("name", entry.text("name"))
				.param("kind", kind.name())
				.param("area", area.value())
				.param("street", entry.optionalText("street"))
				.param("town", entry.optionalText("town"))
				.param("postcode", entry.optionalText("postcode"))
				.param("masking", entry.choice("masking", PlaceView.Masking.class, PlaceView.Masking.OPEN).name())
				.param("features", entry.codes("features", code -> code).toArray(String[]::new))
				.param("latitude", entry.optionalText("latitude"))
				.param("longitude", entry.optionalText("longitude"))
				.param("by", new UUID(0, 0))
				.param("at", at)
				.update();
		}
		return rows;
	}

	private int end(String table, Set<String> codes) {
		return jdbc
			.sql("update directory.%s set ended_on = :today where ended_on is null and code <> all(:codes)"
				.formatted(table))
			.param("today", LocalDate.now(clock))
			.param("codes", codes.toArray(String[]::new))
			.update();
	}

	private record SampleGroup(String code, int days) {
	}

	private record Organisations(Set<String> codes, Set<String> units) {
	}

}
