package scot.adp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.activities.OwnProgramme;
import scot.adp.identity.OwnPerson;
import scot.adp.identity.PaperTokens;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Role;
import scot.adp.shell.Drafts;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.OwnPlan;
import scot.adp.strategy.PlanCode;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An action that one unit leads and another works on, with a marker word in every layer
 * of words that is not for everyone, and somebody of each role within the unit and
 * outside.
 */
final class AccessWorld implements AutoCloseable {

	/** Leads the action; insiders belong to the unit above it. */
	static final String LED = "NAC-HOUSING-OPTIONS";

	/**
	 * A sharing agreement, of whose parties none of the readers' organisations is one.
	 */
	static final String AGREEMENT = "DSA-901";

	/** A quarter that no other test looks at. */
	static final String QUARTER = "1999-Q4";

	private static final Map<Standing, String> UNITS = new EnumMap<>(
			Map.of(Standing.INSIDE, "NAC-HOUSING", Standing.PARTNER, "TPS-PEAR",
					// The unit beside the one that leads the action.
					Standing.OUTSIDE, "NAC-HOUSING-SUPPORT"));

	final OwnPlan plan;

	final String action;

	final LocalDate meeting;

	final List<Reader> readers = new ArrayList<>();

	private final Map<String, UUID> ids = new HashMap<>();

	private final JdbcClient jdbc;

	private final String seal = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qz";

	private final UserDetailsService accounts;

	private final GraphQl graphQl;

	private final List<UUID> added = new ArrayList<>();

	private final String checksums;

	private String snapshot = "";

	private Map<String, String> rows = Map.of();

	private @Nullable OwnProgramme programme;

	AccessWorld(ApplicationContext context) {
		this.jdbc = context.getBean(JdbcClient.class);
		this.accounts = context.getBean(UserDetailsService.class);
		this.graphQl = context.getBean(GraphQl.class);
		this.checksums = checksums();
		LocalDate today = LocalDate.now(context.getBean(Clock.class));
		plan = OwnPlan.in(context);
		plan.withPapersDue(today.plusDays(1));
		meeting = today.plusDays(15);
		action = plan.action(LED);
		plan.partner(action, "TPS-PEAR");
		for (Role role : Role.values()) {
			add(context, role, Standing.INSIDE);
			add(context, role, Standing.OUTSIDE);
		}
		add(context, Role.UNIT_LEAD, Standing.PARTNER);
		add(context, Role.UNIT_VIEWER, Standing.PARTNER);
		fill(context, today);
	}

	/** Somebody of a role. */
	Reader reader(Role role, Standing standing) {
		return readers.stream()
			.filter(reader -> reader.role() == role && reader.standing() == standing)
			.findFirst()
			.orElseThrow();
	}

	/** The word that stands in a layer, and nowhere else. */
	String word(Marker marker) {
		return (marker.name() + seal).toLowerCase(Locale.ROOT).replace("_", "");
	}

	/** The id of a thing's row. */
	UUID uuid(String type) {
		return Objects.requireNonNull(ids.get(type));
	}

	/** A global id. */
	String id(String type) {
		return NodeSource.globalId(type, uuid(type));
	}

	/**
	 * What each table says, as a checksum; when somebody last signed in is left out. Of
	 * the trail and the keys of changes the number of rows, those of sign-ins and saved
	 * lists left out.
	 */
	Map<String, String> rows() {
		// Listeners may still be at work on what was changed before.
		await().pollDelay(Duration.ZERO)
			.untilAsserted(() -> assertThat(
					jdbc.sql("select count(*) from bus.event_publication where completion_date is null")
						.query(Integer.class)
						.single())
				.isZero());
		// As long as nobody has written anything, every statement sees the same rows.
		String now = jdbc.sql("select pg_current_snapshot()::text").query(String.class).single();
		if (!now.equals(snapshot)) {
			rows = jdbc.sql(checksums)
				.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
				.list()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
			snapshot = now;
		}
		return rows;
	}

	/** One statement for all tables: the sum of a number for each row. */
	private String checksums() {
		return jdbc.sql("""
				select table_schema || '.' || table_name from information_schema.tables
				where table_type = 'BASE TABLE' and table_schema in ('strategy', 'governance', 'directory', 'reporting',
				    'notification', 'exchange', 'identity', 'audit', 'platform', 'feedback', 'shell', 'people')""")
			.query(String.class)
			.list()
			.stream()
			.map(table -> (switch (table) {
				case "audit.entry" -> """
						select '%s', count(*)::text from audit.entry
						where operation not like 'identity.sign-in%%' and operation <> 'exchange.list.save'""";
				case "platform.idempotency_key" -> "select '%s', count(*)::text from platform.idempotency_key";
				case "identity.account" -> """
						select '%s', count(*) || ' ' ||
						    coalesce(sum(hashtextextended((to_jsonb(t) - 'last_sign_in_at')::text, 0)), 0)
						from identity.account t""";
				default ->
					"select '%1$s', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %1$s t";
			}).formatted(table))
			.collect(Collectors.joining(" union all "));
	}

	/**
	 * Makes the work of a mutation there to be done: of the reader, or of somebody else.
	 */
	void own(Reader reader, boolean theirs) {
		UUID owner = theirs ? reader.member() : reader(Role.AUDITOR, Standing.INSIDE).member();
		if (!theirs && reader.role() == Role.AUDITOR) {
			owner = reader(Role.IG_OFFICER, Standing.INSIDE).member();
		}
		jdbc.sql("update governance.decision set owner = :owner, due_on = held_on where id = :id")
			.param("owner", owner)
			.param("id", ids.get("Decision"))
			.update();
		jdbc.sql("update reporting.return_item set owner = :owner where id = :id")
			.param("owner", owner)
			.param("id", ids.get("Return"))
			.update();
		jdbc.sql("update identity.access_review set signed_at = null, signed_by = null where quarter = :quarter")
			.param("quarter", QUARTER)
			.update();
		ids.put("Owner", owner);
	}

