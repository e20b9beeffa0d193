package scot.adp.community;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.community.WorkPaths.Filter;
import scot.adp.community.WorkPaths.Kept;
import scot.adp.events.RecordsChanged;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of ways into work, beside what follows from their facts one by one. */
class PathListTests extends CommunitySlice {

	private static final int PATHS = 60;

	@Autowired
	WorkPaths paths;

	@Autowired
	PathStore store;

	@Autowired
	PathRules rules;

	@Autowired
	PathJudging judging;

	private LocalDate today;

	private List<WorkPaths.Id> ids = List.of();

	@BeforeEach
	void someThatAreDrawn() {
		today = LocalDate.now(clock);
		var random = new Random(11);
		var added = new ArrayList<PathStore.New>();
		var facts = new ArrayList<PathStore.Of>();
		for (int i = 0; i < PATHS; i++) {
			LocalDate registered = today.minusDays(random.nextInt(260));
			var path = new PathStore.New(new WorkPaths.Id(UUID.randomUUID()), unit, registered, null, "EMP-" + i, null,
					null, false);
			added.add(path);
			drawn(random, registered).forEach(it -> facts.add(new PathStore.Of(path.id(), it)));
		}
		ids = added.stream().map(PathStore.New::id).toList();
		within(() -> {
			store.add(added, Door.PAGE, null, author);
			store.addFacts(facts, null, author);
			for (int i = 0; i < PATHS; i += 7) {
				store.close(ids.get(i), today, "MOVED");
			}
			judging.judge(store.all(ids));
			return true;
		});
	}

	@ParameterizedTest
	@EnumSource
	void listHoldsWhatFollowsFromTheFacts(Kept kept) {
		boolean some = false;
		for (int days : new int[] { 0, 1, 20, 61, 120, 200 }) {
			clock.set(today.plusDays(days));
			var listed = all(new Filter(kept, null));
			var expected = store.all(ids)
				.stream()
				.map(it -> it.view(rules, today.plusDays(days)))
				.filter(it -> holds(kept, it))
				.toList();
			assertThat(listed).as("after %d days", days)
				.extracting(WorkPathView::id)
				.containsExactlyInAnyOrderElementsOf(expected.stream().map(WorkPathView::id).toList());
			assertThat(paths.total(new Filter(kept, null))).isEqualTo(expected.size());
			some |= !expected.isEmpty();
		}
		assertThat(some).isTrue();
	}

	@Test
	void checkThatEndsFirstIsAskedFirst() {
		clock.set(today.plusDays(20));

		assertThat(all(new Filter(Kept.AWAITING, null))).hasSizeGreaterThan(2)
			.extracting(it -> it.clock().awaited().orElseThrow().awaitedUntil())
			.isSorted();
	}

	@Test
	void cardsCountTheirLists() {
		clock.set(today.plusDays(61));

		assertThat(paths.look()).satisfies(look -> {
			assertThat(look.awaiting()).isEqualTo(paths.total(new Filter(Kept.AWAITING, null)));
			assertThat(look.unknown()).isEqualTo(paths.total(new Filter(Kept.UNKNOWN, null)));
			assertThat(look.inWork()).isEqualTo(paths.total(new Filter(Kept.IN_WORK, null)));
			assertThat(look.nextUntil()).isEqualTo(
					all(new Filter(Kept.AWAITING, null)).getFirst().clock().awaited().orElseThrow().awaitedUntil());
		});
	}

	@Test
	void rowThatLeftTheListStillSaysWhereToGoOn() {
		clock.set(today.plusDays(20));
		var before = all(new Filter(Kept.AWAITING, null)).stream().map(WorkPathView::id).toList();
		var first = before.getFirst();
		within(() -> {
			WorkPathView path = paths.find(first).orElseThrow();
			paths.add(key(), first, path.version(), check(LocalDate.now(clock)), true);
			return true;
		});

		assertThat(within(() -> paths.behind(new Filter(Kept.AWAITING, null), first, 50))).extracting(WorkPathView::id)
			.containsExactlyElementsOf(before.subList(1, before.size()));
	}

	@Test
	void whatAnotherRuleJudgedIsJudgedAtTheNextStart(AssertablePublishedEvents events) {
		clock.set(today.plusDays(20));
		int awaited = paths.total(new Filter(Kept.AWAITING, null));
		jdbc.sql("delete from community.work_milestone").update();
		jdbc.sql("update community.work_path set judged_by = 'of old'").update();

		judging.perform();

		assertThat(paths.total(new Filter(Kept.AWAITING, null))).isEqualTo(awaited).isPositive();
		assertThat(events.ofType(RecordsChanged.class).matching(it -> unit.equals(it.envelope().unit()))).hasSize(1);
	}

	private List<WorkPathView> all(Filter filter) {
		var found = new ArrayList<WorkPathView>();
		WorkPaths.@Nullable Id last = null;
		List<WorkPathView> page;
		do {
			WorkPaths.@Nullable Id after = last;
			page = within(() -> paths.behind(filter, after, 7));
			page.stream().limit(7).forEach(found::add);
			last = found.isEmpty() ? null : found.getLast().id();
		}
		while (page.size() > 7);
		return found;
	}

	private static boolean holds(Kept kept, WorkPathView path) {
		return switch (kept) {
			case AWAITING -> path.endedOn() == null && path.clock().awaited().isPresent();
			case UNKNOWN -> path.endedOn() == null && path.clock().unknown().isPresent();
			case IN_WORK -> path.state() == WorkPathView.State.IN_WORK;
			case OPEN -> path.endedOn() == null;
			case ALL -> true;
		};
	}

	private static List<WorkFact> drawn(Random random, LocalDate registered) {
		var facts = new ArrayList<WorkFact>();
		if (random.nextInt(5) == 0) {
			return facts;
		}
		LocalDate start = registered.plusDays(random.nextInt(10));
		@Nullable LocalDate end = random.nextBoolean() ? start.plusDays(random.nextInt(100)) : null;
		facts.add(WorkFact.of(new Job(start, end, "FROM_16", "EMPLOYEE", "RETAIL", false)));
		if (end != null && random.nextBoolean()) {
			facts.add(WorkFact
				.of(new Job(end.plusDays(1 + random.nextInt(30)), null, "UNDER_16", "SELF", "RETAIL", false)));
		}
		if (end == null && random.nextBoolean()) {
			facts.add(check(start.plusDays(20L + random.nextInt(90))));
		}
		return facts;
	}

	private static WorkFact check(LocalDate on) {
		return WorkFact.of(new Check(on, true, true, "PERSON"));
	}

}
