package scot.adp.treatment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.measures.CountTables;
import scot.adp.measures.CountTables.Count;
import scot.adp.measures.Figure;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayHalfYear.By;
import scot.adp.treatment.StayRules.Groups;

/**
 * The half-year return of residential rehabilitation, counted from stays and from what
 * units returned. The support team sees all units with small numbers hidden, a unit its
 * own as they are.
 */
@Service
@Transactional(readOnly = true)
public class StayHalfYears {

	/** Counts from 1 to this are hidden. */
	private static final int THRESHOLD = 9;

	private static final int PENCE = 2;

	private final StayStore store;

	private final StayRules rules;

	private final UnitSources sources;

	private final CountTables tables;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	StayHalfYears(StayStore store, StayRules rules, UnitSources sources, CountTables tables,
			CurrentCaller currentCaller, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.tables = tables;
		this.currentCaller = currentCaller;
		this.clock = clock;
	}

	/** The last half-year that is over. */
	@Allowed(operation = "treatment.stay-return.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public Period last() {
		return PeriodType.HALF_YEAR.of(LocalDate.now(clock)).previous();
	}

	/**
	 * What is returned of a half-year: of all units for the support team, else of the
	 * caller's own.
	 */
	@Allowed(operation = "treatment.stay-return.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST,
			Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public StayHalfYear find(Period half) {
		boolean team = currentCaller.get().readsAsTeam();
		Set<UnitId> units = currentCaller.reach();
		var rows = store.halfYear(half.from(), half.to())
			.stream()
			.filter(it -> (team || units.contains(it.unit())) && rules.is(Groups.REHABILITATION, it.kind()))
			.toList();
		var returned = sources.returned(ChangedRecords.STAYS, half.from(), half.to())
			.stream()
			.filter(it -> it.period().equals(half) && (team || units.contains(it.unit())))
			.toList();
		return new Table(half, rows, returned, team).view();
	}

	/** One half-year while it is counted. */
	private final class Table {

		private final Period half;

		private final List<Row> approved;

		private final List<Row> rows;

		private final Collection<Returned> returned;

		private final boolean team;

		private final List<Count> cells = new ArrayList<>();

		Table(Period half, List<Row> rows, Collection<Returned> returned, boolean team) {
			this.half = half;
			this.rows = rows;
			this.approved = rows.stream().filter(it -> PeriodSums.within(it.fundingOn(), half)).toList();
			this.returned = returned;
			this.team = team;
		}

		StayHalfYear view() {
			long all = approved.size() + told("approved");
			long withCost = approved.stream().filter(it -> it.costPence() != null).count() + told("with-cost");
			int approvedAt = cell(all);
			int withCostAt = cell(withCost, "cost");
			cell(all - withCost, "cost");
			int admittedAt = cell(rows.stream().filter(it -> PeriodSums.within(it.admittedOn(), half)).count());
			var left = rows.stream()
				.filter(it -> PeriodSums.within(it.leftOn(), half) && !rules.is(Groups.LEFT_OUT, it.leftHow()))
				.toList();
			long ended = left.size() + told("ended");
			long planned = left.stream().filter(it -> rules.is(Groups.PLANNED, it.leftHow())).count()
					+ told("ended-planned");
			int leftAt = cell(ended);
			int plannedAt = cell(planned, "left");
			cell(ended - planned, "left");
			var places = new EnumMap<By, Map<String, Integer>>(By.class);
			for (By by : By.values()) {
				places.put(by, places(by));
			}
			var figures = team ? tables.open(cells, THRESHOLD) : cells.stream().map(Count::asItIs).toList();
			Figure costed = figures.get(withCostAt);
			BigDecimal pounds = pounds();
			var groups = places.entrySet()
				.stream()
				.map(it -> new StayHalfYear.Group(it.getKey(), parts(it.getValue(), figures)))
				.toList();
			return new StayHalfYear(half, !team, figures.get(approvedAt), costed, money(costed, pounds),
					(withCost == 0) ? Figure.without(Figure.State.NO_VALUE)
							: money(costed, pounds.divide(BigDecimal.valueOf(withCost), 0, RoundingMode.HALF_UP)),
					figures.get(admittedAt), figures.get(leftAt), figures.get(plannedAt),
					returned.stream().filter(it -> !it.filed() && !it.nil()).map(Returned::unit).toList(), groups);
		}

		private int cell(long count, String... lines) {
			cells.add(new Count(count, List.of(lines)));
			return cells.size() - 1;
		}

		private long told(String field) {
			return returned.stream().mapToLong(it -> {
				@Nullable Integer answer = it.answer(field);
				return (answer != null) ? answer : 0;
			}).sum();
		}

		private BigDecimal pounds() {
			return approved.stream()
				.flatMap(it -> Stream.ofNullable(it.costPence()))
				.map(it -> BigDecimal.valueOf(it, PENCE))
				.reduce(BigDecimal.valueOf(told("cost")), BigDecimal::add);
		}

		/** A sum tells of as many as were counted for it. */
		private Figure money(Figure counted, BigDecimal pounds) {
			return (counted.state() == Figure.State.NUMBER) ? Figure.count(pounds.setScale(0, RoundingMode.HALF_UP))
					: Figure.without(counted.state());
		}

		/** Where the cell of each part stands; what a return tells is not told apart. */
		private Map<String, Integer> places(By by) {
			var counts = new TreeMap<String, Long>();
			approved.forEach(it -> counts.merge(code(it, by), 1L, Long::sum));
			long other = told("approved");
			if (other > 0) {
				counts.merge("", other, Long::sum);
			}
			var places = new TreeMap<String, Integer>();
			counts.forEach((code, count) -> places.put(code, cell(count, by.name())));
			return places;
		}

		private static String code(Row row, By by) {
			@Nullable String code = switch (by) {
				case ROUTE -> row.route();
				case SEX -> row.sex();
				case SIMD -> row.simdQuintile();
				case PARENT -> (row.parent() == null) ? null : row.parent() ? "YES" : "NO";
				case AREA -> row.homeArea();
			};
			return (code != null) ? code : "";
		}

		private static List<StayHalfYear.Part> parts(Map<String, Integer> places, List<Figure> figures) {
			return places.entrySet()
				.stream()
				.sorted(Comparator.comparing((Map.Entry<String, Integer> it) -> it.getKey().isEmpty())
					.thenComparing(Map.Entry::getKey))
				.map(it -> new StayHalfYear.Part(it.getKey().isEmpty() ? null : it.getKey(),
						figures.get(it.getValue())))
				.toList();
		}

	}

	/** A stay as it is counted here. */
	record Row(UnitId unit, String kind, @Nullable LocalDate fundingOn, @Nullable LocalDate admittedOn,
			@Nullable LocalDate leftOn, @Nullable String leftHow, @Nullable String route, @Nullable Integer costPence,
			@Nullable String sex, @Nullable String simdQuintile, @Nullable Boolean parent, @Nullable String homeArea) {
	}

}