	@Override
	public void close() {
		programme().close();
		jdbc.sql("delete from notification.message where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from treatment.alert_wording where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from treatment.drug_alert where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		for (String table : List.of("tally_card", "stock_move", "resource", "campaign", "message_set", "session",
				"programme")) {
			jdbc.sql("delete from activities.%s where id = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("member_age where member", "member where support", "fact where support",
				"support where id", "aftercare_check where aftercare", "aftercare_milestone where aftercare",
				"aftercare_day where aftercare", "aftercare where id", "craft_fact where course",
				"craft_course where id", "therapy_told where referral", "therapy_start where id")) {
			jdbc.sql("delete from families.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("register_said where entry", "register_entry where id")) {
			jdbc.sql("delete from registers.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("help", "work_path", "learner_path", "need_check", "grant_award", "volunteer")) {
			jdbc.sql("delete from community.%s where id = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("stay_follow_up where stay", "stay_asked where stay", "stay_planned_end where stay",
				"stay where id")) {
			jdbc.sql("delete from treatment.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("joint_care_fact where joint_care", "joint_care where id")) {
			jdbc.sql("delete from treatment.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("reach_attempt where reach_out", "reach_notice where reach_out",
				"reach_out where id")) {
			jdbc.sql("delete from treatment.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		for (String table : List.of("mat_document_review where mat_document", "mat_document where id",
				"mat_round where id", "mat_number where id", "mat_assessment where id", "mat_improvement where id")) {
			jdbc.sql("delete from treatment.%s = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		jdbc.sql("delete from treatment.wait where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		jdbc.sql("delete from treatment.supply where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		jdbc.sql("delete from treatment.equipment_return where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from treatment.outlet where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		jdbc.sql("delete from people.ending where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		for (String table : List.of("schedule", "service_phone", "service_at_place", "hours_exception", "service_pause",
				"opening_window", "windows_kept", "assurance", "entry_report")) {
			jdbc.sql("delete from directory.%s where service = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		jdbc.sql("delete from directory.feed where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		jdbc.sql("delete from directory.service where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from directory.place where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		for (String table : List.of("return_answer", "unit_return_revision")) {
			jdbc.sql("delete from measures.%s where unit_return = any(:ids)".formatted(table))
				.param("ids", added.toArray(UUID[]::new))
				.update();
		}
		jdbc.sql("delete from measures.unit_return where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from measures.unit_source where unit = :unit").param("unit", LED).update();
		jdbc.sql("delete from measures.published_figure where release = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from measures.published_release where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from exchange.import where id = any(:ids)").param("ids", added.toArray(UUID[]::new)).update();
		jdbc.sql("delete from reporting.return_item where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from people.agreement_party where agreement = :code").param("code", AGREEMENT).update();
		jdbc.sql("delete from people.agreement where code = :code").param("code", AGREEMENT).update();
		jdbc.sql("delete from feedback.problem_report where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from identity.access_review_item where review = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		jdbc.sql("delete from identity.access_review where id = any(:ids)")
			.param("ids", added.toArray(UUID[]::new))
			.update();
		plan.close();
		readers.forEach(reader -> reader.person().close());
	}

	private void add(ApplicationContext context, Role role, Standing standing) {
		String unit = Objects.requireNonNull(UNITS.get(standing));
		var person = OwnPerson.in(context).as(role, unit);
		if (role.machine()) {
			String token = PaperTokens.token(person.asMachine(), role, unit);
			readers.add(new Reader(role, standing, person, member(person), graphQl.withToken(token),
					PaperTokens.read(token)));
			return;
		}
		readers.add(reader(person, role, standing));
	}

	private UUID member(OwnPerson person) {
		return jdbc.sql("select id from identity.member where account = :account")
			.param("account", person.id())
			.query(UUID.class)
			.single();
	}

	/** Somebody who has one membership. */
	Reader reader(OwnPerson person, Role role, Standing standing) {
		var principal = accounts.loadUserByUsername(person.username());
		return new Reader(role, standing, person, member(person), graphQl.as(person.username()),
				UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
	}

	/** The programme of the unit whose rows these are. */
	OwnProgramme programme() {
		return Objects.requireNonNull(programme);
	}

	/** The code of the unit's resource. */
	String resource() {
		return "R-" + seal;
	}

	/** The code of the unit's agreed words. */
	String messageSet() {
		return "M-" + seal;
	}

	/** The code of the unit's campaign. */
	String campaign() {
		return "C-" + seal;
	}

	/**
	 * A resource that lies at an outlet, and a campaign, both of the unit and for the
	 * action.
	 */
	private void addMaterials(LocalDate today, UUID by) {
		for (String thing : List.of("StockOutlet", "Resource", "StockMove", "Campaign", "MessageSet")) {
			ids.put(thing, row());
		}
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, masking, unit, made_by, made_by_name, made_at)
						values (:id, 1, :name, 'OUTLET', 'IRVINE', 'OPEN', :unit, :by, 'Nobody', now())""")
			.param("id", ids.get("StockOutlet"))
			.param("name", "Library " + seal)
			.param("unit", LED)
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into activities.resource (id, version, revision, code, title, unit, kind, topics, substances,
				    audience, formats, languages, accessible, added_on, review_by, looked_at, looked_by_name, made_by,
				    made_by_name, made_at, changed_at)
				values (:id, 1, 1, :code, :title, :unit, 'LEAFLET', '{DRUGS}', '{}', 'ADULTS', '{PRINT}', '{ENGLISH}',
				    'NOT_DONE', :on, :until, now(), 'Nobody', :by, 'Nobody', now(), now())""")
			.param("id", ids.get("Resource"))
			.param("code", resource())
			.param("title", "Leaflet " + word(Marker.RECORD))
			.param("unit", LED)
			.param("on", today)
			.param("until", today.plusYears(1))
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into activities.stock_move (id, version, place, resource, unit, movement, number, happened_on,
				    after_sign_off, recorded_by, recorded_by_name, recorded_at)
				values (:id, 1, :place, :resource, :unit, 'PLACED', 5, :on, false, :by, 'Nobody', now())""")
			.param("id", ids.get("StockMove"))
			.param("place", ids.get("StockOutlet"))
			.param("resource", ids.get("Resource"))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into activities.campaign (id, version, code, title, unit, from_on, made_by, made_by_name, made_at,
						    changed_at)
						values (:id, 1, :code, :title, :unit, :on, :by, 'Nobody', now(), now())""")
			.param("id", ids.get("Campaign"))
			.param("code", campaign())
			.param("title", "Campaign " + word(Marker.RECORD))
			.param("unit", LED)
			.param("on", today.minusMonths(2))
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into activities.message_set (id, version, code, title, topic, unit, agreed, reviewed_on,
						    reviewed_by_name, made_by, made_by_name, made_at, changed_at)
						values (:id, 1, :code, :title, 'DRUGS', :unit, 'Say this.', :on, 'Nobody', :by, 'Nobody', now(), now())""")
			.param("id", ids.get("MessageSet"))
			.param("code", messageSet())
			.param("title", "Words " + word(Marker.RECORD))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into activities.message_use (id, message_set, unit, from_on, recorded_by, recorded_by_name, recorded_at)
						values (:id, :set, 'TPS-PEAR', :on, :by, 'Nobody', now())""")
			.param("id", row())
			.param("set", ids.get("MessageSet"))
			.param("on", today)
			.param("by", by)
			.update();
		for (var tied : Map.of("resource", "Resource", "campaign", "Campaign").entrySet()) {
			jdbc.sql("insert into activities.%1$s_action (%1$s, action, plan, code) values (:id, :action, :plan, :code)"
				.formatted(tied.getKey()))
				.param("id", ids.get(tied.getValue()))
				.param("action", plan.id(action))
				.param("plan", plan.code())
				.param("code", action)
				.update();
		}
	}

	/** Somebody at a session of the unit, of a programme that tells adults apart. */
	private void addToldApart(LocalDate today, UUID by) {
		ids.put("KeyedProgramme", row());
		jdbc.sql(
				"""
						insert into activities.programme (id, version, code, title, unit, kind, audience, counting_mode, period_type,
						    from_on, state, made_by, made_by_name, made_at, changed_at)
						values (:id, 1, 'ACCESS-KEYED', 'Workshops', :unit, 'CLUB', 'ADULTS', 'KEYED', 'FINANCIAL',
						    '2026-04-01', 'RUNNING', :by, 'Nobody', now(), now())""")
			.param("id", ids.get("KeyedProgramme"))
			.param("unit", LED)
			.param("by", by)
			.update();
		ids.put("KeyedSession", row());
		jdbc.sql(
				"""
						insert into activities.session (id, version, programme, unit, happened_on, mode, lived_experience_led,
						    adults, state, how, confirmed, after_sign_off, recorded_by, recorded_by_name, recorded_at, changed_at)
						values (:id, 1, :programme, :unit, :on, 'IN_PERSON', false, 7, 'HELD', 'OWN', true, false, :by, 'Nobody',
						    now(), now())""")
			.param("id", ids.get("KeyedSession"))
			.param("programme", ids.get("KeyedProgramme"))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into activities.participant (id, session, unit, own_ref, person, person_space, key_version, recorded_by,
						    recorded_by_name, recorded_at)
						values (:id, :session, :unit, :reference, :person, 'DEMO', 1, :by, 'Nobody', now())""")
			.param("id", row())
			.param("session", ids.get("KeyedSession"))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("person", "0".repeat(32))
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into activities.tally_card (id, version, code, programme, unit, hash, expires_on, made_by, made_by_name, made_at)
						values (:id, 1, 'ACCESS01', :programme, :unit, 'access', :until, :by, 'Nobody', now())""")
			.param("id", row())
			.param("programme", ids.get("KeyedProgramme"))
			.param("unit", LED)
			.param("until", today.plusDays(30))
			.param("by", by)
			.update();
	}

	private void addProgramme(ApplicationContext context, LocalDate today) {
		var own = OwnProgramme.in(context, LED, today, "COHORT", null).forAction(plan.id(action), plan.code(), action);
		UUID series = own.weekly(today.minusDays(20), ids.get("Place"), LocalTime.of(18, 0), LocalTime.of(20, 0));
		own.yearly(today);
		own.session(today.minusDays(20), series, ids.get("Place"), 7, "HELD");
		ids.put("Series", series);
		ids.put("Cohort", own.cohort(today.minusDays(20)));
		programme = own;
	}

	private void fill(ApplicationContext context, LocalDate today) {
		var lead = reader(Role.ADP_LEAD, Standing.OUTSIDE);
		var insider = reader(Role.UNIT_LEAD, Standing.INSIDE);
		jdbc.sql("update strategy.action set title = :title where plan = :plan and code = :code")
			.param("title", "Action " + word(Marker.RECORD))
			.param("plan", plan.code())
			.param("code", action)
			.update();
		String link = ask(insider, "addEvidenceLink", "AddEvidenceLinkInput", "id",
				input("title", "Minutes", "link", "https://example.org/" + word(Marker.EVIDENCE_LINK)));
		as(insider, () -> ids.put("Evidence", context.getBean(Evidence.class)
			.addFile(UUID.randomUUID().toString(), new PlanCode(plan.code()), action, "minutes.pdf",
					("%PDF-1.4\n1 0 obj << /Type /Catalog /Lang (" + word(Marker.EVIDENCE_FILE)
							+ ") >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
						.getBytes(StandardCharsets.UTF_8))
			.id()
			.value()));
		var update = plan.update(action);
		update.put("evidence", List.of(link, id("Evidence")));
		update.put("whatHappened", "We met. " + word(Marker.UPDATE_WORDS));
		update.put("next", "We meet. " + word(Marker.UPDATE_NEXT));
		update.put("evidenceLink", "https://example.org/" + word(Marker.UPDATE_LINK));
		ask(insider, "recordUpdate", "RecordUpdateInput", "id", update);
		ids.put("Update",
				jdbc.sql("""
						select u.id from strategy.progress_update u where u.action = :action""")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		ask(lead, "addNote", "AddNoteInput", "id", input("layer", "TEAM", "words", "Ours: " + word(Marker.TEAM_NOTE)));
		ask(lead, "addNote", "AddNoteInput", "id",
				input("layer", "PARTNER", "unit", "TPS-PEAR", "words", "Theirs: " + word(Marker.PARTNER_NOTE)));
		ids.put("Note",
				jdbc.sql("select id from strategy.note where action = :action and layer = 'PARTNER'")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		var asked = ask(insider, "askForHelp", "AskForHelpInput", "id",
				input("words", "Help: " + word(Marker.HELP_WORDS)));
		ids.put("HelpRequest",
				jdbc.sql("select id from strategy.help_request where action = :action")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		ask(lead, "answerHelp", "AnswerHelpInput", "id", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id",
				asked, "expectedVersion", 1, "answer", "Yes: " + word(Marker.HELP_ANSWER)));
		ask(lead, "askQuestion", "AskQuestionInput", "id", input("group", plan.group(), "heldOn", meeting.toString(),
				"words", "Why: " + word(Marker.QUESTION_WORDS)));
		ids.put("Question",
				jdbc.sql("select id from governance.question where action = :action")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		plan.milestone(action, today.plusDays(30), today.plusDays(30));
		ids.put("Milestone",
				jdbc.sql("select id from strategy.milestone where action = :action")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		plan.boardLine(action, meeting, 1, "For the board: " + word(Marker.BOARD_LINE));
		ids.put("BoardLine",
				jdbc.sql("select id from governance.board_line where action = :action")
					.param("action", plan.id(action))
					.query(UUID.class)
					.single());
		ids.put("PlanConflict", plan.conflict(action));
		as(insider, () -> {
			context.getBean(Drafts.class)
				.keep("strategy.update %s/%s".formatted(plan.code(), action), null,
						Map.of("whatHappened", "Not yet: " + word(Marker.DRAFT)), Map.of());
		});
		ids.put("Decision", UUID.randomUUID());
		jdbc.sql("""
				insert into governance.decision (id, version, group_code, held_on, number, words, state, decided, owner,
				    due_on, action, recorded_by, recorded_by_name, recorded_at, changed_at)
				values (:id, 1, :group, :on, 1, :words, 'MADE', 'Yes.', :owner, :on, :action, :by, 'Mairi Test', now(),
				    now())""")
			.param("id", ids.get("Decision"))
			.param("group", plan.group())
			.param("on", meeting)
			.param("words", "Decide: " + word(Marker.DECISION))
			.param("owner", lead.member())
			.param("action", plan.id(action))
			.param("by", lead.member())
			.update();
		jdbc.sql("update identity.account set email = :email where username = :username")
			.param("email", word(Marker.EMAIL) + "@example.org")
			.param("username", insider.person().username())
			.update();
		UUID recipient = jdbc.sql("select id from identity.account where username = :username")
			.param("username", insider.person().username())
			.query(UUID.class)
			.single();
		ids.put("Message", row());
		jdbc.sql("""
				insert into notification.message (id, version, batch, recipient, kind, subject, body, state, created_by,
				    created_by_name, created_at)
				values (:id, 1, :id, :recipient, 'NUDGE', 'Please', :body, 'WAITING', :by, 'Mairi Test', now())""")
			.param("id", ids.get("Message"))
			.param("recipient", recipient)
			.param("body", "Dear you: " + word(Marker.OUTBOX))
			.param("by", lead.member())
			.update();
		ids.put("Import", row());
		jdbc.sql(
				"""
						insert into exchange.import (id, kind, file_name, sha256, size, counts, can_be_taken_back, imported_at,
						    imported_by, imported_by_name)
						values (:id, 'test', :name, md5(:name) || md5(:name), 1, '[["rows", 1]]', false, now(), gen_random_uuid(), 'Nobody')""")
			.param("id", ids.get("Import"))
			.param("name", word(Marker.IMPORT) + ".csv")
			.update();
		jdbc.sql("""
				insert into audit.redaction (id, done_at, done_by, done_by_name, reason, whole, places)
				values (gen_random_uuid(), now(), gen_random_uuid(), 'Nobody', :reason, false, '{}')""")
			.param("reason", "Named somebody: " + word(Marker.REDACTION))
			.update();
		ids.put("Return", row());
		jdbc.sql(
				"""
						insert into reporting.return_item (id, version, code, period, title, sent_to, due_on, proposed, notice_days,
						    position, state, owner)
						values (:id, 1, :code, '2026', 'Return of a test', 'Nobody', :on, false, 10, 1000, 'NOT_STARTED', :owner)""")
			.param("id", ids.get("Return"))
			.param("code", "T" + seal)
			.param("on", meeting)
			.param("owner", lead.member())
			.update();
		ids.put("Service",
				jdbc.sql("select id from directory.service order by unit, position limit 1")
					.query(UUID.class)
					.single());
		ids.put("OwnService", row());
		jdbc.sql("""
				insert into directory.service (id, version, unit, name, state, position)
				values (:id, 1, :unit, :name, 'DRAFT', 1000)""")
			.param("id", ids.get("OwnService"))
			.param("unit", LED)
			.param("name", "Service " + seal)
			.update();
		ids.put("Feed", row());
		jdbc.sql("""
				insert into directory.feed (id, version, name, unit, nightly, made_by, made_by_name, made_at)
				values (:id, 1, :name, :unit, false, :id, 'A test', now())""")
			.param("id", ids.get("Feed"))
			.param("name", "Feed " + seal)
			.param("unit", LED)
			.update();
		fillServices(lead);
		ids.put("Place", row());
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, masking, unit, made_by, made_by_name, made_at)
						values (:id, 1, 'Hall', 'VENUE', 'IRVINE', 'OPEN', :unit, :by, 'Nobody', now())""")
			.param("id", ids.get("Place"))
			.param("unit", LED)
			.param("by", lead.member())
			.update();
		addProgramme(context, today);
		addAlert(today, lead);
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, street, masking, unit, made_by, made_by_name,
						    made_at)
						values (:id, 1, :name, 'VENUE', 'IRVINE', :street, 'NONE_SHOWN', :unit, :by, 'Nobody', now())""")
			.param("id", row())
			.param("name", "Refuge " + word(Marker.HIDDEN_PLACE))
			.param("street", "1 " + word(Marker.MASKED_STREET))
			.param("unit", LED)
			.param("by", lead.member())
			.update();
		var shelter = row();
		jdbc.sql(
				"""
						insert into directory.place (id, version, name, kind, area, street, town, postcode, masking, unit, made_by,
						    made_by_name, made_at)
						values (:id, 1, :name, 'VENUE', 'IRVINE', :street, :street, :street, 'AREA_ONLY', :unit, :by, 'Nobody',
						    now())""")
			.param("id", shelter)
			.param("name", "Shelter " + seal)
			.param("street", "2 " + word(Marker.MASKED_STREET))
			.param("unit", LED)
			.param("by", lead.member())
			.update();
		for (UUID place : List.of(ids.get("Place"), shelter)) {
			jdbc.sql(
					"insert into directory.service_at_place (id, service, place, position) values (:id, :service, :place, 0)")
				.param("id", row())
				.param("service", ids.get("OwnService"))
				.param("place", place)
				.update();
		}
		ids.put("PersonEnding", row());
		jdbc.sql("""
				insert into people.ending (id, version, unit, learned_on, recorded_by, recorded_by_name, recorded_at)
				values (:id, 1, :unit, :on, :by, :byName, now())""")
			.param("id", ids.get("PersonEnding"))
			.param("unit", LED)
			.param("on", today)
			.param("by", lead.member())
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
		ids.put("NaloxoneOutlet", row());
		jdbc.sql(
				"""
						insert into treatment.outlet (id, version, unit, place, area, kind, open_to_public, routes, reorder_level,
						    opened_on, made_by, made_by_name, made_at)
						values (:id, 1, :unit, :place, 'IRVINE', 'HOSTEL', false, '{INTRANASAL}', 1, current_date, :by,
						    'Nobody', now())""")
			.param("id", ids.get("NaloxoneOutlet"))
			.param("unit", LED)
			.param("place", ids.get("Place"))
			.param("by", lead.member())
			.update();
		ids.put("NaloxoneSupply", row());
		jdbc.sql(
				"""
						insert into treatment.supply (id, version, unit, outlet, happened_on, source, recipient, supply_type, route,
						    kits, training, peer, authority, area, own_ref, known_before, confirmed, after_sign_off, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :outlet, :on, 'OTHER', 'AT_RISK', 'FIRST', 'INTRANASAL', 1, 'GIVEN', false, 'ROUTE_1',
						    'IRVINE', :reference, false, false, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("NaloxoneSupply"))
			.param("unit", LED)
			.param("outlet", ids.get("NaloxoneOutlet"))
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("HelpGiven", row());
		jdbc.sql(
				"""
						insert into community.help (id, version, unit, happened_on, domain, form, weeks, repeat_days, crisis, own_ref,
						    sure, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :on, 'FOOD', 'PARCEL', 52, 90, true, :reference, false, false, 'PAGE', now(), :by,
						    'Nobody')""")
			.param("id", ids.get("HelpGiven"))
			.param("unit", LED)
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("WorkPath", row());
		jdbc.sql(
				"""
						insert into community.work_path (id, version, unit, registered_on, own_ref, last_entry_on, after_sign_off,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :on, :reference, :on, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("WorkPath"))
			.param("unit", LED)
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("LearnerPath", row());
		jdbc.sql(
				"""
						insert into community.learner_path (id, version, unit, course, provider, start_on, own_ref, after_sign_off,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 'DIGITAL', 'COLLEGE', :on, :reference, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("LearnerPath"))
			.param("unit", LED)
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("NeedCheck", row());
		jdbc.sql(
				"""
						insert into community.need_check (id, version, unit, checked_on, stage, review_on, own_ref, after_sign_off,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :on, 'START', :on, :reference, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("NeedCheck"))
			.param("unit", LED)
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("Grant", row());
		jdbc.sql(
				"""
						insert into community.grant_award (id, version, unit, organisation_name, award, from_on, to_on, report_by,
						    purpose, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 'Nobody', 1000, :from, :to, :on, :purpose, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("Grant"))
			.param("unit", LED)
			.param("from", today.minusYears(3))
			.param("to", today.minusYears(2))
			.param("on", today)
			.param("purpose", "A grant " + word(Marker.RECORD))
			.param("by", lead.member())
			.update();
		ids.put("Volunteer", row());
		jdbc.sql(
				"""
						insert into community.volunteer (id, version, unit, number, role, regulated, pvg, expenses, from_on, state,
						    own_ref, last_entry_on, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 9001, 'CAFE', false, 'NOT_NEEDED', false, :on, 'ACTIVE', :reference, :on, 'PAGE',
						    now(), :by, 'Nobody')""")
			.param("id", ids.get("Volunteer"))
			.param("unit", LED)
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		ids.put("Programme", row());
		jdbc.sql(
				"""
						insert into activities.programme (id, version, code, title, unit, kind, audience, counting_mode, period_type,
						    from_on, state, made_by, made_by_name, made_at, changed_at)
						values (:id, 1, 'ACCESS-PROGRAMME', 'A programme', :unit, 'CLUB', 'ADULTS', 'HEADCOUNT', 'FINANCIAL',
						    '2026-04-01', 'RUNNING', :by, 'Nobody', now(), now())""")
			.param("id", ids.get("Programme"))
			.param("unit", LED)
			.param("by", lead.member())
			.update();
		for (String session : List.of("Session", "OtherSession")) {
			ids.put(session, row());
			jdbc.sql(
					"""
							insert into activities.session (id, version, programme, unit, happened_on, mode, lived_experience_led,
							    not_known, state, note, how, confirmed, after_sign_off, recorded_by, recorded_by_name, recorded_at,
							    changed_at)
							values (:id, 1, :programme, :unit, :on, 'IN_PERSON', false, 7, 'HELD', :note, 'OWN', true, false, :by,
							    'Nobody', now(), now())""")
				.param("id", ids.get(session))
				.param("programme", ids.get("Programme"))
				.param("unit", LED)
				.param("on", today)
				.param("note", "Chairs " + word(Marker.SESSION))
				.param("by", lead.member())
				.update();
		}
		addToldApart(today, lead.member());
		addMaterials(today, lead.member());
		ids.put("EquipmentReturn", row());
		jdbc.sql(
				"""
						insert into treatment.equipment_return (id, version, outlet, period_type, period_from, nil, attendances,
						    after_sign_off, entered_by, filed_at, filed_by, filed_by_name)
						values (:id, 1, :outlet, 'MONTH', cast(date_trunc('month', cast(:on as date)) - interval '1 month' as date),
						    false, 7, false, 'PAGE', now(), :by, :byName)""")
			.param("id", ids.get("EquipmentReturn"))
			.param("outlet", ids.get("NaloxoneOutlet"))
			.param("on", today)
			.param("by", lead.member())
			.param("byName", "Nobody " + word(Marker.UNIT_COUNT))
			.update();
		addReachOut(today, lead.member());
		addStays(today, lead.member());
		addJointCare(today, lead.member());
		addEpisode(today, lead.member());
		addVoices(today, lead.member());
		addLearning(today, lead.member());
		addMat(today, lead.member());
		ids.put("Wait", row());
		jdbc.sql(
				"""
						insert into treatment.wait (id, version, unit, service, service_type, substance, received_on, own_ref, away,
						    judged_by, resets, counted_from, taken_out, last_inside_on, confirmed, after_sign_off, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :service, 'COMMUNITY', 'ALCOHOL', :on, :reference, '{}', 'DA-RAW#', '{}', :on, '{}',
						    :on, false, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("Wait"))
			.param("unit", LED)
			.param("service", ids.get("OwnService"))
			.param("on", today)
			.param("reference", word(Marker.SUPPLY))
			.param("by", lead.member())
			.update();
		addFamily(today, lead.member());
		addAftercare(today, lead.member());
		addRegisterEntry(today, lead.member());
		addCraftAndTherapy(today, lead.member());
		ids.put("PeriodReturn", row());
		jdbc.sql("""
				insert into measures.unit_source (id, version, unit, data_set, from_on, kind, chosen_by_name, chosen_at)
				values (gen_random_uuid(), 1, :unit, 'treatment.supplies', '2026-04-01', 'RETURN', 'Nobody', now()),
				    (gen_random_uuid(), 1, :unit, 'treatment.supplies', '2026-07-01', 'ROWS', 'Nobody', now())""")
			.param("unit", LED)
			.update();
		jdbc.sql(
				"""
						insert into measures.unit_return (id, version, unit, data_set, period_from, nil, filed_by, filed_by_name,
						    filed_at)
						values (:id, 1, :unit, 'treatment.supplies', '2026-04-01', false, :by, 'Nobody', now())""")
			.param("id", ids.get("PeriodReturn"))
			.param("unit", LED)
			.param("by", lead.member())
			.update();
		jdbc.sql(
				"""
						insert into measures.unit_return_revision (unit_return, revision, nil, filed_by, filed_by_name, filed_at)
						values (:id, 1, false, :by, 'Nobody', now())""")
			.param("id", ids.get("PeriodReturn"))
			.param("by", lead.member())
			.update();
		jdbc.sql("insert into measures.return_answer (unit_return, revision, field, value) values (:id, 1, 'kits', 7)")
			.param("id", ids.get("PeriodReturn"))
			.update();
		UUID release = row();
		jdbc.sql(
				"""
						insert into measures.published_release (id, series, name, published_on, source, recorded_by, recorded_by_name,
						    recorded_at)
						values (:id, 'PHS-NALOXONE-YEAR', :name, '2017-01-31', 'A test', :by, 'Nobody', now())""")
			.param("id", release)
			.param("name", release.toString())
			.param("by", lead.member())
			.update();
		ids.put("PublishedFigure", row());
		jdbc.sql(
				"""
						insert into measures.published_figure (id, release, area, figure, cut, from_on, to_on, method, printed, value,
						    recorded_by, recorded_by_name, recorded_at)
						values (:id, :release, 'NORTH-AYRSHIRE', 'KITS', '', '2015-04-01', '2016-03-31', 1, '7', 7, :by, 'Nobody',
						    now())""")
			.param("id", ids.get("PublishedFigure"))
			.param("release", release)
			.param("by", lead.member())
			.update();
		ids.put("Member", insider.member());
		ids.put("Account", insider.person().id());
		ids.put("AccessReview", row());
		jdbc.sql("""
				insert into identity.access_review (id, quarter, opened_on, due_on)
				values (:id, :quarter, '1999-10-01', '1999-12-31')""")
			.param("id", ids.get("AccessReview"))
			.param("quarter", QUARTER)
			.update();
		jdbc.sql("insert into identity.access_review_item (review, member) values (:review, :member)")
			.param("review", ids.get("AccessReview"))
			.param("member", insider.member())
			.update();
		jdbc.sql("""
				insert into people.agreement (code, id, version, title, purposes, data_sets, person_level, bases,
				    begins_on, ends_on, review_on, signed_on, contacts, recorded_by_name, recorded_at, changed_at)
				values (:code, gen_random_uuid(), 1, 'Supplies', '{HARM_REDUCTION}', '{treatment.supplies}', false,
				    '{PUBLIC_TASK}', '2026-01-01', '2027-12-31', '2027-06-01', '2026-01-01', 'Lead', 'Nobody', now(),
				    now())""").param("code", AGREEMENT).update();
		jdbc.sql("""
				insert into people.agreement_party (agreement, unit, part, position)
				values (:code, 'NADARS', 'GIVES', 1), (:code, 'NHSAA-WARD5', 'TAKES', 2)""")
			.param("code", AGREEMENT)
			.update();
		ids.put("ProblemReport", row());
		jdbc.sql("""
				insert into feedback.problem_report (id, version, state, wrong, contact, signed_in, reported_at)
				values (:id, 1, 'OPEN', :wrong, :contact, false, '1999-12-31')""")
			.param("id", ids.get("ProblemReport"))
			.param("wrong", "It broke: " + word(Marker.PROBLEM))
			.param("contact", word(Marker.CONTACT) + "@example.org")
			.update();
	}

	/** What the unit told in a register. */
	private void addRegisterEntry(LocalDate today, UUID by) {
		ids.put("RegisterEntry", row());
		jdbc.sql("""
				insert into registers.register_entry (id, version, kind, unit, item, recorded_at)
				values (:id, 1, 'PROTOCOL', :unit, 'EARLY_INTERVENTION', now())""")
			.param("id", ids.get("RegisterEntry"))
			.param("unit", LED)
			.update();
		jdbc.sql(
				"""
						insert into registers.register_said (id, entry, revision, state, on_day, evidence, withdrawn, after_sign_off,
						    said_by, said_by_name, said_at)
						values (gen_random_uuid(), :id, 1, 'SIGNED', :on, :evidence, false, false, :by, 'Nobody', now())""")
			.param("id", ids.get("RegisterEntry"))
			.param("on", today)
			.param("evidence", "Paper " + word(Marker.RECORD))
			.param("by", by)
			.update();
	}

	/**
	 * A family with a child, so that all can be asked of it, and a joint plan with a
	 * partner whom no agreement lets read it.
	 */
	private void addFamily(LocalDate today, UUID by) {
		ids.put("FamilySupport", row());
		ids.put("FamilyMember", row());
		jdbc.sql(
				"""
						insert into families.support (id, version, unit, own_ref, requested_on, joint_with, first_support_on, tier,
						    confirmed, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, :on, '{TPS-PEAR}', :on, 'UNIVERSAL', false, false, 'PAGE', now(), :by,
						    'Nobody')""")
			.param("id", ids.get("FamilySupport"))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into families.fact (id, support, kind, on_day, code, recorded_at, recorded_by, recorded_by_name)
				values (:tier, :support, 'TIER', :on, 'UNIVERSAL', now(), :by, 'Nobody'),
				    (:joined, :support, 'JOINED', :on, 'TPS-PEAR', now(), :by, 'Nobody'),
				    (:start, :support, 'STARTED', :on, null, now(), :by, 'Nobody')""")
			.param("tier", row())
			.param("joined", row())
			.param("start", row())
			.param("support", ids.get("FamilySupport"))
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"insert into families.member (id, support, unit, position, role) values (:id, :support, :unit, 1, 'CHILD')")
			.param("id", ids.get("FamilyMember"))
			.param("support", ids.get("FamilySupport"))
			.param("unit", LED)
			.update();
		jdbc.sql("insert into families.member_age (member, from_on, age_band) values (:id, :on, 'AGE_5_11')")
			.param("id", ids.get("FamilyMember"))
			.param("on", today)
			.update();
	}

	/**
	 * Somebody who was reached, whom another notice may be the same as, and one closed.
	 */
	private void addReachOut(LocalDate today, UUID by) {
		var now = today.atStartOfDay(ZoneId.of("Europe/London")).toOffsetDateTime();
		reachOut("ReachOut", now.minusHours(20), false, now, by);
		reachOut("NearReachOut", now.minusHours(19), false, now, by);
		reachOut("ClosedReachOut", now.minusDays(40), true, now, by);
		jdbc.sql(
				"""
						insert into treatment.reach_notice (id, reach_out, source, basis, received_at, recorded_at, recorded_by,
						    recorded_by_name)
						values (uuidv7(), :id, 'AMBULANCE', 'NON_OBJECTION', cast(:now as timestamptz) - interval '18 hours', cast(:now as timestamptz), :by, :byName)""")
			.param("now", now)
			.param("id", ids.get("ReachOut"))
			.param("by", by)
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
		jdbc.sql(
				"""
						insert into treatment.reach_attempt (id, reach_out, tried_at, way, result, done, recorded_at, recorded_by,
						    recorded_by_name)
						values (uuidv7(), :id, cast(:now as timestamptz) - interval '2 hours', 'VISIT', 'REACHED', '{}', cast(:now as timestamptz), :by, :byName)""")
			.param("now", now)
			.param("id", ids.get("ReachOut"))
			.param("by", by)
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
	}

	/** What was learned from reviews, and what the unit is asked of it. */
	private void addLearning(LocalDate today, UUID by) {
		ids.put("Learning", row());
		ids.put("LearningTask", row());
		jdbc.sql("""
				insert into governance.learning (id, version, title, words, themes, reviewed_from, reviewed_to, deaths,
				    units, answer_by, issued_at, issued_by, issued_by_name)
				values (:id, 1, :title, 'Ask twice.', '{RISK}', cast(:on as date) - 400, cast(:on as date) - 30, 9,
				    cast(array[:unit] as text[]), cast(:on as date) + 9, now(), :by, 'Nobody')""")
			.param("id", ids.get("Learning"))
			.param("title", "Learned " + word(Marker.RECORD))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.learning_task (id, version, learning, unit, issued_on, answer_by, answers,
						    first_answered_on, reply, promised_on)
						values (:id, 1, :learning, :unit, cast(:on as date) - 3, cast(:on as date) + 9, 1, cast(:on as date) - 1,
						    'WILL', cast(:on as date) + 30)""")
			.param("id", ids.get("LearningTask"))
			.param("learning", ids.get("Learning"))
			.param("unit", LED)
			.param("on", today)
			.update();
		jdbc.sql(
				"""
						insert into treatment.learning_answer (id, task, number, reply, words, promised_on, answered_on, recorded_at,
						    recorded_by, recorded_by_name)
						values (uuidv7(), :id, 1, 'WILL', :words, cast(:on as date) + 30, cast(:on as date) - 1, now(), :by, 'Nobody')""")
			.param("id", ids.get("LearningTask"))
			.param("words", "Promised " + word(Marker.VOICE))
			.param("on", today)
			.param("by", by)
			.update();
	}

	/**
	 * What people said: something nobody answered, something answered, and something that
	 * waits for a second reader.
	 */
	private void addVoices(LocalDate today, UUID by) {
		for (String name : List.of("ServiceFeedback", "AnsweredFeedback", "WaitingFeedback")) {
			ids.put(name, row());
			boolean answered = !name.equals("ServiceFeedback");
			boolean waits = name.equals("WaitingFeedback");
			jdbc.sql(
					"""
							insert into treatment.voice (id, version, unit, heard_by, heard_on, how, respondent, themes, kind, weight,
							    said, quote, answers, first_answered_on, answer, release_answer, release_quote, release_asked_at,
							    release_asked_by, release_asked_by_name, after_sign_off, entered_by, recorded_at, recorded_by,
							    recorded_by_name)
							values (:id, 1, :unit, :unit, cast(:on as date) - 3, 'CARD', 'SERVICE_USER', '{DIGNITY}', 'CHANGE',
							    case when :waits then 2 else 9 end, :said, 'Their own words', case when :answered then 1 else 0 end,
							    case when :answered then cast(:on as date) - 1 end, case when :answered then 'DID' end,
							    case when :waits then 1 end, false, case when :waits then now() end,
							    case when :waits then cast(:by as uuid) end, case when :waits then 'Nobody' end, false, 'PAGE', now(), :by,
							    'Nobody')""")
				.param("id", ids.get(name))
				.param("unit", LED)
				.param("on", today)
				.param("said", "%s %s".formatted(name, word(Marker.VOICE)))
				.param("answered", answered)
				.param("waits", waits)
				.param("by", by)
				.update();
			if (answered) {
				jdbc.sql(
						"""
								insert into treatment.voice_answer (id, voice, number, answer, words, answered_on, recorded_at, recorded_by,
								    recorded_by_name)
								values (uuidv7(), :id, 1, 'DID', 'It was done.', cast(:on as date) - 1, now(), :by, 'Nobody')""")
					.param("id", ids.get(name))
					.param("on", today)
					.param("by", by)
					.update();
			}
		}
	}

	/**
	 * Evidence for a standard, and how it is assessed in a year that no sample assesses.
	 */
	private void addMat(LocalDate today, UUID by) {
		for (String name : List.of("MatDocument", "MatRound", "MatNumber", "MatAssessment", "MatImprovement")) {
			ids.put(name, row());
		}
		jdbc.sql(
				"""
						insert into treatment.mat_document (id, version, unit, standard, criterion, title, reviewed_on, review_on, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 'MAT_1', 'M01_SAME_DAY', 'A procedure', cast(:on as date) - 9, cast(:on as date) + 90, 'PAGE',
						    now(), :by, 'Nobody')""")
			.param("id", ids.get("MatDocument"))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_document (id, version, unit, standard, criterion, title, reviewed_on, review_on, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						select :id, 1, unit, 'MAT_2', 'M02_FORMULARY', 'Another procedure', reviewed_on, review_on, entered_by, recorded_at,
						    recorded_by, recorded_by_name from treatment.mat_document where id = :other""")
			.param("id", row())
			.param("other", ids.get("MatDocument"))
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_document_review (id, mat_document, reviewed_on, review_on, recorded_at, recorded_by,
						    recorded_by_name)
						select uuidv7(), id, reviewed_on, review_on, recorded_at, recorded_by, recorded_by_name
						from treatment.mat_document where recorded_by_name = 'Nobody'""")
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_round (id, version, unit, standard, respondent, held_on, method, lived_experience, asked,
						    answered, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, 'MAT_1', 'STAFF', cast(:on as date) - 9, 'SURVEY', false, 12, 9, false, 'PAGE', now(), :by,
						    'Nobody')""")
			.param("id", ids.get("MatRound"))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_number (id, version, unit, cycle, standard, what, printed, entered_by, recorded_at,
						    recorded_by, recorded_by_name)
						values (:id, 1, :unit, '2026-27', 'MAT_6', 'Staff trained', '75% (105/145)', 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("MatNumber"))
			.param("unit", LED)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_assessment (id, version, cycle, standard, process, monitored, recorded_at, recorded_by,
						    recorded_by_name, changed_at)
						values (:id, 1, '2026-27', 'MAT_10', 2, false, now(), :by, 'Nobody', now())""")
			.param("id", ids.get("MatAssessment"))
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.mat_improvement (id, version, cycle, standard, unit, what, due_on, recorded_at, recorded_by,
						    recorded_by_name)
						values (:id, 1, '2026-27', 'MAT_1', :unit, 'Ask families too.', cast(:on as date) + 9, now(), :by, 'Nobody')""")
			.param("id", ids.get("MatImprovement"))
			.param("unit", LED)
			.param("on", today)
			.param("by", by)
			.update();
	}

	/** Somebody in treatment, of whom nobody heard for long. */
	private void addEpisode(LocalDate today, UUID by) {
		var now = today.atStartOfDay(ZoneId.of("Europe/London")).toOffsetDateTime();
		UUID id = row();
		ids.put("TreatmentEpisode", id);
		jdbc.sql(
				"""
						insert into treatment.episode (id, version, unit, own_ref, started_on, substance, treatment_types, setting,
						    medicine, last_contact_on, spell, after_sign_off, entered_by, recorded_at, recorded_by,
						    recorded_by_name)
						values (:id, 1, :unit, :reference, :started, 'DRUGS', '{OST}', 'COMMUNITY', 'METHADONE', :contact, :id, false,
						    'PAGE', :now, :by, 'Nobody')""")
			.param("id", id)
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("started", today.minusDays(200))
			.param("contact", today.minusDays(200))
			.param("now", now)
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into treatment.episode_fact (id, episode, kind, on_day, codes, recorded_at, recorded_by, recorded_by_name)
						values (uuidv7(), :id, 'SUBSTANCE', null, '{DRUGS}', :now, :by, :byName),
						    (uuidv7(), :id, 'TREATMENT', null, '{OST}', :now, :by, :byName),
						    (uuidv7(), :id, 'SETTING', null, '{COMMUNITY}', :now, :by, :byName),
						    (uuidv7(), :id, 'MEDICINE', :started, '{METHADONE}', :now, :by, :byName)""")
			.param("id", id)
			.param("started", today.minusDays(200))
			.param("now", now)
			.param("by", by)
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
	}

	/** Somebody who left a stay, somebody who is in one, and one that is closed. */
	private void addStays(LocalDate today, UUID by) {
		stay("Stay", today, today.minusDays(3), false, by);
		stay("StayIn", today, null, false, by);
		stay("ClosedStay", today, today.minusDays(40), true, by);
		jdbc.sql("""
				insert into treatment.stay_follow_up (id, stay, on_day, status, recorded_at, recorded_by,
				    recorded_by_name)
				values (uuidv7(), :id, :on, 'WELL', cast(:on as timestamptz), :by, :byName)""")
			.param("id", ids.get("Stay"))
			.param("on", today.minusDays(1))
			.param("by", by)
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
	}

	private void stay(String name, LocalDate today, @Nullable LocalDate left, boolean closed, UUID by) {
		ids.put(name, row());
		jdbc.sql(
				"""
						insert into treatment.stay (id, version, unit, own_ref, kind, substance, enquiry_on, funding_on, admitted_on,
						    planned_end_on, left_on, left_how, destination, stage, since_on, contact_due_on, contact_on, closed_on,
						    close_reason, closed_by_name, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, 'REHABILITATION', 'ALCOHOL', cast(:today as date) - 150,
						    cast(:today as date) - 120, cast(:today as date) - 90, cast(:today as date) + 20, :left,
						    case when cast(:left as date) is not null then 'PLANNED' end,
						    case when cast(:left as date) is not null then 'OWN_TENANCY' end,
						    case when :closed then 'CLOSED' when cast(:left as date) is not null then 'AFTERCARE' else 'IN_STAY' end,
						    coalesce(cast(:left as date), cast(:today as date) - 90), cast(:left as date) + 7,
						    cast(:left as date) + 2, case when :closed then cast(:today as date) - 1 end,
						    case when :closed then 'COMPLETE' end, case when :closed then 'Nobody' end, false, 'PAGE',
						    cast(:today as timestamptz), :by, 'Nobody')""")
			.param("id", ids.get(name))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("today", today)
			.param("left", left, Types.DATE)
			.param("closed", closed)
			.param("by", by)
			.update();
	}

	/** Somebody who waits for an answer, somebody whom a service leads. */
	private void addJointCare(LocalDate today, UUID by) {
		jointCare("JointCare", today, false, by);
		jointCare("LedJointCare", today, true, by);
		jdbc.sql(
				"""
						insert into treatment.joint_care_fact (id, joint_care, kind, of_unit, on_day, code, recorded_at,
						    recorded_by, recorded_by_name)
						values (uuidv7(), :id, 'ANSWER', 'NAHSCP-CMH', :on, 'ACCEPTED', cast(:on as timestamptz), :by, :byName)""")
			.param("id", ids.get("JointCare"))
			.param("on", today.minusDays(1))
			.param("by", by)
			.param("byName", "Nobody " + word(Marker.SUPPLY))
			.update();
	}

	private void jointCare(String name, LocalDate today, boolean led, UUID by) {
		ids.put(name, row());
		jdbc.sql(
				"""
						insert into treatment.joint_care (id, version, unit, partner, asked_by, asked_of, asked_on, own_ref, due_on,
						    asked_answered, lead_unit, lead_on, gap_from_on, after_sign_off, entered_by, recorded_at, recorded_by,
						    recorded_by_name)
						values (:id, 1, :unit, 'NAHSCP-CMH', :unit, 'NAHSCP-CMH', cast(:today as date) - 3, :reference,
						    cast(:today as date) + 11, true, case when :led then :unit end,
						    case when :led then cast(:today as date) - 1 end,
						    case when not :led then cast(:today as date) + 12 end, false, 'PAGE',
						    cast(:today as timestamptz), :by, 'Nobody')""")
			.param("id", ids.get(name))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("today", today)
			.param("led", led)
			.param("by", by)
			.update();
	}

	private void reachOut(String name, OffsetDateTime occurred, boolean closed, OffsetDateTime now, UUID by) {
		ids.put(name, row());
		jdbc.sql(
				"""
						insert into treatment.reach_out (id, version, unit, own_ref, trigger_code, overdose, occurred_at,
						    noticed_at, reviewed_on, attempts, visits, first_attempt_at, last_attempt_at, reached_at,
						    naloxone_at_contact, next_step, next_due_at, closed_at, closed_by_name, outcome, close_reason,
						    told_apart, left_out, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, 'OVERDOSE', true, cast(:occurred as timestamptz), cast(:now as timestamptz) - interval '18 hours',
						    cast(cast(:now as timestamptz) - interval '1 hour' as date), 1, 1, cast(:now as timestamptz) - interval '2 hours', cast(:now as timestamptz) - interval '2 hours',
						    cast(:now as timestamptz) - interval '2 hours', false, case when :closed then null else 'FOLLOW_UP' end,
						    case when :closed then null else cast(:now as timestamptz) + interval '27 days' end,
						    case when :closed then cast(:now as timestamptz) - interval '1 day' end, case when :closed then 'Nobody' end,
						    case when :closed then 'ENGAGED' end, case when :closed then 'OTHER' end, false, false, false, 'PAGE',
						    cast(:now as timestamptz), :by, 'Nobody')""")
			.param("occurred", occurred)
			.param("now", now)
			.param("id", ids.get(name))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("closed", closed)
			.param("by", by)
			.update();
	}

	/**
	 * Somebody who left a week ago and whom nobody reached, and somebody who is expected
	 * to leave.
	 */
	private void addAftercare(LocalDate today, UUID by) {
		ids.put("ExpectedAftercare", row());
		jdbc.sql("""
				insert into families.aftercare (id, version, unit, own_ref, stay, age_band, expected_on, after_sign_off,
				    entered_by, recorded_at, recorded_by, recorded_by_name)
				values (:id, 1, :unit, 'HOU-000009', 'HARPER_HOUSE', 'OVER_25', :on, false, 'PAGE', now(), :by,
				    'Nobody')""")
			.param("id", ids.get("ExpectedAftercare"))
			.param("unit", LED)
			.param("on", today.plusDays(7))
			.param("by", by)
			.update();
		ids.put("Aftercare", row());
		jdbc.sql(
				"""
						insert into families.aftercare (id, version, unit, own_ref, stay, age_band, exit_on, after_sign_off,
						    entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, 'HARPER_HOUSE', 'OVER_25', :on, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("Aftercare"))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("on", today.minusDays(7))
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into families.aftercare_day (id, aftercare, kind, on_day, recorded_at, recorded_by,
				    recorded_by_name)
				values (:day, :id, 'EXIT', :on, now(), :by, 'Nobody')""")
			.param("day", row())
			.param("id", ids.get("Aftercare"))
			.param("on", today.minusDays(7))
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into families.aftercare_check (id, aftercare, on_day, answer, recorded_at, recorded_by,
				    recorded_by_name)
				values (:check, :id, :on, 'UNREACHED', now(), :by, 'Nobody')""")
			.param("check", row())
			.param("id", ids.get("Aftercare"))
			.param("on", today.minusDays(5))
			.param("by", by)
			.update();
		jdbc.sql(
				"""
						insert into families.aftercare_milestone (aftercare, code, opens_on, due_on, closes_on, answer, left_out)
						values (:id, 'DAYS_7', :on, :due, :due, 'UNREACHED', false)""")
			.param("id", ids.get("Aftercare"))
			.param("on", today.minusDays(7))
			.param("due", today)
			.update();
	}

	/** A course with a session, and a parent who waits for therapy. */
	private void addCraftAndTherapy(LocalDate today, UUID by) {
		ids.put("CraftCourse", row());
		jdbc.sql(
				"""
						insert into families.craft_course (id, version, unit, own_ref, start_on, loved_one, sessions,
						    last_session_on, quiet_on, entry_due_on, ask_on, entry, kept_from, after_sign_off, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :reference, :on, 'NOT_IN_TREATMENT', 1, :on, :today, :due, :due, 'NOT_KNOWN', :due,
						    false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("CraftCourse"))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("on", today.minusDays(28))
			.param("today", today)
			.param("due", today.minusDays(28).plusYears(1))
			.param("by", by)
			.update();
		jdbc.sql("""
				insert into families.craft_fact (id, course, kind, on_day, recorded_at, recorded_by, recorded_by_name)
				values (:fact, :id, 'SESSION', :on, now(), :by, 'Nobody')""")
			.param("fact", row())
			.param("id", ids.get("CraftCourse"))
			.param("on", today.minusDays(28))
			.param("by", by)
			.update();
		ids.put("TherapyStart", row());
		jdbc.sql("""
				insert into families.therapy_start (id, version, unit, family, own_ref, who, referred_on, long_on,
				    after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
				values (:id, 1, :unit, :id, :reference, 'PARENT', :on, :long, false, 'PAGE', now(), :by, 'Nobody')""")
			.param("id", ids.get("TherapyStart"))
			.param("unit", LED)
			.param("reference", word(Marker.SUPPLY))
			.param("on", today.minusDays(7))
			.param("long", today.plusDays(119))
			.param("by", by)
			.update();
	}

	/** The input of a mutation on the action, with further entries by turns. */
	Map<String, Object> input(Object... further) {
		var input = new HashMap<String, Object>();
		input.put("idempotencyKey", UUID.randomUUID().toString());
		input.put("plan", plan.code());
		input.put("action", action);
		for (int i = 0; i < further.length; i += 2) {
			input.put((String) further[i], further[i + 1]);
		}
		return input;
	}

	/** The version of a thing's row. */
	int version(String table, String type) {
		return jdbc.sql("select version from %s where id = :id".formatted(table))
			.param("id", ids.get(type))
			.query(Integer.class)
			.single();
	}

	/** Does something as somebody. */
	static void as(Reader reader, Runnable work) {
		SecurityContextHolder.getContext().setAuthentication(reader.authentication());
		try {
			work.run();
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	/**
	 * A service that people see, with hours, a report and a day on which it is closed,
	 * and one that is paused; both are to be confirmed.
	 */
	private void fillServices(Reader lead) {
		ids.put("PausedService", row());
		jdbc.sql("""
				insert into directory.service (id, version, unit, name, state, position)
				values (:id, 1, :unit, :name, 'DRAFT', 1000)""")
			.param("id", ids.get("PausedService"))
			.param("unit", LED)
			.param("name", "Paused service " + seal)
			.update();
		for (String service : List.of("OwnService", "PausedService")) {
			jdbc.sql(
					"""
							with published as (update directory.service set state = 'PUBLISHED', slug = 's-' || id,
							    description = 'Somebody to talk to.', kinds = '{DROP_IN}', audiences = '{ADULTS}', areas = '{IRVINE}',
							    published_at = now() where id = :id returning id),
							phone as (insert into directory.service_phone (service, position, number)
							    select id, 0, '01632 960998' from published),
							hours as (insert into directory.schedule (service, position, kind, replaces, frequency, every, by_day,
							    by_month_day, opens, closes, on_holidays, term_time_only)
							    select id, 0, 'REGULAR', false, 'WEEKLY', 1, '{MO}', '{}', '10:00', '12:00', 'CLOSED', false
							    from published)
							insert into directory.assurance (id, service, assured_on, role, how, assured_at)
							select gen_random_uuid(), id, current_date - 200, 'Nobody', 'OWN', now() from published""")
				.param("id", ids.get(service))
				.update();
		}
		jdbc.sql(
				"""
						with report as (insert into directory.entry_report (id, version, service, code, route, made_at, state)
						    values (gen_random_uuid(), 1, :own, 10, 'PAGE', now(), 'OPEN'))
						insert into directory.service_pause (id, service, from_on, review_on, reason, made_by, made_by_name, made_at)
						values (gen_random_uuid(), :paused, current_date - 3, current_date + 30, 'STAFFING', :by, 'Nobody', now())""")
			.param("own", ids.get("OwnService"))
			.param("paused", ids.get("PausedService"))
			.param("by", lead.member())
			.update();
	}

	/** In force, for who signs in alone, and sent to nobody. */
	private void addAlert(LocalDate today, Reader lead) {
		ids.put("DrugAlert", row());
		jdbc.sql("""
				insert into treatment.drug_alert (id, version, origin, level, substances, advice, audiences, for_public,
				    valid_until, drafted_by, drafted_by_name, drafted_at, issued_by, issued_by_name, issued_at)
				values (:id, 2, 'LOCAL', 'INFORMATION', '{XYLAZINE}', '{NALOXONE}', '{HOUSING}', false, :until, :by,
				    'Nobody', now(), :by, 'Nobody', now() - interval '9 days')""")
			.param("id", ids.get("DrugAlert"))
			.param("until", today.plusDays(9))
			.param("by", lead.member())
			.update();
		jdbc.sql(
				"""
						insert into treatment.alert_wording (id, alert, revision, short_text, summary, poster, said_by_name, said_at)
						values (:id, :id, 1, :words, 'Carry naloxone.', 'Carry naloxone.', 'Nobody', now())""")
			.param("id", ids.get("DrugAlert"))
			.param("words", "Something about " + word(Marker.RECORD))
			.update();
	}

	private UUID row() {
		var id = UUID.randomUUID();
		added.add(id);
		return id;
	}

	private static String ask(Reader reader, String mutation, String type, String field, Map<String, ?> input) {
		return reader.client()
			.query("mutation($input: %s!) { %s(input: $input) { %s } }".formatted(type, mutation, field),
					Map.of("input", input))
			.withoutErrors()
			.data("/%s/%s".formatted(mutation, field))
			.asString();
	}

	/** Where somebody stands to the action. */
	enum Standing {

		/** In the unit that leads it. */
		INSIDE,
		/** In a unit that works on it too. */
		PARTNER,
		/** In another unit. */
		OUTSIDE

	}

	/**
	 * Somebody of a role.
	 *
	 * @param member the only membership
	 */
	record Reader(Role role, Standing standing, OwnPerson person, UUID member, GraphQl.Client client,
			Authentication authentication) {

		/** Whether somebody reads what the lead unit keeps to itself. */
		boolean readsLed() {
			return role.readsAsTeam() || (standing == Standing.INSIDE && role.readsForUnit());
		}

		/** Whether somebody writes for the lead unit. */
		boolean writesLed() {
			return role.supportTeam() || (standing == Standing.INSIDE && role.writesForUnit());
		}

		boolean readsPartners() {
			return readsLed() || (standing == Standing.PARTNER && role.readsForUnit());
		}

		boolean is(Role... roles) {
			return Arrays.asList(roles).contains(role);
		}

		@Override
		public String toString() {
			return "%s %s".formatted(role.code(), standing);
		}

	}

	/** A layer of words that is not for everyone, with its readers. */
	enum Marker {

		RECORD(reader -> reader.role() != Role.ADP_ADMIN), DECISION(reader -> reader.role() != Role.ADP_ADMIN),
		BOARD_LINE(reader -> reader.role() != Role.ADP_ADMIN), UPDATE_WORDS(Reader::readsLed),
		UPDATE_NEXT(Reader::readsLed), UPDATE_LINK(Reader::readsPartners), HELP_WORDS(Reader::readsLed),
		HELP_ANSWER(Reader::readsLed), QUESTION_WORDS(Reader::readsLed), EVIDENCE_LINK(Reader::readsPartners),
		EVIDENCE_FILE(reader -> reader.readsPartners() && !reader.role().machine()),
		TEAM_NOTE(reader -> reader.role().readsAsTeam()), PARTNER_NOTE(Reader::readsPartners),
		DRAFT(reader -> reader.is(Role.UNIT_LEAD) && reader.standing() == Standing.INSIDE),
		EMAIL(reader -> reader.role().supportTeam() || reader.is(Role.ADP_ADMIN)),
		OUTBOX(reader -> reader.role().supportTeam()),
		IMPORT(reader -> reader.is(Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.AUDITOR)),
		REDACTION(reader -> reader.is(Role.IG_OFFICER)),
		PROBLEM(reader -> reader.is(Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN)),
		SUPPLY(reader -> reader.standing() == Standing.INSIDE
				&& reader.is(Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER)),
		UNIT_COUNT(reader -> reader.standing() == Standing.INSIDE
				&& reader.is(Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER)),
		SESSION(reader -> reader.is(Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST)
				|| (reader.standing() == Standing.INSIDE && reader.is(Role.UNIT_LEAD, Role.UNIT_EDITOR,
						Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM))),
		VOICE(reader -> reader.is(Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST)
				|| (reader.standing() == Standing.INSIDE
						&& reader.is(Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER))),
		HIDDEN_PLACE(reader -> reader.role().supportTeam()
				|| (reader.standing() == Standing.INSIDE && reader.role().readsForUnit())),
		/** Read by a button of its own alone, that tells the audit trail. */
		MASKED_STREET(reader -> false), CONTACT(reader -> reader.is(Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN));

		/**
		 * Where addresses stand for who looks after accounts: on the page of accounts, to
		 * which the first page leads them, on that of one, and in the same answers.
		 */
		private static final Pattern ACCOUNTS = Pattern
			.compile("/([?].*)?|/access([?].*)?|/access/[0-9a-f-]{36}|query accounts|node Account");

		private final Predicate<Reader> reads;

		Marker(Predicate<Reader> reads) {
			this.reads = reads;
		}

		/** Whether GraphQL, or a file that is opened, tells it. */
		boolean isAnswered() {
			return this != DRAFT && this != REDACTION && this != CONTACT;
		}

		/** Whether a page shows it, or a list saves it. */
		boolean isShown() {
			return this != EVIDENCE_FILE && this != UNIT_COUNT;
		}

		boolean isFor(Reader reader) {
			return reads.test(reader);
		}

		/** Whether it is for a reader at one place. */
		boolean isFor(Reader reader, String where) {
			if (this == CONTACT && !where.startsWith("/")) {
				return false;
			}
			boolean anywhere = this != EMAIL || !reader.is(Role.ADP_ADMIN);
			return isFor(reader) && (anywhere || ACCOUNTS.matcher(where).matches());
		}

	}

}
