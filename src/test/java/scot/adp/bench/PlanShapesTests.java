package scot.adp.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.TestPropertySource;
import scot.adp.directory.GroupId;
import scot.adp.governance.BoardLines;
import scot.adp.governance.Decisions;
import scot.adp.governance.Exceptions;
import scot.adp.governance.Papers;
import scot.adp.governance.Questions;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.People;
import scot.adp.platform.UnitId;
import scot.adp.shell.Search;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.Coverage;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.Notes;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.support.AdpTest;
import scot.adp.support.StatementCount;
import scot.adp.support.StatementCount.Sent;
import scot.adp.support.TestDatabase;
import scot.adp.support.Windows;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portfolio a hundred times as large takes the same statements, and none of those that
 * people wait for reads a whole table that grows with the years.
 */
@AdpTest
@TestPropertySource(properties = "spring.application.name=portfolio")
@Tag("slow")
class PlanShapesTests {

	private static final Set<String> GROWING = Set.of("progress_update", "milestone", "board_line", "note",
			"action_version", "paper_item", "entry");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	ActionRegister register;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	Milestones milestones;

	@Autowired
	BoardLines boardLines;

	@Autowired
	Notes notes;

	@Autowired
	Evidence evidence;

	@Autowired
	HelpRequests help;

	@Autowired
	Questions questions;

	@Autowired
	Decisions decisions;

	@Autowired
	PlanEditing editing;

	@Autowired
	Plans plans;

	@Autowired
	Coverage coverage;

	@Autowired
	Exceptions exceptions;

	@Autowired
	Papers papers;

	@Autowired
	People people;

	@Autowired
	Search search;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	UserDetailsService accounts;

	@Autowired
	ApplicationContext context;

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void hotPathsTakeTheSameStatementsAndReadNoWholeTable() throws SQLException {
		// Found before too: what a board line is about is asked for only where one is
		// found.
		jdbc.sql(
				"""
						insert into governance.board_line (id, action, group_code, held_on, number, words, written_by, written_by_name,
						    written_at, changed_at)
						select gen_random_uuid(), id, 'BOARD', date '2026-10-05', 99, 'Naloxone kits', gen_random_uuid(), 'A, B', now(), now()
						from strategy.action limit 1""")
			.update();
		var paths = paths();
		Map<String, List<String>> before = new LinkedHashMap<>();
		paths.forEach((name, work) -> before.put(name, texts(sent(name, work))));
		String database = jdbc.sql("select current_database()").query(String.class).single();
		try (var owner = TestDatabase.server().superuser(database)) {
			Portfolio.fill(owner, 100, 7, 300);
			assertThat(jdbc.sql("select count(*) from strategy.progress_update").query(Integer.class).single())
				.isGreaterThan(50_000);
			var softly = new SoftAssertions();
			for (var path : paths.entrySet()) {
				List<Sent> sent = sent(path.getKey(), path.getValue());
				softly.assertThat(texts(sent))
					.as("statements of " + path.getKey())
					.containsExactlyInAnyOrderElementsOf(before.get(path.getKey()));
				for (Sent statement : sent) {
					softly.assertThat(scanned(owner, statement))
						.as("%s reads whole tables: %s", path.getKey(), statement.sql())
						.doesNotContainAnyElementsOf(GROWING);
				}
			}
			softly.assertAll();
			assertThat(scannedWithoutIndex(owner, paths)).contains("progress_update");
		}
	}

	/** What the check says when an index is missing. */
	private Set<String> scannedWithoutIndex(Connection owner, Map<String, Runnable> paths) throws SQLException {
		// Sent before the index goes, which locks its table until all is taken back.
		var all = sent("action page", Objects.requireNonNull(paths.get("action page")));
		owner.setAutoCommit(false);
		try (var statement = owner.createStatement()) {
			statement.execute("drop index strategy.progress_update_action_said_on_recorded_at_id_idx");
			var scanned = new ArrayList<String>();
			for (Sent sent : all) {
				scanned.addAll(scanned(owner, sent));
			}
			return Set.copyOf(scanned);
		}
		finally {
			owner.rollback();
			owner.setAutoCommit(true);
		}
	}

