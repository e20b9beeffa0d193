package scot.adp.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.governance.BoardLines;
import scot.adp.platform.Problem;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.Notes;
import scot.adp.strategy.OwnPlan;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanFiles;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Words that somebody should not have written are taken out of every place. */
@AdpTest
class RedactionTests {

	private static final LocalDate TODAY = MovableClock.START.toLocalDate();

	@Autowired
	Redactions redactions;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	Milestones milestones;

	@Autowired
	BoardLines lines;

	@Autowired
	Notes notes;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	PlanFiles files;

	@AutoClose
	OwnPlan plan;

	String action;

	/** A name that stands nowhere else. */
	String name;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(TODAY.plusDays(10));
		action = plan.action("NADARS");
		plan.partner(action, "TPS-PEAR");
		name = "Zaphod" + UUID.randomUUID().toString().replace("-", "");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void wordsAreNowhereAfterwardsAndWhoWhenAndWhyRemain() {
		writeEverywhere();
		assertThat(dump(name)).isNotEmpty();
		signIn("ig");
		var found = redactions.find(name.toLowerCase(Locale.ROOT));
		assertThat(found).extracting(TextPlaces.Found::kind)
			.contains("update", "draft", "board-line", "note", "milestone", "help", "decision", "question", "evidence",
					"action");

		var done = redactions
			.redact(new Redaction(key(), name.toUpperCase(Locale.ROOT), "It named a person.", false, null));

		assertThat(dump(name)).isEmpty();
		assertThat(redactions.find(name)).isEmpty();
		assertThat(done.places().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(found.size());
		assertThat(done.doneBy()).isEqualTo("Catriona Lennox, Information governance officer");
		assertThat(done.reason()).isEqualTo("It named a person.");
		for (String username : List.of("lead", "nadars", "pear", "board")) {
			var answer = graphQl.as(username)
				.query("""
						query($plan: String!, $text: String!) { plan(code: $plan) {
						    actions(filter: { text: $text }) { totalCount }
						    all: actions { edges { node { title withdrawnReason
						        updates { edges { node { on recordedBy recordedAt whatHappened next evidenceLink } } }
						        milestones { title droppedReason moves { reason movedBy } }
						        boardLine { words writtenBy } notes { words writtenBy } } } } } }""",
						Map.of("plan", plan.code(), "text", name));
			assertThat(answer.response().body()).doesNotContain(name).doesNotContain(name.toLowerCase(Locale.ROOT));
			assertThat(answer.data("/plan/actions/totalCount").asInt()).isZero();
		}
		var update = graphQl.as("nadars")
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    updates { edges { node { on recordedBy whatHappened } } } } }""",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors()
			.data("/action/updates/edges/0/node");
		assertThat(update.at("/whatHappened").asString()).isEqualTo("We met (removed) and (removed) in Irvine.");
		assertThat(update.at("/recordedBy").asString()).isEqualTo("Isla Drummond, Lead officer");
		assertThat(update.at("/on").asString()).isEqualTo(TODAY.toString());
		assertThat(trail()).anyMatch(entry -> entry.contains("audit.text.find"))
			.anyMatch(entry -> entry.contains("audit.text.redact"));
	}

	@Test
	void wholeTextLeavesTheDayAndTheReasonInItsPlace() {
		signIn("lead");
		say("We met " + name + " in Irvine.");
		signIn("ig");
		redactions.redact(new Redaction(key(), name, "It named a person.", true, null));

		var told = graphQl.as("nadars")
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    updates { edges { node { whatHappened recordedBy } } } } }""",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors();
		assertThat(told.data("/action/updates/edges/0/node/whatHappened").asString())
			.isEqualTo("Text removed on 23 November 2026 by the information governance officer: It named a person.");
		assertThat(dump(name)).isEmpty();
	}

	@Test
	void onlyTheChosenPlacesAreTouched() {
		signIn("lead");
		say("We met " + name + ".");
		notes.add(key(), code(), action, Notes.Layer.TEAM, null, "Who is " + name + "?");
		signIn("ig");
		var note = redactions.find(name).stream().filter(it -> it.kind().equals("note")).toList();
		assertThat(note).singleElement().satisfies(it -> {
			assertThat(it.surrounding()).isEqualTo("Who is " + name + "?");
			assertThat(it.about()).isEqualTo("action %s/%s".formatted(plan.code(), action));
			assertThat(it.by()).isEqualTo("Isla Drummond, Lead officer");
			assertThat(it.at()).isNotNull();
		});

		redactions.redact(new Redaction(key(), name, "It named a person.", false, List.of(note.getFirst().place())));

		assertThat(redactions.find(name)).extracting(TextPlaces.Found::kind).containsExactly("update");
	}

	@Test
	void surroundingIsShort() {
		signIn("lead");
		say("Before ".repeat(50) + name + " after".repeat(50));
		signIn("ig");
		assertThat(redactions.find(name)).singleElement()
			.satisfies(it -> assertThat(it.surrounding()).contains(name).hasSizeLessThan(name.length() + 90));
	}

	@Test
	void wordsAcrossLinesAndWithSignsAreFound() {
		signIn("lead");
		say("We met " + name + "\n   (b. 1984) in Irvine; 100% \\o/ $1.");
		signIn("ig");
		assertThat(redactions.find(name + " (B. 1984)")).hasSize(1);
		assertThat(redactions.find(name.substring(0, 12) + ".*")).isEmpty();
		redactions.redact(new Redaction(key(), name + " (b. 1984)", "It named a person.", false, null));
		assertThat(jdbc.sql(
				"select what_happened from strategy.progress_update u join strategy.action a on a.id = u.action where a.plan = :plan")
			.param("plan", plan.code())
			.query(String.class)
			.single()).isEqualTo("We met (removed) in Irvine; 100% \\o/ $1.");
	}

	@Test
	void wrongInputIsRefusedAndLeavesTheTexts() {
		signIn("lead");
		say("We met " + name + ".");
		signIn("ig");
		assertRefused("words", () -> redactions.find(" abc "));
		assertRefused("words", () -> redactions.find("x".repeat(201)));
		assertRefused("words", () -> redactions.find("abcd\0"));
		assertRefused("reason", () -> redactions.redact(new Redaction(key(), name, " ", false, null)));
		assertRefused("reason", () -> redactions.redact(new Redaction(key(), name, "It named " + name, false, null)));
		assertRefused("reason", () -> redactions.redact(new Redaction(key(), name, "x".repeat(201), false, null)));
		assertRefused("words", () -> redactions.redact(new Redaction(key(), name + "x", "Why.", false, null)));
		assertThat(redactions.find(name)).hasSize(1);
	}

	@Test
	void sentTwiceItIsDoneOnce() {
		signIn("lead");
		say("We met " + name + ".");
		signIn("ig");
		var redaction = new Redaction(key(), name, "It named a person.", false, null);
		var first = redactions.redact(redaction);
		assertThat(redactions.redact(redaction).id()).isEqualTo(first.id());
		assertThat(redactions.list().stream().filter(it -> it.id().equals(first.id()))).hasSize(1);
	}

	@Test
	void reasonOfAnEarlierRemovalCanBePutRight() {
		signIn("lead");
		say("We met " + name + " and Beeblebrox" + name + ".");
		signIn("ig");
		redactions.redact(new Redaction(key(), "Beeblebrox" + name, "Asked by " + name + ".", false, null));
		redactions.redact(new Redaction(key(), name, "It named a person.", true, null));
		assertThat(dump(name)).isEmpty();
		assertThat(redactions.list()).anyMatch(it -> it.reason().equals("Asked by (removed)."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "officer", "nadars", "housing", "pear", "board", "auditor" })
	void nobodyElseSearchesOrRemoves(String username) {
		signIn("lead");
		say("We met " + name + ".");
		signIn(username);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> redactions.find(name));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> redactions.redact(new Redaction(key(), name, "Why.", false, null)));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> redactions.list());
		assertThat(dump(name)).isNotEmpty();
	}

	@Test
	void officerReadsOtherwiseWhatTheBoardReads() {
		signIn("lead");
		say("We met " + name + ".");
		var answer = graphQl.as("ig")
			.query("""
					query($plan: String!, $code: String!) { action(plan: $plan, code: $code) {
					    status { code } updates { edges { node { whatHappened } } } } }""",
					Map.of("plan", plan.code(), "code", action));
		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(answer.data("/action/status/code").asString()).isEqualTo("ON_TRACK");
	}

	@Test
	void codesStayWhateverIsTakenOut() {
		signIn("lead");
		notes.add(key(), code(), action, Notes.Layer.TEAM, null, "Ask about " + plan.code());
		jdbc.sql("update strategy.action set named_plan = plan where id = :id").param("id", id().value()).update();
		jdbc.sql("update strategy.action_version set named_plan = :plan where action = :id")
			.param("plan", plan.code())
			.param("id", id().value())
			.update();
		signIn("ig");

		redactions.redact(new Redaction(key(), plan.code(), "Tried.", false, null));

		assertThat(files.export(code())).contains("namesPlan: " + plan.code());
		assertThat(graphQl.as("lead")
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { versions { title } } }",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors()
			.data("/action/versions")
			.size()).isPositive();
	}

	/** Puts the name into every kind of text that there is. */
	private void writeEverywhere() {
		signIn("lead");
		say("We met " + name + " and " + name.toUpperCase(Locale.ROOT) + " in Irvine.");
		milestones.add(key(), code(), action, "Call " + name, TODAY.plusDays(1));
		var step = milestones.of(List.of(id())).getOrDefault(id(), List.of()).getFirst();
		milestones.move(key(), step.id(), step.version(), TODAY.plusDays(3), name + " is away.");
		milestones.drop(key(), step.id(), step.version() + 1, name + " left.");
		lines.write(new BoardLines.New(key(), code(), action, 0, null, null, name + " was met.", null));
		notes.add(key(), code(), action, Notes.Layer.TEAM, null, "Ask " + name);
		notes.add(key(), code(), action, Notes.Layer.PARTNER, null, "Asked " + name);
		jdbc.sql(
				"select cast(attrelid as regclass) from pg_attribute where atttypid = cast('platform.words' as regtype)")
			.query(String.class)
			.set()
			.forEach(this::fill);
	}

	/** Writes the name into one row of a table's texts, where the plan has such a row. */
	private void fill(String table) {
		OffsetDateTime now = TODAY.atTime(10, 0).atOffset(ZoneOffset.UTC);
		switch (table) {
			case "shell.draft_field" -> insert("""
					with draft as (insert into shell.draft (account, place, saved_at)
					    values (:id, 'test.form ' || :action, :now) returning account, place)
					insert into shell.draft_field (account, place, field, typed)
					select account, place, 'words', 'Of ' || :name from draft""", now);
			case "strategy.help_request" -> insert("""
					insert into strategy.help_request (id, version, action, asked_by, asked_by_name, asked_at, words,
					    state, answered_at, answer)
					values (:id, 0, :action, :id, 'Somebody', :now, :name, 'ANSWERED', :now, :name)""", now);
			case "strategy.former_milestone" -> insert("""
					insert into strategy.former_milestone (milestone, until, current_on, dropped_on, dropped_reason)
					select id, :now, current_on, current_on, :name from strategy.milestone where action = :action""",
					now);
			case "governance.decision" -> insert("""
					insert into governance.decision (id, version, group_code, held_on, number, words, state, action,
					    recorded_by, recorded_by_name, recorded_at, changed_at)
					values (:id, 0, 'T-' || :id, :now, 1, :name, 'WANTED', :action, :id, 'Somebody', :now, :now)""",
					now);
			case "governance.question" -> insert("""
					insert into governance.question (id, version, action, group_code, held_on, words, asked_by,
					    asked_by_name, asked_at, answer, changed_at)
					values (:id, 0, :action, 'BOARD', :now, :name, :id, 'Somebody', :now, :name, :now)""", now);
			case "strategy.evidence" -> insert("""
					insert into strategy.evidence (id, action, title, link, added_by, added_by_name, added_at)
					values (:id, :action, :name, 'https://example.org/' || :name, :id, 'Somebody', :now)""", now);
			case "strategy.action" -> insert("""
					update strategy.action set title = :name, published_text = :name, grouping_title = :name,
					    source_note = :name, local_response = :name where id = :action""", now);
			case "strategy.plan" -> insert("""
					update strategy.plan set title = :name, vision = :name
					where code = (select plan from strategy.action where id = :action)""", now);
			case "strategy.priority" -> insert("""
					update strategy.priority set title = :name, aim = :name
					where plan = (select plan from strategy.action where id = :action)""", now);
			default -> {
			}
		}
	}

	private void insert(String sql, OffsetDateTime now) {
		jdbc.sql(sql)
			.param("id", UUID.randomUUID())
			.param("action", id().value())
			.param("now", now)
			.param("name", name)
			.update();
	}

	/** Every table with a row that holds the text anywhere, whatever its case. */
	private List<String> dump(String text) {
		var tables = jdbc.sql("""
				select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
				    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')""")
			.query(String.class)
			.list();
		assertThat(tables).contains("strategy.progress_update", "audit.entry", "bus.event_publication",
				"platform.idempotency_key");
		var found = new ArrayList<String>();
		for (String table : tables) {
			if (jdbc.sql("select count(*) from %s t where cast(t as text) ilike :text".formatted(table))
				.param("text", "%" + text + "%")
				.query(Integer.class)
				.single() > 0) {
				found.add(table);
			}
		}
		return found;
	}

	private List<String> trail() {
		return jdbc.sql(
				"select operation || ' ' || changes::text from audit.entry where actor = 'ig' and operation like 'audit.text.%'")
			.query(String.class)
			.list();
	}

	private void say(String words) {
		updates.record(new ProgressUpdates.New(key(), code(), action, plan.version(action), TODAY, "ON_TRACK", words,
				null, new UnitId("NADARS"), ProgressUpdates.HeardHow.PHONE, null, null, null, List.of(), false, null));
	}

	private ActionId id() {
		return register.find(code(), action).orElseThrow().id();
	}

	private PlanCode code() {
		return new PlanCode(plan.code());
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static void assertRefused(String field, Runnable work) {
		assertThatExceptionOfType(Problem.class).isThrownBy(work::run)
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains(field));
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