	private Map<String, Runnable> paths() {
		var plan = new PlanCode("NAADP-2025");
		var group = new GroupId("BOARD");
		var day = LocalDate.of(2026, 12, 3);
		var paths = new LinkedHashMap<String, Runnable>();
		paths.put("list", () -> {
			var all = filter(Set.of(), null);
			register.page(all, ActionOrder.NEXT_DUE, false, 0, 50);
			register.count(all);
		});
		paths.put("list, filtered", () -> {
			var stale = filter(Set.of(Freshness.STALE), "naloxone");
			register.page(stale, ActionOrder.PLAN, false, 0, 50);
			register.count(stale);
		});
		paths.put("action page", () -> {
			var action = register.find(plan, "FAM-1.17").orElseThrow();
			List<ActionId> id = List.of(action.id());
			updates.pages(List.of(new ProgressUpdates.Page(action.id(), null, 20)));
			milestones.of(id);
			boardLines.latest(id);
			notes.of(id);
			evidence.of(id);
			help.of(id);
			questions.openFor(id);
			decisions.about(id);
			editing.versions(id);
			plans.crosswalks(id);
		});
		paths.put("strategy page", () -> {
			plans.plans();
			plans.priorities(List.of(plan));
			plans.outcomes(List.of(plan));
			plans.outcomeHealth(List.of(plan));
			plans.priorityHealth(List.of(plan));
			plans.health(List.of(plan));
		});
		// What the page itself sends, whatever is on it.
		paths.put("Today", () -> Windows.of(context, "lead", "", UI::getUIId));
		paths.put("partner's page", () -> {
			signIn("nadars");
			var mine = register.pressingForOwnUnits(20);
			var ids = mine.actions().stream().limit(1).map(action -> action.id()).toList();
			updates.pages(ids.stream().map(id -> new ProgressUpdates.Page(id, null, 1)).toList());
			milestones.of(ids);
			register.nextAskedOfOwnUnits();
			help.mine();
		});
		paths.put("exceptions", () -> exceptions.of(group, day));
		paths.put("papers", () -> papers.issued(group));
		paths.put("coverage", () -> coverage.of(plan, Coverage.By.UNIT, null));
		paths.put("people", () -> people.page(new MemberFilter(null, new UnitId("NADARS")), 0, 50));
		for (String words : List.of("naloxone", "FAM-1.17", "naloxne", "zzqqxx", "3 December")) {
			paths.put("search for " + words, () -> search.search(words, 5));
			paths.put("partner's search for " + words, () -> {
				signIn("nadars");
				search.search(words, 5);
			});
		}
		return paths;
	}

	private static ActionFilter filter(Set<Freshness> freshness, @Nullable String text) {
		return new ActionFilter(null, null, null, null, null, null, null, Set.of(), Set.of(), freshness, false, text);
	}

	/** The fewest of three runs, since some answers are remembered for a moment. */
	private List<Sent> sent(String name, Runnable work) {
		List<Sent> fewest = List.of();
		for (int i = 0; i < 3; i++) {
			signIn("lead");
			var sent = statements.sentDuring(work);
			if (i == 0 || sent.size() < fewest.size()) {
				fewest = sent;
			}
		}
		assertThat(fewest).as(name).isNotEmpty();
		return fewest;
	}

	/**
	 * But who calls and what the frame says of them, which is remembered for a moment:
	 * with much to read, a page may take longer.
	 */
	private static List<String> texts(List<Sent> sent) {
		return sent.stream().map(Sent::sql).filter(sql -> !StatementCount.isRemembered(sql)).toList();
	}

	/** The tables that a statement reads whole, as the database plans it. */
	private static Set<String> scanned(Connection connection, Sent sent) throws SQLException {
		try (var statement = connection.prepareStatement("explain (format json) " + sent.sql())) {
			for (var parameter : sent.given()) {
				parameter.getMethod().invoke(statement, parameter.getArgs());
			}
			try (var plan = statement.executeQuery()) {
				plan.next();
				return JSON.readTree(plan.getString(1))
					.findParents("Relation Name")
					.stream()
					.filter(node -> node.path("Node Type").asString().equals("Seq Scan"))
					.map(node -> node.path("Relation Name").asString())
					.collect(Collectors.toSet());
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void signIn(String username) {
		var account = Objects.requireNonNull(accounts.loadUserByUsername(username));
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
